"""How an API pages, as data: the names are the document's, and a test holds each set of rules against the document."""

from __future__ import annotations

from attrs import frozen


@frozen
class OffsetRules:
    """A listing whose pages are told apart by how many items they skip."""

    operation: str
    """The operationId."""
    offset: str
    """The query parameter that says how many items to skip."""
    limit: str
    """The query parameter that says how many items a page may hold."""
    items: str = ""
    """Where the items are in the body, as a JSON pointer; the body itself when it is empty."""
    total: str | None = None
    """Where the number of all items is; None when the API does not give it, and the listing ends with a short page."""
    id: str = "/id"
    """Where an item's id is in the item."""
    largest: int | None = None
    """The document's maximum of the limit parameter."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The query parameters that say which page, and not of what."""
        return (self.offset, self.limit)


@frozen
class CursorRules:
    """A listing whose pages each say where the next one begins."""

    operation: str
    """The operationId."""
    after: str
    """The query parameter that says where the page begins: the end of the page before."""
    limit: str
    """The query parameter that says how many items a page may hold."""
    items: str
    """Where the items are in the body, as a JSON pointer."""
    end: str
    """Where the page's end is, the ``after`` of the next page."""
    more: str
    """Where it says whether there is a next page."""
    total: str | None = None
    """Where the number of all items is; None when the API does not give it."""
    id: str = "/id"
    """Where an item's id is in the item."""
    largest: int | None = None
    """The document's maximum of the limit parameter."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The query parameters that say which page, and not of what."""
        return (self.after, self.limit)


Rules = OffsetRules | CursorRules
