"""The scripts made importable, and small documents read as the scripts read them."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from scripts.codegen.reading import _overlay, _yaml

PROJECT = Path(__file__).parents[2]

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.reading._overlay import Document
    from scripts.codegen.reading._yaml import Source


class Read(Protocol):
    """What the fixture ``read`` is."""

    def __call__(self, text: str, name: str = "doc.yaml") -> Source:
        """The text as read, under the name that messages give it."""
        ...


@pytest.fixture
def project() -> Path:
    """The project's own folder."""
    return PROJECT


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text as a YAML file of the given name."""

    def load(text: str, name: str = "doc.yaml") -> Source:
        path = tmp_path / name
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return _yaml.load(path, name)

    return load


@pytest.fixture
def document(read: Read) -> Callable[[str], Document]:
    """Read a text as a published document, called ``doc.yaml``."""

    def load(text: str) -> Document:
        source = read(text)
        return _overlay.Document(source.name, source.value, source.places)

    return load
