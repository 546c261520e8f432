"""An oracle for generated models: what a value of a schema has to be decoded to, from the document alone.

Of a union it is the member that the discriminator names, else the first against whose schema jsonschema-rs validates.
"""

from __future__ import annotations

import datetime as dt
import types
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import attrs
import jsonschema_rs

from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]
_SAMPLES: dict[str, list[Any]] = {
    "date": ["2026-02-28"], "date-time": ["2026-08-13T10:11:12Z", "2026-08-13T10:11:12.5+02:00"],
    "uuid": ["0c9ae3d5-3e31-4b9f-8c2b-0f5b8f8e9d11"], "string": ["", "x", "1", "2", "b"], "integer": [0, 4],
    "number": [0.5, 1], "boolean": [True, False], "null": [None], "": [None, "x", 3, [], {}, {"z": 1}],
}  # fmt: skip
_FORMATS: dict[str, type] = {"date": dt.date, "date-time": dt.datetime, "uuid": UUID}
_MAX_VALUES = 12  # of one schema
_MAX_DEPTH = 4


class Oracle:
    """Expectations of one document."""

    def __init__(self, document: Schema) -> None:
        self.document = document
        self._components = to_json_schema(document)["components"]
        self._is_30 = document["openapi"].startswith("3.0")
        self._validators: dict[str, Any] = {}

    def resolve(self, schema: Schema) -> Schema:
        """Return the schema that a reference leads to."""
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema

    def is_valid(self, schema: Schema, value: Any) -> bool:
        """Return whether a value is valid against a schema of the document."""
        key = repr(schema)
        if key not in self._validators:
            converted = to_json_schema({"openapi": self.document["openapi"], "schemas": {"x": schema}})["schemas"]["x"]
            self._validators[key] = jsonschema_rs.Draft202012Validator(
                {"components": self._components, **converted}, validate_formats=True
            )
        return bool(self._validators[key].is_valid(value))

    def iter_values(self, schema: Schema, depth: int = 0) -> Iterator[Any]:
        """Yield valid values of a schema, some for each member of each union."""
        values: list[Any] = []
        for value in self._iter_candidates(schema, depth):
            if value not in values and self.is_valid(schema, value):
                values.append(value)
                yield value
            if len(values) == _MAX_VALUES:
                return

    def _iter_candidates(self, schema: Schema, depth: int) -> Iterator[Any]:
        schema = self.resolve(schema)
        if depth > _MAX_DEPTH:
            return
        if schema.get("nullable") or "null" in schema.get("type", ()):
            yield None
        mapping = schema.get("discriminator", {}).get("mapping", {})
        for member in [*schema.get("oneOf", ()), *schema.get("anyOf", ())]:
            members = list(self.iter_values(member, depth + 1))
            yield from members
            for name in [*mapping, member.get("$ref", "").rpartition("/")[2]]:
                yield from (
                    {**each, schema["discriminator"]["propertyName"]: name}
                    for each in members
                    if "discriminator" in schema and isinstance(each, dict)
                )
        if "enum" in schema or "const" in schema:
            yield from schema.get("enum", [schema.get("const")])
        elif "allOf" in schema or schema.get("properties") is not None or "object" in schema.get("type", ()):
            yield from self._iter_objects(schema, depth)
        type_ = schema.get("type", "")
        for each in [type_] if isinstance(type_, str) else type_:
            if each == "array":
                items = list(self.iter_values(schema["items"], depth + 1))
                yield from ([], items[:1], items[-1:], items[1:3], items[:2])
            else:
                yield from _SAMPLES.get(schema.get("format", each), _SAMPLES.get(each, [])) if each != "object" else []
        for member in schema.get("allOf", ()):
            yield from self.iter_values(member, depth + 1)

    def _iter_objects(self, schema: Schema, depth: int) -> Iterator[Any]:
        properties, required = self.merge(schema)
        values = {name: list(self.iter_values(each, depth + 1)) for name, each in properties.items()}
        full = {name: each for name, each in values.items() if each}
        for index in range(max([1, *map(len, full.values())])):
            everything = {name: each[index % len(each)] for name, each in full.items()}
            yield everything
            yield {name: value for name, value in everything.items() if name in required}
        yield {**{name: each[0] for name, each in full.items()}, "unknown": 1}
        additional = schema.get("additionalProperties")
        if isinstance(additional, dict):
            yield from ({"key": value} for value in self.iter_values(additional, depth + 1))

    def merge(self, schema: Schema) -> tuple[dict[str, Schema], set[str]]:
        """Return the properties of an object by name, and the names that are required."""
        schema = self.resolve(schema)
        properties: dict[str, Schema] = {}
        required = set(schema.get("required", ()))
        for member in schema.get("allOf", ()):
            inner, names = self.merge(member)
            required |= names
            properties |= {name: _both(properties.get(name), each) for name, each in inner.items()}
        own = schema.get("properties", {})
        return properties | {name: _both(properties.get(name), each) for name, each in own.items()}, required

    def _list_all(self, schema: Schema) -> list[Schema]:
        resolved = self.resolve(schema)
        return [resolved, *(each for member in resolved.get("allOf", ()) for each in self._list_all(member))]

    def choose(self, schema: Schema, value: Any) -> Schema:
        """Return the member of a union, or of the unions inside it, that a value belongs to."""
        resolved = self.resolve(schema)
        members = [*resolved.get("anyOf", ()), *resolved.get("oneOf", ())]
        if not members:
            return (
                self.choose(resolved["allOf"][0], value)
                if resolved.keys() == {"allOf"} and len(resolved["allOf"]) == 1
                else schema
            )
        valid = [member for member in members if self._fits(member, value)]
        discriminator = resolved.get("discriminator", {})
        name = value.get(discriminator.get("propertyName")) if isinstance(value, dict) else None
        target = discriminator.get("mapping", {}).get(name, name) if isinstance(name, str) else None
        named = [
            member
            for member in valid
            if str(member.get("$ref", "/")).rpartition("/")[2] == str(target).rpartition("/")[2]
        ]
        return self.choose([*named, *valid, schema][0], value) if valid else schema

    def _fits(self, schema: Schema, value: Any) -> bool:
        """Return whether a value is valid against a schema, or against a member of a union whatever the others."""
        resolved = self.resolve(schema)
        members = [*resolved.get("anyOf", ()), *resolved.get("oneOf", ())]
        return any(self._fits(member, value) for member in members) if members else self.is_valid(schema, value)

    def find_fault(self, schema: Schema, value: Any, decoded: Any, where: str = "") -> str:
        """Return where a decoded value is not what its schema says; "" when it is."""
        schema = self.choose(schema, value)
        resolved = self.resolve(schema)
        if isinstance(value, dict):
            return self._find_object_fault(schema, value, decoded, where)
        if isinstance(value, list):
            items: Schema = resolved.get("items") or next(
                (each["items"] for each in resolved.get("allOf", ()) if "items" in each), {}
            )
            if not isinstance(decoded, list) or len(decoded) != len(value):
                return f"{where}: {decoded!r} is not the list"
            faults = [self.find_fault(items, one, two, f"{where}[]") for one, two in zip(value, decoded, strict=True)]
            return next(filter(None, faults), "")
        formats = {each.get("format") for each in [resolved, *resolved.get("allOf", ())]}
        expected = (
            next((_FORMATS[name] for name in formats & _FORMATS.keys()), None) if isinstance(value, str) else None
        )
        if expected:
            return "" if isinstance(decoded, expected) else f"{where}: {decoded!r} is no {expected.__name__}"
        return "" if type(decoded) is type(value) and decoded == value else f"{where}: {decoded!r} is not {value!r}"

    def _find_object_fault(self, schema: Schema, value: Any, decoded: Any, where: str) -> str:
        resolved = self.resolve(schema)
        is_written = any("properties" in each or each.get("type") for each in self._list_all(schema))
        if not is_written:
            return "" if decoded == value else f"{where}: {decoded!r} is not {value!r}"
        if not attrs.has(type(decoded)):
            return f"{where}: {decoded!r} is no model"
        name = schema.get("$ref", "").rpartition("/")[2]
        if name and not set(resolved) <= {"allOf", "nullable"} and type(decoded).__name__ != name:
            return f"{where}: {decoded!r} is no {name}"
        properties, _ = self.merge(schema)
        additional = resolved.get("additionalProperties")
        for key, each in value.items():
            inner = properties.get(key, additional if isinstance(additional, dict) else {})
            attribute = getattr(decoded, key) if key in properties else decoded.additional_properties[key]
            if fault := self.find_fault(inner, each, attribute, f"{where}.{key}"):
                return fault
        return ""


def _both(first: Schema | None, second: Schema) -> Schema:
    return second if first is None or first == second else {"allOf": [first, second]}


def find_type_fault(value: Any, hint: Any, where: str = "") -> str:
    """Return where a value is not of its annotated type; "" when it is."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        is_right = any(not find_type_fault(value, each) for each in arguments)
    elif origin is Literal:
        is_right = any(value == each and type(value) is type(each) for each in arguments)
    elif origin in {list, dict}:
        is_right = isinstance(value, origin)
    else:
        # 5.0 is an integer (JSON Schema 2020-12, section 6.1.1) and is kept as it was read.
        expected: Any = {Any: object, float: (int, float)}.get(hint, hint)
        value = int(value) if hint is int and isinstance(value, float) and value.is_integer() else value
        is_right = isinstance(value, expected) and not (hint in {int, float} and isinstance(value, bool))
    inner: list[tuple[str, Any, Any]] = []
    if is_right and origin is list:
        inner = [("[]", each, arguments[0]) for each in value]
    elif is_right and origin is dict:
        inner = [(f".{key}", each, arguments[1]) for key, each in value.items()]
    elif is_right and attrs.has(type(value)):
        hints = get_type_hints(type(value))
        inner = [
            (f".{field.name}", getattr(value, field.name), hints[field.name]) for field in attrs.fields(type(value))
        ]
    faults = [find_type_fault(each, each_hint, where + suffix) for suffix, each, each_hint in inner]
    return next(filter(None, faults), "") if is_right else f"{where}: {value!r} is no {hint}"
