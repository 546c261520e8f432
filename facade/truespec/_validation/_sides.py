"""What requests and responses require: read-only properties belong to responses, write-only ones to requests.

A required property that is read-only is required in responses only, and one that is write-only in requests only (OpenAPI
3.0.3, section 4.7.24.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truespec._json import is_object
from truespec._validation._json_schema import map_schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Resolve = Callable[[str], Any]

_COMBINED = ("allOf", "anyOf", "oneOf")


def keep_side(document: dict[str, Any], excluded: str, resolve: Resolve) -> dict[str, Any]:
    """Return a document whose schemas do not require the properties that one side does not have.

    Args:
        document: The document, in JSON Schema 2020-12.
        excluded: ``readOnly`` for requests, ``writeOnly`` for responses.
        resolve: Returns the schema at a JSON pointer.
    """

    def edit(schema: dict[str, Any]) -> dict[str, Any]:
        names = {
            name
            for part in _iter_parts(schema, resolve, frozenset())
            for name, value in part.get("properties", {}).items()
            if any(inner.get(excluded) is True for inner in _iter_parts(value, resolve, frozenset()))
        }
        return _drop_required(schema, names) if names else schema

    return map_schemas(document, edit)


def _iter_parts(schema: Any, resolve: Resolve, visited: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema that describes the same value: what it refers to and combines."""
    if not is_object(schema):
        return
    yield schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference not in visited:
        visited |= {reference}
        yield from _iter_parts(resolve(reference.removeprefix("#")), resolve, visited)
    for keyword in _COMBINED:
        for member in schema.get(keyword, ()):
            yield from _iter_parts(member, resolve, visited)


def _drop_required(schema: Any, names: set[str]) -> Any:
    if not is_object(schema):
        return schema
    edited = {
        key: [_drop_required(member, names) for member in value] if key in _COMBINED else value
        for key, value in schema.items()
    }
    if "required" in edited:
        edited["required"] = [name for name in edited["required"] if name not in names]
    return edited
