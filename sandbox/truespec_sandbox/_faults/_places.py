"""The places of a JSON answer, each with the schemas that it has to keep to."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from truespec_sandbox._wire._strict_json import JSON

_DEEPEST = 32
_ALTERNATIVES = ("allOf", "anyOf", "oneOf")


@attrs.frozen
class Place:
    """One value in an answer.

    Attributes:
        path: the way to it; empty for the whole answer.
        value: what is there.
        schemas: every schema that may speak about it, references resolved.
        is_required: whether its object may not be without it.

    """

    path: tuple[str | int, ...]
    value: JSON
    schemas: tuple[dict[str, JSON], ...]
    is_required: bool

    @property
    def pointer(self) -> str:
        """Its JSON pointer (RFC 6901)."""
        return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in self.path)

    def replaced(self, body: JSON, value: JSON) -> JSON:
        """Return a copy of an answer with another value in this place."""
        if not self.path:
            return value
        result = copy.deepcopy(body)
        parent, last = _parent(result, self.path)
        if isinstance(parent, dict):
            parent[str(last)] = value
        elif isinstance(parent, list):
            parent[int(last)] = value
        return result

    def removed(self, body: JSON) -> JSON:
        """Return a copy of an answer without this place, which is a member of an object."""
        result = copy.deepcopy(body)
        parent, last = _parent(result, self.path)
        if isinstance(parent, dict):
            del parent[str(last)]
        return result


def places(body: JSON, schema: dict[str, JSON], schemas: dict[str, JSON]) -> list[Place]:
    """Find every place of an answer.

    Args:
        body: the answer.
        schema: its JSON Schema.
        schemas: the targets of references, by name below ``#/components/schemas/``.

    Returns:
        The places from the outside to the inside.

    """
    return list(_walk(Place((), body, tuple(_spoken(schema, schemas, 0)), is_required=False), schemas))


def _walk(place: Place, schemas: dict[str, JSON]) -> Iterator[Place]:
    yield place
    if isinstance(place.value, dict):
        for name, value in place.value.items():
            inner = [found for each in place.schemas if (found := _member(each, name)) is not None]
            required = any(name in _array(each.get("required")) for each in place.schemas)
            yield from _walk(Place((*place.path, name), value, _all(inner, schemas), required), schemas)
    elif isinstance(place.value, list):
        items = _all([each["items"] for each in place.schemas if "items" in each], schemas)
        for index, value in enumerate(place.value):
            yield from _walk(Place((*place.path, index), value, items, is_required=False), schemas)


def _all(found: Sequence[JSON], schemas: dict[str, JSON]) -> tuple[dict[str, JSON], ...]:
    return tuple(spoken for each in found for spoken in _spoken(each, schemas, 0))


def _spoken(schema: JSON, schemas: dict[str, JSON], depth: int) -> Iterator[dict[str, JSON]]:
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        yield from _spoken(schemas.get(name), schemas, depth + 1)
        return
    yield schema
    for keyword in _ALTERNATIVES:
        for each in _array(schema.get(keyword)):
            yield from _spoken(each, schemas, depth + 1)


def _member(schema: dict[str, JSON], name: str) -> JSON:
    properties = schema.get("properties")
    if isinstance(properties, dict) and name in properties:
        return properties[name]
    return schema.get("additionalProperties")


def _array(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _parent(body: JSON, path: tuple[str | int, ...]) -> tuple[JSON, str | int]:
    parent = body
    for part in path[:-1]:
        if isinstance(parent, dict):
            parent = parent[str(part)]
        elif isinstance(parent, list):
            parent = parent[int(part)]
    return parent, path[-1]
