"""Mutations that make a JSON response violate its schema, in one place that the schema describes."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._wire._strict_json import JSON

_UNKNOWN = "sandbox_unknown"
# A list of hundreds of records has thousands of places; the first one nearly always works.
_MAX_ATTEMPTS = 100
_MAX_DEPTH = 32


@frozen
class ResponseSchema:
    """The schema of a response.

    Attributes:
        schema: its JSON Schema.
        schemas: the targets of references, by name below ``#/components/schemas/``.
        validator: the compiled schema.

    """

    schema: dict[str, JSON]
    schemas: dict[str, JSON]
    validator: Draft202012Validator = field(repr=False)


def mutate(kind: str, body: JSON, response: ResponseSchema, random: Random, pointer: str | None = None) -> JSON:
    """Mutate a response in one place.

    Args:
        kind: ``wrong-type``, ``missing-field`` or ``unknown-enum``.
        body: the response, which is valid; it is not changed.
        response: its schema.
        random: selects the place.
        pointer: the JSON Pointer of the place, or ``None`` for a random one.

    Returns:
        A new response that violates the schema in this way.

    Raises:
        LookupError: there is no such place.

    """
    candidates = [
        place
        for place in _find_places(body, response)
        if pointer in {None, place.pointer} and _is_candidate(kind, place)
    ]
    random.shuffle(candidates)
    for place in candidates[:_MAX_ATTEMPTS]:
        mutated = _mutate_place(kind, place, body)
        # The schemas of a place may be alternatives: only the whole schema knows whether the result is invalid.
        if not response.validator.is_valid(mutated):
            return mutated
    message = f"the response has no place for {kind}"
    raise LookupError(message)


@frozen
class _Place:
    """A value in a response.

    Attributes:
        path: its path; empty for the whole response.
        value: the value.
        schemas: every schema that may apply to it, references resolved.
        is_required: whether it is a required member of its object.

    """

    path: tuple[str | int, ...]
    value: JSON
    schemas: tuple[dict[str, JSON], ...]
    is_required: bool

    @property
    def pointer(self) -> str:
        """Its JSON Pointer (RFC 6901)."""
        return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in self.path)


def _find_places(body: JSON, response: ResponseSchema) -> Iterator[_Place]:
    def walk(place: _Place) -> Iterator[_Place]:
        yield place
        if isinstance(place.value, dict):
            for name, value in place.value.items():
                members = [_find_member_schema(each, name) for each in place.schemas]
                is_required = any(name in _as_array(each.get("required")) for each in place.schemas)
                yield from walk(_Place((*place.path, name), value, expand(members), is_required))
        elif isinstance(place.value, list):
            items = expand([each.get("items") for each in place.schemas])
            for index, value in enumerate(place.value):
                yield from walk(_Place((*place.path, index), value, items, is_required=False))

    def expand(schemas: Sequence[JSON]) -> tuple[dict[str, JSON], ...]:
        return tuple(part for each in schemas for part in _expand(each, response.schemas))

    return walk(_Place((), body, expand([response.schema]), is_required=False))


def _expand(schema: JSON, schemas: dict[str, JSON], depth: int = 0) -> Iterator[dict[str, JSON]]:
    if not isinstance(schema, dict) or depth > _MAX_DEPTH:
        return
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        yield from _expand(schemas.get(name), schemas, depth + 1)
        return
    yield schema
    for keyword in ("allOf", "anyOf", "oneOf"):
        for each in _as_array(schema.get(keyword)):
            yield from _expand(each, schemas, depth + 1)


def _find_member_schema(schema: dict[str, JSON], name: str) -> JSON:
    properties = schema.get("properties")
    if isinstance(properties, dict) and name in properties:
        return properties[name]
    return schema.get("additionalProperties")


def _as_array(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []


def _is_candidate(kind: str, place: _Place) -> bool:
    if kind == "missing-field":
        return place.is_required
    if kind == "unknown-enum":
        return isinstance(place.value, str) and any("enum" in schema for schema in place.schemas)
    return any("type" in schema for schema in place.schemas)


def _mutate_place(kind: str, place: _Place, body: JSON) -> JSON:
    value = _UNKNOWN if kind == "unknown-enum" else _change_type(place.value)
    if not place.path:
        return value
    *path, last = place.path
    mutated = parent = copy.deepcopy(body)
    for part in path:
        parent = _get_child(parent, part)
    if isinstance(parent, dict) and kind == "missing-field":
        del parent[str(last)]
    elif isinstance(parent, dict):
        parent[str(last)] = value
    elif isinstance(parent, list):
        parent[int(last)] = value
    return mutated


def _get_child(parent: JSON, part: str | int) -> JSON:
    if isinstance(parent, dict):
        return parent[str(part)]
    return parent[int(part)] if isinstance(parent, list) else None


def _change_type(value: JSON) -> JSON:
    # As real servers get it wrong: numbers as strings, strings as numbers, an empty array for an object.
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            return 7
        case list():
            return {}
        case dict():
            return []
        case _:
            return False
