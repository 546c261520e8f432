"""What a schema says of the kind of its values, and a media type of the kind of its bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.reading._navigation import resolve
from scripts.codegen.reading._yaml import JSON, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_VALUES: dict[type, str] = {
    bool: "boolean",
    str: "string",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
_DEEPEST = 20  # schemas may refer to each other in circles


def kinds(document: JSON, schema: JSON, depth: int = 0) -> frozenset[str]:
    """The JSON types that a schema allows; empty when it leaves that open."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _DEEPEST:
        return frozenset()
    found = _own_kinds(schema)
    for keyword in ("anyOf", "oneOf"):
        members = [kinds(document, member, depth + 1) for member in schema.get(keyword, [])]
        if not found and members and all(members):
            found = frozenset[str]().union(*members)
    if not found:
        members = [kinds(document, member, depth + 1) for member in schema.get("allOf", [])]
        found = next((member for member in members if member), frozenset[str]())
    return found | {"null"} if found and schema.get("nullable") is True else found


def _own_kinds(schema: dict[str, JSON]) -> frozenset[str]:
    named = schema.get("type")
    if isinstance(named, str):
        return frozenset({named})
    if is_array(named):
        return frozenset(map(str, named))
    values: list[object] = (
        schema["enum"] if is_array(schema.get("enum")) else [schema["const"]] if "const" in schema else []
    )
    if values:
        return frozenset(_kind_of(value) for value in values)
    if "properties" in schema or "additionalProperties" in schema:
        return frozenset({"object"})
    return frozenset({"array"}) if "items" in schema else frozenset()


def _kind_of(value: object) -> str:
    return next((name for kind, name in _OF_VALUES.items() if isinstance(value, kind)), "null")


def parts(document: JSON, schema: JSON, depth: int = 0) -> Iterator[JSON]:
    """The schemas of the items and of the properties that values of a schema may have."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _DEEPEST:
        return
    if is_object(schema.get("items")):
        yield schema["items"]
    yield from schema.get("properties", {}).values()
    if is_object(schema.get("additionalProperties")):
        yield schema["additionalProperties"]
    for keyword in ("anyOf", "oneOf", "allOf"):
        for member in schema.get(keyword, []):
            yield from parts(document, member, depth + 1)


def properties(document: JSON, schema: JSON, depth: int = 0) -> dict[str, JSON]:
    """The properties of an object's schema by their names, those of its parts included."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _DEEPEST:
        return {}
    found: dict[str, JSON] = {}
    for keyword in ("allOf", "anyOf", "oneOf"):
        for member in schema.get(keyword, []):
            found.update(properties(document, member, depth + 1))
    return {**found, **schema.get("properties", {})}


def essence(media_type: str) -> str:
    """A media type without its parameters (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether bodies of a media type are JSON (RFC 6839 for ``+json``)."""
    return essence(media_type) == "application/json" or essence(media_type).endswith("+json")


def body_kind(document: JSON, media_type: str, schema: JSON) -> str:
    """How a body is written: json, form, multipart, text or binary; "" when we know no way."""
    name, found = essence(media_type), kinds(document, schema)
    if is_json(name):
        return "json"
    if name in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        fitting = "object" in found or not found
        return ("form" if name.startswith("application") else "multipart") if fitting else ""
    if not found <= {"string"}:
        return "json" if name in {"*/*", "application/*"} else ""
    binary = resolve(document, schema).get("format") == "binary"
    return "text" if name.startswith("text/") and not binary else "binary"
