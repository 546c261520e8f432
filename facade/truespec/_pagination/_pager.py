"""The pagers that users loop over, sync and async: they make the calls of a flow, and prefetch pages.

A page waits as it was received and is parsed when the loop takes it.  Pages that are requested together arrive together;
were all of them parsed then, the next ones could not be requested before the last was.
"""

from __future__ import annotations

import functools
import threading
import time
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from truespec._errors import TruespecError
from truespec._pagination._listing import PaginationState
from truespec._transport._request import Cancellation

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence

    from truespec._calls._call_state import CallState
    from truespec._calls._executor import AsyncExecutor, SyncExecutor
    from truespec._pagination._chain import Page, PageRequest, PageResult
    from truespec._pagination._listing import Listing

T = TypeVar("T")
ExecutorT = TypeVar("ExecutorT", "SyncExecutor", "AsyncExecutor")
HandleT = TypeVar("HandleT", "_PageThread", "asyncio.Task[Any]")


class _Source(Generic[ExecutorT, HandleT]):
    """The pages of a listing, and the requests for them that are in flight."""

    def __init__(self, executor: ExecutorT, listing: Listing[Any]) -> None:
        self._executor: ExecutorT = executor
        self._listing = listing
        self._prefetch = listing.prefetch
        self.ahead = self._prefetch - 1
        """How many pages to request while one is looped over."""
        self._in_flight: dict[PageRequest, HandleT] = {}

    def _is_alone(self, requests: Sequence[PageRequest]) -> bool:
        """Return whether the first request is to be sent by itself."""
        return self._prefetch == 1 or (len(requests) == 1 and requests[0] not in self._in_flight)

    def _select(self, requests: Sequence[PageRequest] = (), lookahead: int = 0) -> list[PageRequest]:
        """Cancel what is not among these requests, and return those that are to be sent now."""
        for request in self._in_flight.keys() - set(requests):
            self._cancel(self._in_flight.pop(request))
        return [request for request in requests[:lookahead] if request not in self._in_flight]

    def _cancel(self, handle: HandleT) -> None:
        handle.cancel()


class _PageThread:
    """A thread that sends the request for a page.

    It is a daemon: one of an executor would keep the process alive until its request has ended.
    """

    def __init__(self, send: Callable[[Cancellation], CallState[Any]], slots: threading.Semaphore) -> None:
        self._send = send
        self._slots = slots
        self._cancellation = Cancellation()
        self._outcome: CallState[Any] | BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="truespec-prefetch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with self._slots:
            if not self._cancellation.is_cancelled:
                try:
                    self._outcome = self._send(self._cancellation)
                except BaseException as error:  # noqa: BLE001  (raised where the page is used)
                    self._outcome = error

    def cancel(self) -> None:
        """Close the connection, and let the thread end."""
        self._cancellation.cancel()

    def result(self) -> CallState[Any]:
        """Wait for the response.  Raises what the call raises."""
        self._thread.join()
        if isinstance(self._outcome, BaseException):
            raise self._outcome
        if self._outcome is None:
            message = "the request was cancelled"
            raise AssertionError(message)
        return self._outcome


class _SyncSource(_Source["SyncExecutor", "_PageThread"]):
    """The pages of a listing by sync calls, prefetched by threads."""

    def __init__(self, executor: SyncExecutor, listing: Listing[Any]) -> None:
        super().__init__(executor, listing)
        self._slots = threading.Semaphore(self._prefetch)
        """Bounds the requests in flight: a thread may take a while to end."""

    def close(self) -> None:
        """Cancel what is in flight; the threads end by themselves."""
        self._select()

    def take(self, result: PageResult[T]) -> CallState[Page[T]]:
        """Return the page of the first request; those that are to be sent now are in flight meanwhile."""
        request = result.next_requests[0]
        if self._is_alone(result.next_requests):
            self._select()
            return self._send(request)
        self.submit(result, self._prefetch)
        call: CallState[Page[T]] = self._in_flight.pop(request).result()
        return call

    def submit(self, result: PageResult[T], count: int) -> None:
        """Send those of the next ``count`` requests that are to be sent now."""
        new = self._select(result.next_requests[:count], result.lookahead)
        for request in new:
            self._in_flight[request] = _PageThread(functools.partial(self._send, request), self._slots)
        if new:
            time.sleep(0)  # the threads come first: their requests take longest

    def _send(self, request: PageRequest, cancellation: Cancellation | None = None) -> CallState[Any]:
        return self._executor.send(self._listing.page_call(request), cancellation)


class _AsyncSource(_Source["AsyncExecutor", "asyncio.Task[Any]"]):
    """The pages of a listing by async calls, prefetched by tasks."""

    def __init__(self, executor: AsyncExecutor, listing: Listing[Any]) -> None:
        super().__init__(executor, listing)
        self._cancelled: set[asyncio.Task[Any]] = set()

    async def aclose(self) -> None:
        """Cancel what is in flight, and wait until it has ended."""
        self._select()
        if self._cancelled:
            import asyncio  # noqa: PLC0415  (few loops prefetch)

            await asyncio.wait(self._cancelled)

    async def take(self, result: PageResult[T]) -> CallState[Page[T]]:
        """Return the page of the first request; those that are to be sent now are in flight meanwhile."""
        request = result.next_requests[0]
        if self._is_alone(result.next_requests):
            self._select()
            return await self._send(request)
        await self.submit(result, self._prefetch)
        call: CallState[Page[T]] = await self._in_flight[request]
        del self._in_flight[request]
        return call

    async def submit(self, result: PageResult[T], count: int) -> None:
        """Send those of the next ``count`` requests that are to be sent now."""
        new = self._select(result.next_requests[:count], result.lookahead)
        if new:
            import asyncio  # noqa: PLC0415  (few loops prefetch)

            self._in_flight |= {request: asyncio.create_task(self._send(request)) for request in new}
            await asyncio.sleep(0)  # the requests go out before anything else is done

    async def _send(self, request: PageRequest) -> CallState[Any]:
        return await self._executor.send(self._listing.page_call(request))

    def _cancel(self, handle: asyncio.Task[Any]) -> None:
        handle.cancel()
        self._cancelled.add(handle)
        handle.add_done_callback(self._discard)

    def _discard(self, task: asyncio.Task[Any]) -> None:
        self._cancelled.discard(task)
        if not task.cancelled():
            task.exception()  # retrieved, so that asyncio logs nothing


class BasePager(Generic[T, ExecutorT]):
    """What sync and async pagers share: the position of the loop that was started last."""

    def __init__(self, executor: ExecutorT, listing: Listing[T]) -> None:
        self._executor: ExecutorT = executor
        self._listing = listing
        self._state: PaginationState[T] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._listing.rules.operation}>"

    def _start(self) -> PaginationState[T]:
        self._state = PaginationState(self._listing, self._executor.settings.policy)
        return self._state

    @property
    def cursor(self) -> str | None:
        """The position after the item (or page) that the last loop yielded, as opaque text; None at the start.

        Pass it as ``cursor`` to the same listing, in this process or another one, now or later, to resume there.
        """
        return self._state.cursor if self._state else self._listing.cursor

    @property
    def total(self) -> int | None:
        """The number of all items, as the last page gave it; None before the first page, and where the API gives none."""
        return self._state.total if self._state else None


class Pager(BasePager[T, "SyncExecutor"]):
    """The items of a listing, to loop over.  Each loop starts at the beginning; pages are requested as they are needed.

    An item that exists during the whole loop comes exactly once in a listing with a stable order, whatever others insert
    or delete meanwhile; items that they insert may come or not.
    """

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
        with closing(_SyncSource(self._executor, self._listing)) as source:
            while state.result.next_requests:
                try:
                    page = state.advance(source.take(state.result).parse_response())
                except TruespecError as error:
                    error.cursor = state.cursor
                    raise
                if page.items:
                    source.submit(state.result, source.ahead)
                    yield page


class AsyncPager(BasePager[T, "AsyncExecutor"]):
    """The items of a listing, for ``async for``.  Each loop starts at the beginning; pages are requested when needed.

    An item that exists during the whole loop comes exactly once in a listing with a stable order, whatever others insert
    or delete meanwhile; items that they insert may come or not.
    """

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
        async with aclosing(_AsyncSource(self._executor, self._listing)) as source:
            while state.result.next_requests:
                try:
                    page = state.advance((await source.take(state.result)).parse_response())
                except TruespecError as error:
                    error.cursor = state.cursor
                    raise
                if page.items:
                    await source.submit(state.result, source.ahead)
                    yield page
