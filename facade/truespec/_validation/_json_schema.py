"""Make an OpenAPI 3.0 document readable for a JSON Schema validator.

OpenAPI 3.0's Schema Object is almost JSON Schema; three things differ: ``nullable``, boolean ``exclusiveMinimum`` /
``exclusiveMaximum``, and ``$ref``, whose siblings it ignores.  Documents of OpenAPI 3.1 need nothing.
"""

from __future__ import annotations

from typing import Any

from truespec._json import is_array, is_object

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Below these keys stand values, not schemas: what looks like a keyword there is data.
_DATA = frozenset({"example", "examples", "default", "enum", "const"})
# Below these keys stand maps from names to schemas: what looks like a keyword there is a name.
_NAMED = frozenset({"properties", "patternProperties", "schemas"})


def readable(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its schemas in JSON Schema 2020-12; every JSON pointer stays valid where it can."""
    if not str(document.get("openapi", "")).startswith("3.0"):
        return document
    return {key: _convert(value) for key, value in document.items()}


def _convert(node: Any) -> Any:
    if is_array(node):
        return [_convert(item) for item in node]
    if not is_object(node):
        return node
    if isinstance(node.get("$ref"), str):
        return {"$ref": node["$ref"]}
    found = {key: _child(key, value) for key, value in node.items()}
    for bound, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if isinstance(found.get(exclusive), bool) and found.pop(exclusive) and bound in found:
            found[exclusive] = found.pop(bound)
    return _with_null(found) if found.get("nullable") is True else found


def _child(key: str, value: Any) -> Any:
    if key in _DATA:
        return value
    if key in _NAMED and is_object(value):
        return {name: _convert(schema) for name, schema in value.items()}
    return _convert(value)


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    del schema["nullable"]
    if not isinstance(schema.get("type"), str) or any(key in schema for key in ("allOf", "anyOf", "oneOf", "not")):
        return {"anyOf": [schema, {"type": "null"}]}
    schema["type"] = [schema["type"], "null"]
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    return schema
