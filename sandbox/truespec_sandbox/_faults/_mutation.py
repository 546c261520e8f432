"""Breaking a JSON answer so that it surely breaks its schema: pure functions, guided by the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._faults._places import Place, places

if TYPE_CHECKING:
    import random

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._wire._strict_json import JSON

MUTATIONS = ("wrong-type", "missing-field", "unknown-enum")

_UNKNOWN = "sandbox_unknown"
# A listing of hundreds of records has thousands of places; the first one nearly always will do.
_MOST_TRIES = 100


@attrs.frozen
class ResponseSchema:
    """What an answer has to be.

    Attributes:
        schema: its JSON Schema.
        schemas: the targets of references, by name below ``#/components/schemas/``.
        validator: the compiled rules.

    """

    schema: dict[str, JSON]
    schemas: dict[str, JSON]
    validator: Draft202012Validator = attrs.field(repr=False)


def mutate(kind: str, body: JSON, response: ResponseSchema, chance: random.Random, pointer: str | None = None) -> JSON:
    """Break an answer in one place.

    Args:
        kind: one of ``MUTATIONS``.
        body: the answer, which keeps to its schema; it is not changed.
        response: what it has to be.
        chance: chooses the place.
        pointer: the JSON pointer of the place, or ``None`` to leave it to chance.

    Returns:
        A new answer that breaks the schema in this way.

    Raises:
        LookupError: there is no place where it can be broken so.

    """
    found = places(body, response.schema, response.schemas)
    candidates = [place for place in found if pointer in {None, place.pointer} and _is_candidate(kind, place)]
    chance.shuffle(candidates)
    for place in candidates[:_MOST_TRIES]:
        changed = _changed(kind, place, body)
        # The schemas of a place are those that may speak about it; whether they do, the whole schema knows.
        if not response.validator.is_valid(changed):
            return changed
    message = f"the answer has no place for {kind}"
    raise LookupError(message)


def _is_candidate(kind: str, place: Place) -> bool:
    if kind == "missing-field":
        return place.is_required
    if kind == "unknown-enum":
        return isinstance(place.value, str) and any("enum" in schema for schema in place.schemas)
    return any("type" in schema for schema in place.schemas)


def _changed(kind: str, place: Place, body: JSON) -> JSON:
    if kind == "missing-field":
        return place.removed(body)
    return place.replaced(body, _UNKNOWN if kind == "unknown-enum" else _other_type(place.value))


def _other_type(value: JSON) -> JSON:
    # What real servers get wrong: numbers as texts, texts as numbers, an empty array where an object belongs.
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
