"""The pagers that users loop over, sync and async: they make the calls of a flow, and prefetch pages.

A page waits as it was received and is parsed when the loop takes it.  Pages that are requested together arrive together;
were all of them parsed then, the next ones could not be requested before the last was.
"""

from __future__ import annotations

import logging
import time
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from truespec._errors import TruespecError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator, Sequence
    from concurrent.futures import Future, ThreadPoolExecutor
    from types import TracebackType

    from truespec._calls._call_state import CallState
    from truespec._calls._executor import AsyncExecutor, SyncExecutor
    from truespec._pagination._chain import Page, PageRequest, PageResult
    from truespec._pagination._listing import Listing

T = TypeVar("T")

_log = logging.getLogger("truespec.paging")
_RESYNCED = "it changed while it was read, and the position was found again; nothing promises the order on which that \
rests: ask for a stable one, where the API has any"
_REORDERED = "items moved while it was read, so items may be lost or come twice: sort it by something that does not \
change, where the API can"


class PaginationState(Generic[T]):
    """One loop over a listing: its flow, and how many items of the current result the loop has yielded."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing
        self._flow = listing.start_flow()
        self._result: PageResult[T] = next(self._flow)
        self._warnings: set[str] = set()
        self.yielded = 0
        self.total: int | None = None

    @property
    def next_requests(self) -> tuple[PageRequest, ...]:
        """The page that is needed next, then those that are likely to be; empty at the end."""
        return self._result.next_requests

    @property
    def lookahead(self) -> int:
        """How many of them to send now."""
        return self._result.lookahead

    def advance(self, page: Page[T]) -> Page[T]:
        """Return the new items of the page that was needed.  Raises PaginationError when it cannot be trusted."""
        self.total = page.total
        result = self._flow.send(page)
        self._result, self.yielded = result, 0
        if result.resynced and not self._listing.ordered:
            self._warn(_RESYNCED)
        if result.reordered:
            self._warn(_REORDERED)
        return result.page

    @property
    def cursor(self) -> str | None:
        """The cursor of the loop's position; None at the start."""
        return self._listing.encode_cursor(self._result.resume_state.token_after(self.yielded))

    @contextmanager
    def attach_cursor(self) -> Generator[None]:
        """Set the cursor on a TruespecError that leaves the block, so that the caller can resume from there."""
        try:
            yield
        except TruespecError as error:
            error.cursor = self.cursor
            raise

    def _warn(self, reason: str) -> None:
        if reason not in self._warnings:
            self._warnings.add(reason)
            _log.warning("%s: the listing is not in a stable order: %s", self._listing.rules.operation, reason)


class _SyncSource(Generic[T]):
    """The pages of a listing by sync calls, prefetched by threads."""

    def __init__(self, executor: SyncExecutor, listing: Listing[T]) -> None:
        self._executor = executor
        self._listing = listing
        self._prefetch = listing.paging.prefetch
        self._threads: ThreadPoolExecutor | None = None
        self._in_flight: dict[PageRequest, Future[CallState[Page[T]]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Request nothing more.  A request that a thread has sent cannot be cancelled: its thread ends with it."""
        self._in_flight.clear()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def take(self, requests: Sequence[PageRequest], lookahead: int) -> Page[T]:
        """Return the page of the first request; the first ``lookahead`` are in flight meanwhile."""
        if self._prefetch == 1 or (len(requests) == 1 and requests[0] not in self._in_flight):
            self._forget_all_but(requests[:1])
            return self._send(requests[0]).parse_response().value
        self._submit(requests[: self._prefetch], lookahead)
        return self._in_flight.pop(requests[0]).result().parse_response().value

    def expect(self, requests: Sequence[PageRequest], lookahead: int) -> None:
        """Send the requests that may be sent while the page before is looped over."""
        if self._prefetch > 1:
            self._submit(requests[: self._prefetch - 1], lookahead)

    def _send(self, request: PageRequest) -> CallState[Page[T]]:
        return self._executor.send(self._listing.build_call(request))

    def _submit(self, requests: Sequence[PageRequest], lookahead: int) -> None:
        self._forget_all_but(requests)
        new = [request for request in requests[:lookahead] if request not in self._in_flight]
        for request in new:
            self._in_flight[request] = self._thread_pool().submit(self._send, request)
        if new:
            time.sleep(0)  # the threads come first: their requests take longest

    def _forget_all_but(self, requests: Sequence[PageRequest]) -> None:
        for request in self._in_flight.keys() - set(requests):
            self._in_flight.pop(request).cancel()

    def _thread_pool(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (few loops prefetch)

            self._threads = ThreadPoolExecutor(self._prefetch, "truespec-prefetch")
        return self._threads


class _AsyncSource(Generic[T]):
    """The pages of a listing by async calls, prefetched by tasks."""

    def __init__(self, executor: AsyncExecutor, listing: Listing[T]) -> None:
        self._executor = executor
        self._listing = listing
        self._prefetch = listing.paging.prefetch
        self._in_flight: dict[PageRequest, asyncio.Task[CallState[Page[T]]]] = {}
        self._cancelled: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Cancel what is in flight, and wait until it has ended."""
        self._forget_all_but(())
        if self._cancelled:
            import asyncio  # noqa: PLC0415  (few loops prefetch)

            await asyncio.wait(self._cancelled)

    async def take(self, requests: Sequence[PageRequest], lookahead: int) -> Page[T]:
        """Return the page of the first request; the first ``lookahead`` are in flight meanwhile."""
        if self._prefetch == 1 or (len(requests) == 1 and requests[0] not in self._in_flight):
            self._forget_all_but(requests[:1])
            return (await self._send(requests[0])).parse_response().value
        await self._submit(requests[: self._prefetch], lookahead)
        call = await self._in_flight[requests[0]]
        del self._in_flight[requests[0]]
        return call.parse_response().value

    async def expect(self, requests: Sequence[PageRequest], lookahead: int) -> None:
        """Send the requests that may be sent while the page before is looped over."""
        if self._prefetch > 1:
            await self._submit(requests[: self._prefetch - 1], lookahead)

    async def _send(self, request: PageRequest) -> CallState[Page[T]]:
        return await self._executor.send(self._listing.build_call(request))

    async def _submit(self, requests: Sequence[PageRequest], lookahead: int) -> None:
        self._forget_all_but(requests)
        new = [request for request in requests[:lookahead] if request not in self._in_flight]
        if not new:
            return
        import asyncio  # noqa: PLC0415  (few loops prefetch)

        for request in new:
            self._in_flight[request] = asyncio.create_task(self._send(request))
        await asyncio.sleep(0)  # the requests go out before anything else is done

    def _forget_all_but(self, requests: Sequence[PageRequest]) -> None:
        for request in self._in_flight.keys() - set(requests):
            task = self._in_flight.pop(request)
            task.cancel()
            self._cancelled.add(task)
            task.add_done_callback(self._discard)

    def _discard(self, task: asyncio.Task[Any]) -> None:
        self._cancelled.discard(task)
        if not task.cancelled():
            task.exception()  # retrieved, so that asyncio logs nothing


class BasePager(Generic[T]):
    """What sync and async pagers share: the position of the loop that was started last."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing
        self._state: PaginationState[T] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._listing.rules.operation}>"

    def _start(self) -> PaginationState[T]:
        self._state = PaginationState(self._listing)
        return self._state

    @property
    def cursor(self) -> str | None:
        """The position after the item (or page) that the last loop yielded, as opaque text; None at the start.

        Pass it as ``cursor`` to the same listing, in this process or another one, now or later, to resume there.
        """
        return self._state.cursor if self._state else self._listing.paging.cursor

    @property
    def total(self) -> int | None:
        """The number of all items, as the last page gave it; None before the first page, and where the API gives none."""
        return self._state.total if self._state else None


class Pager(BasePager[T]):
    """The items of a listing, to loop over.  Each loop starts at the beginning; pages are requested as they are needed.

    An item that exists during the whole loop comes exactly once in a listing with a stable order, whatever others insert
    or delete meanwhile; items that they insert may come or not.
    """

    def __init__(self, executor: SyncExecutor, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._executor = executor

    def __iter__(self) -> Iterator[T]:
        """Yield the items.

        Raises:
            TruespecError: What a call raises, with the ``cursor`` to resume from.
            PaginationError: The server's pages contradict each other.
        """
        state = self._start()
        for page in self._pages(state):
            for item in page.items:
                state.yielded += 1
                yield item

    def pages(self) -> Iterator[Page[T]]:
        """Yield the pages, each without the items that an earlier page had.  Raises as the loop over items does."""
        state = self._start()
        for page in self._pages(state):
            state.yielded = len(page.items)
            yield page

    def first(self) -> T | None:
        """Return the first item, or None when there is none; requests one item."""
        return next(iter(Pager(self._executor, self._listing.limit_to_first())), None)

    def _pages(self, state: PaginationState[T]) -> Iterator[Page[T]]:
        with _SyncSource(self._executor, self._listing) as source:
            while state.next_requests:
                with state.attach_cursor():
                    page = state.advance(source.take(state.next_requests, state.lookahead))
                if page.items:
                    source.expect(state.next_requests, state.lookahead)
                    yield page


class AsyncPager(BasePager[T]):
    """The items of a listing, for ``async for``.  Each loop starts at the beginning; pages are requested when needed.

    An item that exists during the whole loop comes exactly once in a listing with a stable order, whatever others insert
    or delete meanwhile; items that they insert may come or not.
    """

    def __init__(self, executor: AsyncExecutor, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._executor = executor

    async def __aiter__(self) -> AsyncIterator[T]:
        """Yield the items.

        Raises:
            TruespecError: What a call raises, with the ``cursor`` to resume from.
            PaginationError: The server's pages contradict each other.
        """
        state = self._start()
        async with aclosing(self._pages(state)) as pages:
            async for page in pages:
                for item in page.items:
                    state.yielded += 1
                    yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Yield the pages, each without the items that an earlier page had.  Raises as the loop over items does."""
        state = self._start()
        async with aclosing(self._pages(state)) as pages:
            async for page in pages:
                state.yielded = len(page.items)
                yield page

    async def first(self) -> T | None:
        """Return the first item, or None when there is none; requests one item."""
        async for item in AsyncPager(self._executor, self._listing.limit_to_first()):
            return item
        return None

    async def _pages(self, state: PaginationState[T]) -> AsyncGenerator[Page[T], None]:
        async with _AsyncSource(self._executor, self._listing) as source:
            while state.next_requests:
                with state.attach_cursor():
                    page = state.advance(await source.take(state.next_requests, state.lookahead))
                if page.items:
                    await source.expect(state.next_requests, state.lookahead)
                    yield page
