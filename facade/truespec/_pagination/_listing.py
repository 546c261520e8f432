"""A listing that has been described and not yet asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import evolve, field, frozen

from truespec._config import _checked
from truespec._errors import ConfigurationError
from truespec._pagination import _place
from truespec._pagination._after import CursorFlow
from truespec._pagination._offset import OffsetFlow
from truespec._pagination._page import Ask
from truespec._pagination._place import CursorPlace, OffsetPlace
from truespec._pagination._rules import CursorRules, OffsetRules

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from truespec._call import Call
    from truespec._pagination._page import CursorPage, Page, Step

T = TypeVar("T")

DEFAULT_PAGE_SIZE = 50
_SMALLEST = 2


@frozen
class Paging:
    """How a caller wants a listing: the arguments that every listing has."""

    page_size: int = DEFAULT_PAGE_SIZE
    """How many items a request asks for."""
    max_items: int | None = None
    """Stop after so many; None for all."""
    prefetch: int = 1
    """How many pages may be under way or waiting at a time; 1 asks for a page when it is needed."""
    cursor: str | None = None
    """Go on where this ``.cursor`` was taken."""

    def __attrs_post_init__(self) -> None:
        _checked.count("page_size", self.page_size, _SMALLEST)
        _checked.count("prefetch", self.prefetch, 1)
        if self.max_items is not None:
            _checked.count("max_items", self.max_items, 0)


@frozen
class Listing(Generic[T]):
    """A listing: its rules, the call for a page, and how it is wanted."""

    rules: OffsetRules | CursorRules
    call: Callable[[Ask], Call[Page[T]]]
    identity: Callable[[T], str | int]
    """An item's id."""
    paging: Paging
    ordered: bool
    """Whether the caller asked for an order, so that the listing has one."""
    start: OffsetPlace | CursorPlace | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        size, largest = self.paging.page_size, self.rules.largest
        if largest is not None and size > largest:
            message = f"page_size must be {largest} at most: the document of {self.rules.operation} says so"
            raise ConfigurationError(message)
        if self.paging.cursor is not None:
            kind = OffsetPlace if isinstance(self.rules, OffsetRules) else CursorPlace
            # How attrs sets a field of a frozen class: the place is found by means of the other fields.
            object.__setattr__(self, "start", _place.read(self.paging.cursor, self._digest(), kind))

    def flow(self) -> Generator[Step[T], Page[T], None]:
        """One way through the listing."""
        wanted = self.paging
        rules, start = self.rules, self.start
        if isinstance(rules, OffsetRules):
            begin = start if isinstance(start, OffsetPlace) else None
            most = wanted.max_items
            return OffsetFlow(rules, self.identity, wanted.page_size, most, wanted.prefetch, begin).run()
        after = start if isinstance(start, CursorPlace) else None
        return CursorFlow(rules, self.identity, wanted.page_size, wanted.max_items, after).run()

    def text(self, place: OffsetPlace | CursorPlace | None) -> str | None:
        """The cursor for a place; None for the beginning."""
        return None if place is None else _place.write(place, self._digest())

    def of_one(self) -> Listing[T]:
        """The same listing, of its first item only."""
        return evolve(self, paging=evolve(self.paging, max_items=_least(self.paging.max_items), prefetch=1))

    def _digest(self) -> bytes:
        return _place.digest(self.call(Ask(self.paging.page_size)).request, self.rules.parameters)


def _least(most: int | None) -> int:
    return 1 if most is None else min(most, 1)


def by_offset(
    rules: OffsetRules,
    call: Callable[[int, int], Call[Page[T]]],
    identity: Callable[[T], str | int],
    *,
    paging: Paging,
    ordered: bool,
) -> Listing[T]:
    """Describe a listing by offset.

    Args:
        rules: What the document says of its pages.
        call: The call for the page that skips so many items and holds at most so many.
        identity: An item's id.
        paging: How it is wanted.
        ordered: Whether the caller asked for an order.

    Raises:
        ConfigurationError: The page size is above the document's maximum, or the cursor is not of this listing.
    """
    return Listing(rules, lambda ask: call(ask.skip, ask.limit), identity, paging, ordered)


def by_cursor(
    rules: CursorRules,
    call: Callable[[str | None, int], Call[CursorPage[T]]],
    identity: Callable[[T], str | int],
    *,
    paging: Paging,
) -> Listing[T]:
    """Describe a listing by cursor.

    Args:
        rules: What the document says of its pages.
        call: The call for the page that follows an end (the first one for None) and holds at most so many items.
        identity: An item's id.
        paging: How it is wanted.

    Raises:
        ConfigurationError: The page size is above the document's maximum, or the cursor is not of this listing.
    """

    def page(ask: Ask) -> Call[Page[T]]:
        return call(ask.after, ask.limit).then(_as_page)

    return Listing(rules, page, identity, paging, ordered=True)


def _as_page(page: CursorPage[T]) -> Page[T]:
    return page
