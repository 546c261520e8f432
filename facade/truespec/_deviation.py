"""One fault of a request or an answer, measured against the document."""

from __future__ import annotations

import re
from typing import Any

import orjson
from attrs import frozen

_LONGEST = 300
_INDEX = re.compile(r"/(?:0|[1-9][0-9]*)(?=/|$)")


@frozen(order=True)
class Kind:
    """A kind of deviation: what is the same of it wherever in a list it is seen, and whatever the value was."""

    operation: str
    status: int
    """The status of the answer; 0 for a deviation without one."""
    place: str
    """The pointer, with ``*`` for every index of an array."""
    document_pointer: str
    expected: str
    found: str


@frozen
class Deviation:
    """Where something breaks the document, and what the document asks for.

    The value itself is no part of it, because it may be somebody's data, unless the client was told to keep values.
    """

    pointer: str
    """What breaks it: "query 'limit'", "header 'ETag'", or the JSON pointer of a part of the body ("" is the whole body)."""
    document_pointer: str
    """The JSON pointer of the rule in the document, such as ``/components/schemas/ContactResponse/required``."""
    expected: str
    """What the document asks for."""
    found: str
    """The kind of value that was there: a JSON type, or "nothing"."""
    operation: str = ""
    """The operationId of the call."""
    status: int | None = None
    """The status of the answer; None for a request."""
    value: str | None = None
    """What was there, as JSON text of at most 300 characters; None unless ``deviation_values`` was asked for."""

    @property
    def kind(self) -> Kind:
        """What is the same of it in every item of a list and for every value."""
        place = _INDEX.sub("/*", self.pointer)
        return Kind(self.operation, self.status or 0, place, self.document_pointer, self.expected, self.found)

    def __str__(self) -> str:
        shown = "" if self.value is None else f" {self.value}"
        return f"{self.pointer or 'the body'}: {self.expected} (found {self.found}{shown}; {self.document_pointer})"


def shown(value: object) -> str:
    """A value as JSON text, cut when it is long; for deviations that are to keep values."""
    try:
        text = orjson.dumps(value).decode()
    except (TypeError, ValueError, RecursionError):  # what JSON cannot carry is told by its kind alone
        return type(value).__name__
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def json_type(value: Any) -> str:
    """The JSON type of a value."""
    names = ((bool, "boolean"), (str, "string"), (int, "integer"), (float, "number"), (list, "array"), (dict, "object"))
    return "null" if value is None else next((name for known, name in names if isinstance(value, known)), "a value")
