"""Schemas that openapi-python-client drops silently."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts import generate
from scripts._errors import SourceError
from scripts.codegen.writing import package, write_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.codegen.reading import Document

HEAD = "openapi: 3.0.3\ninfo: {title: t, version: v}\npaths: {}\ncomponents:\n  schemas:\n"
SCHEMAS = """\
    Item: {type: object}
    Kind: {type: string, enum: [a, b]}
    Alias: {$ref: '#/components/schemas/Item'}
    Same: {allOf: [{$ref: '#/components/schemas/Item'}]}
    Both: {allOf: [{$ref: '#/components/schemas/Item'}, {type: object, properties: {a: {type: string}}}]}
    Either: {oneOf: [{$ref: '#/components/schemas/Item'}, {type: string}]}
    Name: {type: string}
    Names: {type: array, items: {type: string}}
    Open: {additionalProperties: {type: string}}
    File: {type: object, title: Other thing}
"""


def _write(document: Document, folder: Path) -> None:
    write_package(document, folder / "x_api", "Written by a test.")


def test_every_object_and_enum_has_a_class(document: Callable[[str], Document], tmp_path: Path) -> None:
    """Objects and enums have a class each; aliases and plain types need none."""
    _write(document(HEAD + SCHEMAS), tmp_path)
    names = {path.stem for path in (tmp_path / "x_api/models").glob("*.py")}
    assert names == {"__init__", "alias", "item", "kind", "both", "file_model"}


@pytest.mark.parametrize(("missing", "position"), [("Item", "6:11"), ("Kind", "7:11"), ("Both", "10:11")])
def test_a_dropped_schema_is_an_error(
    document: Callable[[str], Document],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    position: str,
) -> None:
    """A schema without a generated class is an error with its name and position."""
    check = package.check_models

    def drop_one(document: Document, data: Any, schemas: Any) -> None:
        data.models = [model for model in data.models if model.class_info.name != missing]
        data.enums = [enum for enum in data.enums if enum.class_info.name != missing]
        check(document, data, schemas)

    monkeypatch.setattr(package, "check_models", drop_one)
    with pytest.raises(SourceError) as caught:
        _write(document(HEAD + SCHEMAS), tmp_path)
    assert str(caught.value) == (
        f"doc.yaml:{position}: the schema {missing!r} would be lost: openapi-python-client wrote no class for it"
    )


def test_enum_values_whose_names_collide_are_all_kept(tmp_path: Path) -> None:
    """Enum values that would share a Python name are all kept, because a literal type gives them no names."""
    values = ["a-b", "a_b", "A b", "a b", "1", "-1", ""]
    schema = {"type": "string", "enum": values}
    document = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "components": {"schemas": {"Kind": schema}}}
    (tmp_path / "openapi/x").mkdir(parents=True)
    (tmp_path / "openapi/x/1.yaml").write_text(json.dumps({**document, "paths": {}}), encoding="utf-8")
    generate.run(tmp_path)
    text = (tmp_path / "generated/x_api/models/kind.py").read_text(encoding="utf-8")
    assert all(f'"{value}"' in text for value in values)
