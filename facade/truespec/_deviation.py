"""One fault of a request or an answer, measured against the document."""

from __future__ import annotations

from attrs import frozen


@frozen
class Deviation:
    """Where something breaks the document, and what the document asks for.

    The value itself is never part of it, because it may be somebody's data.
    """

    pointer: str
    """What breaks it: "query 'limit'", "header 'ETag'", or the JSON pointer of a part of the body ("" is the whole body)."""
    document_pointer: str
    """The JSON pointer of the rule in the document, such as ``/components/schemas/ContactResponse/required``."""
    expected: str
    """What the document asks for."""
    found: str
    """The kind of value that was there: a JSON type, or "nothing"."""

    def __str__(self) -> str:
        return f"{self.pointer or 'the body'}: {self.expected} (found {self.found}; {self.document_pointer})"
