"""Documents for the oracle: one construct each, in every place where a schema may stand, for OpenAPI 3.0 and 3.1."""

from __future__ import annotations

import random
from typing import Any

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def make_object(*required: str, **properties: Any) -> Schema:
    """Return the schema of an object."""
    names = {"required": list(required)} if required else {}  # 3.0 has no empty list
    return {"type": "object", **names, "properties": properties}


TEXT: Schema = {"type": "string", "maxLength": 5}
NUMBER: Schema = {"type": "integer", "minimum": 0, "maximum": 9}
DAY: Schema = {"type": "string", "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time"}
ID: Schema = {"type": "string", "format": "uuid"}
PARENT = {"Parent": make_object("id", "kind", id=NUMBER, kind={"type": "string", "enum": ["a", "b"]}, at=TIME)}


def _one_of(*members: Schema, **more: Any) -> Schema:
    return {"oneOf": list(members), **more}


def _any_of(*members: Schema) -> Schema:
    return {"anyOf": list(members)}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items, "maxItems": 2}


def _closed(schema: Schema) -> Schema:
    return {**schema, "additionalProperties": False}


def _fixed(value: str) -> Schema:
    return {"type": "string", "enum": [value]}


AB = {"A": make_object("a", a=TEXT), "B": make_object("b", b=TEXT, when=DAY)}
KINDS = {name: make_object("kind", kind=TEXT, when=DAY, **{name.lower(): NUMBER}) for name in ("A", "B")}
# Each has the schema Subject, written to be valid in 3.0; in 3.1 an enum of one value becomes a const, nullable a type.
CONSTRUCTS: dict[str, Schema] = {
    "required": {"Subject": _one_of(ref("A"), ref("B")), **AB},
    "any_of": {"Subject": _any_of(ref("A"), ref("B")), **AB},
    "inline": {"Subject": _one_of(make_object("a", a=DAY), make_object("b", b=TIME))},
    "constants": {
        "Subject": _one_of(ref("A"), ref("B"), ref("C")),
        **{name: make_object("kind", kind=_fixed(name), x=NUMBER) for name in "ABC"},
    },
    "types": {"Subject": _one_of(ref("A"), ref("B")), "A": make_object("x", x=TEXT), "B": make_object("x", x=NUMBER)},
    "nested_types": {
        "Subject": _one_of(ref("A"), ref("B")),
        "A": make_object("x", x=make_object("y", y=TEXT)),
        "B": make_object("x", x=make_object("y", y=NUMBER)),
    },
    "mapping": {
        "Subject": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind", "mapping": {"1": ref("B")["$ref"], "2": "A"}}),
        **KINDS,
    },
    "names": {"Subject": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind"}), **KINDS},
    "own_values": {
        "Subject": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind"}),
        **{name: make_object("kind", kind=_fixed(name.lower()), **{name.lower(): DAY}) for name in "AB"},
    },
    "outside": {
        "Subject": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind", "mapping": {"c": "C", "a": "A"}}),
        **KINDS, "C": make_object("c", c=TEXT),
    },
    "two_unions": {
        "Subject": make_object(
            x=_one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind", "mapping": {"1": "A", "2": "B"}}),
            y=_one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind", "mapping": {"1": "B", "2": "A"}}),
        ),
        **KINDS,
    },
    "inherited": {
        "Subject": _one_of(ref("A"), ref("B")),
        **{name: {"allOf": [ref("Parent"), make_object(name.lower(), **{name.lower(): TEXT})]} for name in "AB"}, **PARENT,
    },
    "inherited_kind": {
        "Subject": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind", "mapping": {"a": "A", "b": "B"}}),
        **{name: {"allOf": [ref("Parent"), make_object(x=DAY, kind=_fixed(name.lower()))]} for name in "AB"}, **PARENT,
    },
    "scalars": {"Subject": _one_of(ref("A"), _fixed("auto"), NUMBER, {"type": "boolean"}), **AB},
    "dates": {"Subject": _any_of(_fixed("never"), DAY, TIME, ID, {"type": "string", "maxLength": 3})},
    "anything": {"Subject": _any_of(ref("A"), {}), **AB},
    "arrays": {"Subject": _one_of(_array(NUMBER), _array(ref("A")), _array(DAY)), **AB},
    "array_or_one": {"Subject": _one_of(ref("A"), _array(ref("A")), TEXT), **AB},
    "maps": {
        "Subject": _one_of(ref("A"), {"type": "object", "additionalProperties": DAY, "minProperties": 1, "maxProperties": 2}),
        "A": _closed(make_object("a", a=NUMBER)),
    },
    "nested": {
        "Subject": _one_of(ref("Inner"), ref("C"), _one_of(DAY, NUMBER)),
        "Inner": _one_of(ref("A"), ref("B"), discriminator={"propertyName": "kind"}),
        **KINDS, "C": make_object("c", c=TEXT),
    },
    "null": {"Subject": _one_of({**DAY, "nullable": True}, ref("A")), **AB},
    "nullable_object": {"Subject": {**make_object("a", a=DAY, successor=ref("Subject")), "nullable": True}},
    "aliases": {
        "Subject": make_object(x=ref("X"), z=ref("Z"), u=_one_of(ref("Z"), NUMBER), w=ref("W"), o=ref("O")),
        "Z": {"allOf": [ref("X")]}, "X": {"nullable": True, "allOf": [ref("A")]}, "W": _one_of(ref("X")),
        "O": {"allOf": [ref("A"), make_object(o=TEXT)]}, **AB,
    },
    "nullable_all_of": {"Subject": {"nullable": True, "allOf": [ref("A")]}, **AB},
    "closed": {
        "Subject": _one_of(ref("A"), ref("B")), "A": _closed(make_object(x=TEXT, a=TEXT)), "B": _closed(make_object(x=TEXT, b=DAY)),
    },
    "one_optional": {"Subject": _any_of(ref("A"), ref("B")), "A": make_object(a=DAY), "B": make_object("b", b=TEXT)},
    "all_of_scalar": {"Subject": make_object(p={"allOf": [{"type": "string"}, {"maxLength": 9}]}, q={"allOf": [TIME]}, r=ref("R")),
                      "R": {"allOf": [NUMBER, {"multipleOf": 2}]}},
    "all_of_array": {"Subject": {"allOf": [{"type": "array", "items": ref("A")}, {"maxItems": 2}]}, **AB},
    "all_of_objects": {"Subject": {"allOf": [ref("A"), {"allOf": [ref("B"), {"required": ["when"]}]}, make_object(c=DAY)]}, **AB},
    "all_of_narrowed": {
        "Subject": {"allOf": [ref("Parent"), make_object(kind=_fixed("a"), id=NUMBER, at={"description": "When."})]}, **PARENT,
    },
    "all_of_same_property": {
        "Subject": {"allOf": [make_object(x=ref("A")), make_object(x=ref("B"))]}, **AB,
    },
    "all_of_beside": {"Subject": {"allOf": [ref("A")], "properties": {"c": DAY}, "required": ["c"]}, **AB},
    "enums": {
        "Subject": make_object(
            e={"type": "string", "enum": ["x", "y"], "nullable": True}, n={"type": "integer", "enum": [-1, 0, 1]},
            f={"type": "number", "enum": [0.5, 1.5]}, t={"type": "boolean", "enum": [True]}, m={"enum": ["x", 1, True]},
        ),
    },
    "tree": {"Subject": make_object("name", name=TEXT, child=_one_of(ref("Subject"), DAY), children=_array(ref("Subject")))},
    "binary": {"Subject": make_object("data", data={"type": "string", "format": "binary"}, day=DAY)},
}  # fmt: skip


def _in_places(subject: Schema) -> Schema:
    """Return the schemas that use a schema in every place."""
    return {
        "InProperty": make_object("p", p=subject, q=subject),
        "InList": make_object(p=_array(subject)),
        "InMap": {"type": "object", "additionalProperties": subject, "maxProperties": 2},
        "InUnion": make_object(p=_one_of(subject, make_object("other", other=DAY))),
        "InAllOf": {"allOf": [ref("InProperty"), make_object(r=subject)]},
        "InInlineObject": make_object(p=make_object("p", p=subject)),
    }


def make_document(construct: str, version: str, seed: int) -> Schema:
    """Return the document of a construct; the seed shuffles its schemas, 0 keeps their order."""
    schemas = dict(CONSTRUCTS[construct])
    # A recursive schema has no inline form.
    subject = ref("Subject") if seed % 2 == 0 or "#/components/schemas/Subject" in str(schemas) else schemas["Subject"]
    schemas = _in_places(subject) | schemas
    names = list(schemas)
    if seed:
        random.Random(seed).shuffle(names)  # noqa: S311  (an order of schemas)
    content = {"application/json": {"schema": subject}}
    operation = {"operationId": "getSubject", "responses": {"200": {"description": "d", "content": content}}}
    document = {
        "openapi": version, "info": {"title": "t", "version": "1"}, "paths": {"/subject": {"get": operation}},
        "components": {"schemas": {name: schemas[name] for name in names}},
    }  # fmt: skip
    return _modernize(document) if version.startswith("3.1") else document


def _modernize(node: Any) -> Any:
    """Return schemas of OpenAPI 3.0 as 3.1 has them."""
    if isinstance(node, list):
        return [_modernize(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _modernize(value) for key, value in node.items()}
    if result.pop("nullable", False):
        if "type" not in result:
            return {"oneOf": [result, {"type": "null"}]}
        result["type"] = [result["type"], "null"]
        if "enum" in result:
            result["enum"] = [*result["enum"], None]
    if isinstance(result.get("enum"), list) and len(result["enum"]) == 1:
        result["const"] = result.pop("enum")[0]
    return result
