"""Small documents, read from text."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from scripts.codegen.reading import read_yaml

PROJECT = Path(__file__).parents[2]

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.reading import Document


class Read(Protocol):
    """The fixture ``read``."""

    def __call__(self, text: str, name: str = "doc.yaml") -> Document:
        """Read a text as a YAML file of this name."""
        ...


@pytest.fixture
def project() -> Path:
    """Return the project's folder."""
    return PROJECT


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a text as a YAML file."""

    def load(text: str, name: str = "doc.yaml") -> Document:
        path = tmp_path / name
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return read_yaml(path, name)

    return load


@pytest.fixture
def document(read: Read) -> Callable[[str], Document]:
    """Return a function that reads a text as a published document, ``doc.yaml``."""

    def load(text: str) -> Document:
        return read(text)

    return load
