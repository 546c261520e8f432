"""Unions: the member is chosen from the whole document, wherever and in whatever order its members are defined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts.codegen.reading import Document
from scripts.codegen.writing.unions import list_ambiguous_unions
from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Iterator


def _object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


TEXT = {"type": "string"}
CAT, DOG = _object("kind", kind={"enum": ["cat"]}), _object("kind", kind={"const": "dog"})
# Each holder has a property `p`; the members are defined after it.
HOLDERS: dict[str, Any] = {
    "AfterIt": {"oneOf": [_ref("A"), _ref("B")]},
    "Inherited": {"oneOf": [_ref("ChildA"), _ref("ChildB")]},
    "Named": _ref("NamedUnion"),
    "OwnValues": {"oneOf": [_ref("Cat"), _ref("Dog")], "discriminator": {"propertyName": "kind"}},
    "Swapped": {
        "oneOf": [_ref("Red"), _ref("Blue")],
        "discriminator": {"propertyName": "x", "mapping": {"1": "Red", "2": "#/components/schemas/Blue"}},
    },
    "Swapped2": {
        "oneOf": [_ref("Red"), _ref("Blue")],
        "discriminator": {"propertyName": "y", "mapping": {"1": "Blue", "2": "Red"}},
    },
    "Undiscriminated": {"oneOf": [_ref("Red"), _ref("Blue")]},
    "OrConstant": {"oneOf": [_ref("A"), {"const": "auto"}]},
    "OrAny": {"anyOf": [_ref("A"), {}]},
    "DateOrConstant": {"oneOf": [{"const": "never"}, {"type": "string", "format": "date"}]},
    "Lists": {"oneOf": [{"type": "array", "items": TEXT}, {"type": "array", "items": _ref("A")}]},
    "Outside": {
        "oneOf": [_ref("Red"), _ref("Blue")],
        "discriminator": {"propertyName": "x", "mapping": {"r": "Red", "b": "Blue", "a": "A"}},
    },
    "Nested": {"oneOf": [_ref("Pet"), _ref("A")]},
    "Closed": {"oneOf": [_ref("ClosedA"), _ref("ClosedB")]},
    "ByType": {"oneOf": [_object("x", x=TEXT), _object("x", x={"type": "integer"})]},
    "ByValue": {"oneOf": [_object("x", x={"enum": ["a"]}), _object("x", x={"enum": ["b"]})]},
}
SCHEMAS = {
    **{name: _object("p", p=schema) for name, schema in HOLDERS.items()},
    "NamedUnion": {"anyOf": [_ref("A"), _ref("B")]},
    "Pet": {"oneOf": [_ref("Cat"), _ref("Dog")], "discriminator": {"propertyName": "kind"}},
    "ChildA": {"allOf": [_ref("Parent"), _object("a", a=TEXT)]},
    "ChildB": {"allOf": [_ref("Parent"), _object("b", b=TEXT)]},
    "Parent": _object("id", id=TEXT),
    "A": _object("a", a=TEXT),
    "B": _object("b", b=TEXT),
    "Cat": CAT,
    "Dog": DOG,
    "Red": _object(x=TEXT, y=TEXT, red=TEXT),
    "Blue": _object(x=TEXT, y=TEXT, blue=TEXT),
    "ClosedA": _object(p=TEXT) | {"additionalProperties": False},
    "ClosedB": _object(q=TEXT) | {"additionalProperties": False},
}


@pytest.fixture(scope="module", params=["as written", "reversed"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the schemas in this order and in the opposite one."""
    schemas = SCHEMAS if request.param == "as written" else dict(reversed(SCHEMAS.items()))
    document = {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas},
    }  # fmt: skip
    name = request.param.replace(" ", "_")
    with generated(tmp_path_factory.mktemp(name), f"unions_{name}", document) as package:
        yield package


@pytest.mark.parametrize(
    ("holder", "value", "expected"),
    [
        ("AfterIt", {"b": "1"}, "B"), ("AfterIt", {"a": "1"}, "A"), ("AfterIt", {"b": "1", "a": "1"}, "A"),
        ("Inherited", {"id": "1", "b": "1"}, "ChildB"), ("Inherited", {"id": "1", "a": "1"}, "ChildA"),
        ("Named", {"b": "1"}, "B"), ("OwnValues", {"kind": "dog"}, "Dog"), ("OwnValues", {"kind": "cat"}, "Cat"),
        ("Swapped", {"x": "1"}, "Red"), ("Swapped", {"x": "2"}, "Blue"), ("Swapped2", {"y": "1"}, "Blue"),
        ("Swapped2", {"y": "2"}, "Red"), ("Undiscriminated", {"x": "2"}, "Red"),
        ("OrConstant", "auto", "str"), ("OrConstant", {"a": "1"}, "A"), ("OrAny", {"a": "1"}, "A"), ("OrAny", 5, "int"),
        ("OrAny", {"a": 1}, "dict"), ("DateOrConstant", "never", "str"), ("DateOrConstant", "2026-02-28", "Date"),
        ("Lists", ["x"], "list of str"), ("Lists", [{"a": "x"}], "list of A"), ("Lists", [], "list"),
        ("Outside", {"x": "b"}, "Blue"), ("Outside", {"x": "a", "a": "1"}, "Red"), ("Nested", {"kind": "dog"}, "Dog"),
        ("Nested", {"a": "1"}, "A"), ("Closed", {"q": "1"}, "ClosedB"), ("Closed", {"p": "1"}, "ClosedA"),
        ("Swapped", {"x": "Blue"}, "Blue"), ("ByType", {"x": 1}, "ByTypePType1"), ("ByType", {"x": "1"}, "ByTypePType0"),
        ("ByValue", {"x": "b"}, "ByValuePType1"), ("ByValue", {"x": "a"}, "ByValuePType0"),
    ],
)  # fmt: skip
def test_member(package: Package, holder: str, value: Any, expected: str) -> None:
    """A value becomes the member that its discriminator names, else the first that it is valid against."""
    decoded: Any = getattr(package.module("models"), holder).from_dict({"p": value})
    items = decoded.p if isinstance(decoded.p, list) else []
    assert " of ".join(type(each).__name__ for each in [decoded.p, *items]) == expected
    assert decoded.to_dict() == {"p": value}


def test_ambiguous_unions_are_listed() -> None:
    """A union is listed where a value may be valid against two members, and neither discriminator nor schemas exclude it."""
    document = {"openapi": "3.1.0", "components": {"schemas": SCHEMAS}}
    lines = list_ambiguous_unions(
        Document("doc.yaml", document, {f"/components/schemas/{name}": name for name in SCHEMAS})
    )
    assert [line.partition(":")[0] for line in lines] == [
        "AfterIt", "Inherited", "Undiscriminated", "OrAny", "Nested", "Nested", "Closed", "NamedUnion",
    ]  # fmt: skip
    assert lines[0] == "AfterIt: a value may be valid against both A and B: the first is chosen"
