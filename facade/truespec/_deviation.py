"""Deviations: the places where a request or a response violates the document."""

from __future__ import annotations

import re
from typing import Any

import orjson
from attrs import frozen

HIDDEN = "[hidden]"
_MAX_VALUE_LENGTH = 300
_ARRAY_INDEX = re.compile(r"/(?:0|[1-9][0-9]*)(?=/|$)")
_JSON_TYPES = (
    (bool, "boolean"),
    (str, "string"),
    (int, "integer"),
    (float, "number"),
    (list, "array"),
    (dict, "object"),
)


@frozen(order=True)
class Kind:
    """What deviations have in common that differ in array index and value only."""

    operation: str
    status: int
    """The status of the response; 0 for a deviation without one."""
    place: str
    """The pointer, with ``*`` for every index of an array."""
    document_pointer: str
    expected: str
    actual: str


@frozen
class Deviation:
    """One place where a request or a response violates the document.

    The value itself is left out, because it may be personal data, unless the client has ``deviation_values=True``.
    """

    pointer: str
    """The place: "query 'limit'", "header 'ETag'", or the JSON pointer of a part of the body ("" is the whole body)."""
    document_pointer: str
    """The JSON pointer of the violated rule in the document, such as ``/components/schemas/ContactResponse/required``."""
    expected: str
    """What the document requires."""
    actual: str
    """The type of the value that was there: a JSON type, or "nothing"."""
    operation: str = ""
    """The operationId of the call."""
    status: int | None = None
    """The status of the response; None for a request."""
    value: str | None = None
    """The value as JSON text of at most 300 characters; None without ``deviation_values=True``."""

    @property
    def kind(self) -> Kind:
        """What this deviation has in common with those in other items of the same list."""
        place = _ARRAY_INDEX.sub("/*", self.pointer)
        return Kind(self.operation, self.status or 0, place, self.document_pointer, self.expected, self.actual)

    def __str__(self) -> str:
        value = "" if self.value is None else f" {self.value}"
        return f"{self.pointer or 'the body'}: {self.expected} (found {self.actual}{value}; {self.document_pointer})"


def truncated_json(value: object) -> str:
    """Return a value as JSON text of at most 300 characters, or the name of its type when JSON cannot represent it."""
    try:
        text = orjson.dumps(value).decode()
    except (TypeError, ValueError, RecursionError):
        return type(value).__name__
    return text if len(text) <= _MAX_VALUE_LENGTH else text[: _MAX_VALUE_LENGTH - 1] + "…"


def json_type(value: Any) -> str:
    """Return the name of a value's JSON type."""
    return (
        "null" if value is None else next((name for type_, name in _JSON_TYPES if isinstance(value, type_)), "a value")
    )
