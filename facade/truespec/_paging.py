"""Listings: which pages to ask for, and what to do with them.

One flow decides (a generator that yields calls and takes their pages); the two pagers only make the calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen, validators

from truespec._errors import ConfigurationError, PaginationError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence

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
    page_size: int = field(default=DEFAULT_PAGE_SIZE, validator=validators.instance_of(int))
    max_items: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.page_size < 1:
            message = f"page_size must be at least 1, not {self.page_size}"
            raise ConfigurationError(message)
        if self.max_items is not None and self.max_items < 0:
            message = f"max_items must be at least 0, not {self.max_items}"
            raise ConfigurationError(message)

    def flow(self) -> Generator[Call[Page[T]], Page[T], None]:
        """Yields the calls to make, one after the other, and takes the page of each.

        Raises PaginationError when a page is the one before again.
        """
        skip, before = 0, None
        while self.max_items is None or skip < self.max_items:
            page = yield self.page(skip, self._wanted(skip))
            # Advance by what came, not by what was asked for: a server that clamps the size then does no harm.
            skip += len(page.items)
            if not page.items or (page.total is not None and skip >= page.total):
                return
            if page.items == before:
                message = f"the server gave the same page twice; the listing stopped after {skip} items"
                raise PaginationError(message)
            before = page.items

    def _wanted(self, skip: int) -> int:
        return self.page_size if self.max_items is None else min(self.page_size, self.max_items - skip)


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
        flow = self._listing.flow()
        call = next(flow, None)
        while call is not None:
            page = self._colour.answer(call).value
            yield page
            call = _after(flow, page)

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
        flow = self._listing.flow()
        call = next(flow, None)
        while call is not None:
            page = (await self._colour.answer(call)).value
            yield page
            call = _after(flow, page)

    async def first(self) -> T | None:
        """The first item, or None when there is none."""
        async for item in self:
            return item
        return None


def _after(flow: Generator[Call[Page[T]], Page[T], None], page: Page[T]) -> Call[Page[T]] | None:
    """The next call of a flow, or None when it has ended."""
    try:
        return flow.send(page)
    except StopIteration:
        return None
