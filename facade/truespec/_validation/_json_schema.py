"""OpenAPI schemas as JSON Schema 2020-12: the conversion of OpenAPI 3.0 documents, and formats that the validator lacks.

OpenAPI 3.0's Schema Object differs from JSON Schema in three things: ``nullable``, boolean ``exclusiveMinimum`` and
``exclusiveMaximum``, and ``$ref``, whose siblings it ignores.  Documents of OpenAPI 3.1 need no conversion.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from truespec._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# What stands below a key is decided by the object that has the key, since names may be keywords: a property `enum`, a
# response `default`.  "*" stands for an object of names, "+" for an array.  A holder is a parameter, header, body or
# response, or the content of one.
_GRAMMAR: dict[str, dict[str, str]] = {
    "document": {"paths": "*path item", "components": "components"},
    "components": {
        "schemas": "*schema",
        **dict.fromkeys(("parameters", "headers", "requestBodies", "responses"), "*holder"),
    },
    "path item": {
        "parameters": "+holder",
        **dict.fromkeys(("get", "put", "post", "delete", "options", "head", "patch", "trace"), "operation"),
    },
    "operation": {"parameters": "+holder", "requestBody": "holder", "responses": "*holder"},
    "holder": {"schema": "schema", "content": "*holder", "headers": "*holder"},
    "schema": {
        **dict.fromkeys(("items", "additionalProperties", "not", "x-content-schema"), "schema"),
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), "+schema"),
        **dict.fromkeys(("properties", "patternProperties"), "*schema"),
    },
}

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # in every locale
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# The one form that a sender may generate (RFC 9110, section 5.6.7); whether the day exists is left to datetime.
_IMF_FIXDATE = re.compile(
    rf"({'|'.join(_WEEKDAYS)}), ([0-9]{{2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) ([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}}) GMT"
)


def to_json_schema(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with its schemas in JSON Schema 2020-12; JSON pointers into it stay valid where they can."""
    if not str(document.get("openapi", "")).startswith("3.0"):
        return document
    return map_schemas(document, _convert)


def map_schemas(document: dict[str, Any], edit: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Return a copy of a document with each of its schemas edited, the innermost first."""
    mapped: dict[str, Any] = _map_schemas(document, "document", edit)
    return mapped


def _map_schemas(node: Any, role: str, edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    if role.startswith("+"):
        return [_map_schemas(item, role[1:], edit) for item in node] if is_array(node) else node
    if not is_object(node):
        return node
    if role.startswith("*"):
        return {name: _map_schemas(item, role[1:], edit) for name, item in node.items()}
    roles = _GRAMMAR[role]
    mapped = {key: _map_schemas(value, roles[key], edit) if key in roles else value for key, value in node.items()}
    return edit(mapped) if role == "schema" else mapped


def _convert(schema: dict[str, Any]) -> dict[str, Any]:
    if isinstance(schema.get("$ref"), str):
        return {"$ref": schema["$ref"]}
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)
    return _allow_null(schema) if schema.get("nullable") is True else schema


def _allow_null(schema: dict[str, Any]) -> dict[str, Any]:
    del schema["nullable"]
    if not isinstance(schema.get("type"), str) or any(key in schema for key in ("allOf", "anyOf", "oneOf", "not")):
        return {"anyOf": [schema, {"type": "null"}]}
    schema["type"] = [schema["type"], "null"]
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    return schema


def is_http_date(text: str) -> bool:
    """Return whether a text is an HTTP-date of the preferred form, such as ``Tue, 24 Jun 2025 09:30:00 GMT``."""
    match = _IMF_FIXDATE.fullmatch(text)
    if match is None:
        return False
    weekday, day, month, year, hour, minute, second = match.groups()
    try:
        # A leap second is written as 60, which datetime does not accept.
        date = datetime(  # noqa: DTZ001  (only whether the day exists matters)
            int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), min(int(second), 59)
        )
    except ValueError:
        return False
    return int(second) <= 60 and _WEEKDAYS[date.weekday()] == weekday  # noqa: PLR2004  (a leap second)


FORMATS: dict[str, Callable[[str], bool]] = {"http-date": is_http_date}
"""The formats that jsonschema-rs does not check by itself."""


def uses_own_format(node: Any, resolve: Callable[[str], Any], visited: set[str] | None = None) -> bool:
    """Return whether a schema, or one that it refers to, has a format of ``FORMATS``.

    A validator with formats of our own takes half as long again, so only schemas that need them get them.
    ``resolve`` returns the schema at a JSON pointer.
    """
    visited = set() if visited is None else visited
    if is_array(node):
        return any(uses_own_format(item, resolve, visited) for item in node)
    if not is_object(node):
        return False
    reference = node.get("$ref")
    if isinstance(reference, str) and reference not in visited:
        visited.add(reference)
        return uses_own_format(resolve(reference.removeprefix("#")), resolve, visited)
    has_own = isinstance(node.get("format"), str) and node["format"] in FORMATS  # a property may be called `format`
    return has_own or any(uses_own_format(item, resolve, visited) for item in node.values())
