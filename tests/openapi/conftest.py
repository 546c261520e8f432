"""Fixtures: the documents of every API, as published and with the overlays applied."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from scripts.codegen.apis import read_api
from scripts.codegen.reading import read_yaml

PROJECT = Path(__file__).parents[2]

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = sorted(path for path in (PROJECT / "openapi").iterdir() if path.is_dir())
OVERLAYS = [
    path for folder in FOLDERS for name in ("overlay.yaml", "contract.yaml") if (path := folder / name).exists()
]
VIEWS = ("published", "client", "contract")
Views: TypeAlias = dict[str, dict[str, Any]]


def _read(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = read_yaml(path, path.name).value
    return value


@cache
def _views(folder: Path) -> Views:
    (published,) = [path for path in folder.glob("*.yaml") if path not in OVERLAYS and path.name != "ledger.yaml"]
    api = read_api(folder, PROJECT)
    return {
        "published": _read(published),
        "client": api.client.value,
        "contract": api.contract.value,
    }


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def views(request: pytest.FixtureRequest) -> Views:
    """Return the three documents of an API by view, for every API."""
    return _views(request.param)


@pytest.fixture(params=VIEWS)
def document(request: pytest.FixtureRequest, views: Views) -> dict[str, Any]:
    """Return a document of an API, for every API and view."""
    return views[request.param]


@pytest.fixture
def views_of() -> Callable[[str], Views]:
    """Return a function that returns the three documents of an API by view."""
    return lambda name: _views(PROJECT / "openapi" / name)


@pytest.fixture(params=OVERLAYS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def overlay(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return an overlay, for every overlay of every API."""
    return _read(request.param)


@pytest.fixture
def overlay_of() -> Callable[[str], dict[str, Any]]:
    """Return a function that returns the overlay of an API's client view."""
    return lambda name: _read(PROJECT / "openapi" / name / "overlay.yaml")
