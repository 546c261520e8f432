"""What requests and responses require: read-only properties belong to responses, write-only ones to requests.

By OpenAPI 3.0.3, section 4.7.24.2, a required property that is read-only is required in responses only, and one that is
write-only in requests only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from truespec_sandbox._wire._strict_json import JSON

_COMBINED = ("allOf", "anyOf", "oneOf")
_COMPONENTS = "#/components/schemas/"


def keep_side(schema: JSON, excluded: str, schemas: Mapping[str, JSON]) -> JSON:
    """Return a schema that does not require the properties that one side does not have.

    Args:
        schema: the schema.
        excluded: ``readOnly`` for requests, ``writeOnly`` for responses.
        schemas: the document's schemas, targets of references.

    Returns:
        A copy, in which the schemas inside it are edited likewise.

    """
    if not isinstance(schema, dict):
        return schema
    names = {
        name
        for part in _iter_parts(schema, schemas, ())
        for name, value in _as_object(part.get("properties")).items()
        if any(inner.get(excluded) is True for inner in _iter_parts(value, schemas, ()))
    }
    edited = _drop_required(schema, names)
    for keyword in ("items", "additionalProperties", "not"):
        if keyword in edited:
            edited[keyword] = keep_side(edited[keyword], excluded, schemas)
    for keyword in _COMBINED:
        if keyword in edited:
            edited[keyword] = [keep_side(each, excluded, schemas) for each in _as_array(edited[keyword])]
    if "properties" in edited:
        properties = _as_object(edited["properties"])
        edited["properties"] = {name: keep_side(each, excluded, schemas) for name, each in properties.items()}
    return edited


def _iter_parts(schema: JSON, schemas: Mapping[str, JSON], visited: tuple[str, ...]) -> Iterator[dict[str, JSON]]:
    """Yield a schema and every schema that describes the same value: what it refers to and combines."""
    if not isinstance(schema, dict):
        return
    yield schema
    name = str(schema.get("$ref", "")).removeprefix(_COMPONENTS)
    if name in schemas and name not in visited:
        visited = (*visited, name)
        yield from _iter_parts(schemas[name], schemas, visited)
    for keyword in _COMBINED:
        for member in _as_array(schema.get(keyword)):
            yield from _iter_parts(member, schemas, visited)


def _drop_required(schema: dict[str, JSON], names: set[str]) -> dict[str, JSON]:
    edited = dict(schema)
    for keyword in _COMBINED:
        if keyword in edited:
            members = _as_array(edited[keyword])
            edited[keyword] = [_drop_required(each, names) if isinstance(each, dict) else each for each in members]
    if "required" in edited:
        edited["required"] = [name for name in _as_array(edited["required"]) if name not in names]
    return edited


def _as_object(value: JSON) -> dict[str, JSON]:
    return value if isinstance(value, dict) else {}


def _as_array(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []
