"""Value types of schemas and body kinds of media types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.reading.documents import JSON, is_array, is_object, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

_JSON_TYPES: dict[type, str] = {
    bool: "boolean",
    str: "string",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
_MAX_DEPTH = 20  # schemas may refer to each other in circles


def value_types(document: JSON, schema: JSON, depth: int = 0) -> frozenset[str]:
    """Return the JSON types of the values that a schema allows; empty when it does not say."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _MAX_DEPTH:
        return frozenset()
    types = _own_types(schema)
    for keyword in ("anyOf", "oneOf"):
        members = [value_types(document, member, depth + 1) for member in schema.get(keyword, [])]
        if not types and members and all(members):
            types = frozenset[str]().union(*members)
    if not types:
        members = [value_types(document, member, depth + 1) for member in schema.get("allOf", [])]
        types = next((member for member in members if member), frozenset[str]())
    return types | {"null"} if types and schema.get("nullable") is True else types


def _own_types(schema: dict[str, JSON]) -> frozenset[str]:
    declared = schema.get("type")
    if isinstance(declared, str):
        return frozenset({declared})
    if is_array(declared):
        return frozenset(map(str, declared))
    values: list[object] = (
        schema["enum"] if is_array(schema.get("enum")) else [schema["const"]] if "const" in schema else []
    )
    if values:
        return frozenset(_type_of_value(value) for value in values)
    if "properties" in schema or "additionalProperties" in schema:
        return frozenset({"object"})
    return frozenset({"array"}) if "items" in schema else frozenset()


def _type_of_value(value: object) -> str:
    return next((name for type_, name in _JSON_TYPES.items() if isinstance(value, type_)), "null")


def iter_inner_schemas(document: JSON, schema: JSON, depth: int = 0) -> Iterator[JSON]:
    """Yield the schemas of the items and properties that values of a schema may have."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _MAX_DEPTH:
        return
    if is_object(schema.get("items")):
        yield schema["items"]
    yield from schema.get("properties", {}).values()
    if is_object(schema.get("additionalProperties")):
        yield schema["additionalProperties"]
    for keyword in ("anyOf", "oneOf", "allOf"):
        for member in schema.get(keyword, []):
            yield from iter_inner_schemas(document, member, depth + 1)


def merge_properties(document: JSON, schema: JSON, depth: int = 0) -> dict[str, JSON]:
    """Return the properties of an object schema by name, those of its allOf, anyOf and oneOf members included."""
    schema = resolve(document, schema)
    if not is_object(schema) or depth > _MAX_DEPTH:
        return {}
    properties: dict[str, JSON] = {}
    for keyword in ("allOf", "anyOf", "oneOf"):
        for member in schema.get(keyword, []):
            properties.update(merge_properties(document, member, depth + 1))
    return {**properties, **schema.get("properties", {})}


def normalize_media_type(media_type: str) -> str:
    """Return a media type in lower case and without its parameters (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json_media_type(media_type: str) -> bool:
    """Return whether bodies of a media type are JSON (RFC 6839 for ``+json``)."""
    name = normalize_media_type(media_type)
    return name == "application/json" or name.endswith("+json")


def classify_body(document: JSON, media_type: str, schema: JSON) -> str:
    """Return how a body is encoded: json, form, multipart, text or binary; "" when it is not supported."""
    name, types = normalize_media_type(media_type), value_types(document, schema)
    if is_json_media_type(name):
        return "json"
    if name in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        is_supported = "object" in types or not types
        return ("form" if name.startswith("application") else "multipart") if is_supported else ""
    if not types <= {"string"}:
        return "json" if name in {"*/*", "application/*"} else ""
    is_binary = resolve(document, schema).get("format") == "binary"
    return "text" if name.startswith("text/") and not is_binary else "binary"
