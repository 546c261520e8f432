"""Listings: which pages to ask for, and what to do with them.

One walk decides which call comes next and what of its page counts; the two pagers only make the calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, evolve, frozen

from truespec import _checked
from truespec._errors import PaginationError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from truespec._call import Call
    from truespec._colour import Awaiting, Blocking

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

DEFAULT_PAGE_SIZE = 50


@frozen
class Page(Generic[T_co]):
    """One page of a listing: its items, and how many items there are in all (None when the API did not say)."""

    items: Sequence[T_co]
    total: int | None = None


@frozen
class Listing(Generic[T]):
    """An offset listing that has been described and not yet asked for."""

    page: Callable[[int, int], Call[Page[T]]]
    """The call for the page that skips so many items and holds at most so many."""
    page_size: int = DEFAULT_PAGE_SIZE
    max_items: int | None = None

    def __attrs_post_init__(self) -> None:
        _checked.count("page_size", self.page_size, 1)
        if self.max_items is not None:
            _checked.count("max_items", self.max_items, 0)


@define
class Walk(Generic[T]):
    """One way through a listing, a page at a time."""

    listing: Listing[T]
    taken: int = 0
    _last: Sequence[T] | None = None
    _ended: bool = False

    def call(self) -> Call[Page[T]] | None:
        """The call to make next; None at the end of the listing."""
        left = self._left()
        if self._ended or left == 0:
            return None
        size = self.listing.page_size
        return self.listing.page(self.taken, size if left is None else min(size, left))

    def take(self, page: Page[T]) -> Page[T]:
        """What counts of the page that the call gave.

        Raises PaginationError when it is the page before again, or empty although more items were announced.
        """
        if not page.items and page.total is not None and page.total > self.taken:
            message = f"the server announced {page.total} items and gave an empty page after {self.taken}"
            raise PaginationError(message)
        if page.items and page.items == self._last:
            message = f"the server gave the same page twice; the listing stopped after {self.taken} items"
            raise PaginationError(message)
        self._last, left = page.items, self._left()
        # Advance by what came, not by what was asked for: a server that clamps the size then does no harm.
        self.taken += len(page.items)
        self._ended = not page.items or (page.total is not None and self.taken >= page.total)
        return page if left is None else evolve(page, items=page.items[:left])

    def _left(self) -> int | None:
        most = self.listing.max_items
        return None if most is None else max(0, most - self.taken)


class Pager(Generic[T]):
    """The items of a listing.  Each loop over it starts at the beginning; pages are asked for as they are needed."""

    def __init__(self, colour: Blocking, listing: Listing[T]) -> None:
        self._colour = colour
        self._listing = listing

    def __iter__(self) -> Iterator[T]:
        """The items, one by one.  Raises what a call raises, and PaginationError."""
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[T]]:
        """The pages, one by one, as the server cut them."""
        walk = Walk(self._listing)
        while (call := walk.call()) is not None:
            yield walk.take(self._colour.answer(call).value)

    def first(self) -> T | None:
        """The first item, or None when there is none."""
        return next(iter(self), None)


class AsyncPager(Generic[T]):
    """The items of a listing.  Each loop over it starts at the beginning; pages are asked for as they are needed."""

    def __init__(self, colour: Awaiting, listing: Listing[T]) -> None:
        self._colour = colour
        self._listing = listing

    async def __aiter__(self) -> AsyncIterator[T]:
        """The items, one by one.  Raises what a call raises, and PaginationError."""
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The pages, one by one, as the server cut them."""
        walk = Walk(self._listing)
        while (call := walk.call()) is not None:
            yield walk.take((await self._colour.answer(call)).value)

    async def first(self) -> T | None:
        """The first item, or None when there is none."""
        async for item in self:
            return item
        return None
