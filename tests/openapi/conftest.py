"""The documents of every API, as they are published and as the overlays make them."""

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


def _value(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(path, path.name).value
    return found


@cache
def _views(folder: Path) -> Views:
    (published,) = [path for path in folder.glob("*.yaml") if path not in OVERLAYS and path.name != "ledger.yaml"]
    api = read_api(folder, PROJECT)
    return {
        "published": _value(published),
        "client": api.client.value,
        "contract": api.contract.value,
    }


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def views(request: pytest.FixtureRequest) -> Views:
    """The three documents of an API, by the name of the view; for every API."""
    return _views(request.param)


@pytest.fixture(params=VIEWS)
def document(request: pytest.FixtureRequest, views: Views) -> dict[str, Any]:
    """A document of an API; for every API and every view."""
    return views[request.param]


@pytest.fixture
def views_of() -> Callable[[str], Views]:
    """The three documents of the API of the given name."""
    return lambda name: _views(PROJECT / "openapi" / name)


@pytest.fixture(params=OVERLAYS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def overlay(request: pytest.FixtureRequest) -> dict[str, Any]:
    """An overlay of an API; for every one there is."""
    return _value(request.param)


@pytest.fixture
def overlay_of() -> Callable[[str], dict[str, Any]]:
    """The overlay that makes the client's view of the API of the given name."""
    return lambda name: _value(PROJECT / "openapi" / name / "overlay.yaml")
