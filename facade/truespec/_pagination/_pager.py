"""The two faces of a listing: one to loop over, one to loop over with ``async for``."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Generic, TypeVar

from truespec._pagination._sources import AwaitingSource, BlockingSource
from truespec._pagination._walk import Walk

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

    from truespec._calls._executor import AsyncExecutor, SyncExecutor
    from truespec._pagination._listing import Listing
    from truespec._pagination._page import Page

T = TypeVar("T")


class _Told(Generic[T]):
    """What a pager tells of the loop that was begun last."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing
        self._walk: Walk[T] = Walk(listing)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._listing.rules.operation}, to be looped over>"

    def _begin(self) -> Walk[T]:
        self._walk = Walk(self._listing)
        return self._walk

    @property
    def cursor(self) -> str | None:
        """A text that stands for the place behind the item (or the page) that the last loop was given.

        Pass it as ``cursor`` to the same listing, in this process or another one, now or later, to go on there.  None at
        the beginning.  There is nothing to be read from it.
        """
        return self._walk.cursor

    @property
    def total(self) -> int | None:
        """How many items there are in all, as the last page said; None before the first one, and when the API is silent."""
        return self._walk.total


class Pager(_Told[T]):
    """The items of a listing.  Each loop over it starts at the beginning; pages are asked for as they are needed.

    An item that exists during the whole loop comes exactly once in a listing that is in a stable order, whatever others
    insert or delete meanwhile; what they insert may come or not.
    """

    def __init__(self, executor: SyncExecutor, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._executor = executor

    def __iter__(self) -> Iterator[T]:
        """The items, one by one.  Raises what a call raises, and PaginationError, each with the ``cursor`` to go on from."""
        walk = self._begin()
        for page in self._steps(walk):
            for item in page.items:
                walk.handed += 1
                yield item

    def pages(self) -> Iterator[Page[T]]:
        """The pages, one by one, each without the items that were on one before.  Raises as the loop over items does."""
        walk = self._begin()
        for page in self._steps(walk):
            walk.handed = len(page.items)
            yield page

    def first(self) -> T | None:
        """The first item, or None when there is none; asks for one item."""
        return next(iter(Pager(self._executor, self._listing.of_one())), None)

    def _steps(self, walk: Walk[T]) -> Iterator[Page[T]]:
        with BlockingSource(self._executor, self._listing) as source:
            while walk.wants:
                with walk.noting():
                    page = walk.take(source.take(walk.wants, walk.eager))
                if page.items:
                    source.expect(walk.wants, walk.eager)
                    yield page


class AsyncPager(_Told[T]):
    """The items of a listing.  Each loop over it starts at the beginning; pages are asked for as they are needed.

    An item that exists during the whole loop comes exactly once in a listing that is in a stable order, whatever others
    insert or delete meanwhile; what they insert may come or not.
    """

    def __init__(self, executor: AsyncExecutor, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._executor = executor

    async def __aiter__(self) -> AsyncIterator[T]:
        """The items, one by one.  Raises what a call raises, and PaginationError, each with the ``cursor`` to go on from."""
        walk = self._begin()
        async with aclosing(self._steps(walk)) as steps:
            async for page in steps:
                for item in page.items:
                    walk.handed += 1
                    yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The pages, one by one, each without the items that were on one before.  Raises as the loop over items does."""
        walk = self._begin()
        async with aclosing(self._steps(walk)) as steps:
            async for page in steps:
                walk.handed = len(page.items)
                yield page

    async def first(self) -> T | None:
        """The first item, or None when there is none; asks for one item."""
        async for item in AsyncPager(self._executor, self._listing.of_one()):
            return item
        return None

    async def _steps(self, walk: Walk[T]) -> AsyncGenerator[Page[T], None]:
        async with AwaitingSource(self._executor, self._listing) as source:
            while walk.wants:
                with walk.noting():
                    page = walk.take(await source.take(walk.wants, walk.eager))
                if page.items:
                    await source.expect(walk.wants, walk.eager)
                    yield page
