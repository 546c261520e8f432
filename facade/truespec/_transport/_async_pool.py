"""Connections for awaiting calls: one call has one connection to itself, and gives it back whole or not at all.

A call that is cancelled, at whatever moment, closes its connection and frees its slot in the same step.  httpcore's own
pool shares connections between calls that wait, and loses some of them when calls are cancelled.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import deque
from typing import TYPE_CHECKING, Any

import httpcore

from truespec._transport._async_network import AsyncNetwork
from truespec._transport._failures import ClosedError
from truespec._transport._options import MOST_CONNECTIONS, ConnectionOptions, factory
from truespec._transport._pool import check_server, is_quiet
from truespec._transport._progress import CURRENT

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Callable

_KINDS = (httpcore.AsyncConnectionPool, httpcore.AsyncHTTPProxy, httpcore.AsyncSOCKSProxy)


class _Shelf:
    """The connections of one event loop: those that nobody uses, and how many more there may be."""

    def __init__(self) -> None:
        self.idle: deque[httpcore.AsyncConnectionInterface] = deque()
        self.slots = asyncio.Semaphore(MOST_CONNECTIONS)

    def take(self) -> httpcore.AsyncConnectionInterface | None:
        """A connection that is open and quiet, the one used last before the others."""
        while self.idle:
            connection = self.idle.pop()
            if connection.is_available() and not connection.has_expired():
                return connection
            close_now(connection)
        return None

    def put(self, connection: httpcore.AsyncConnectionInterface, *, keep: bool) -> None:
        """Take a connection back, and close the one that was not used for the longest time when that is too long."""
        if keep and connection.is_idle() and is_quiet(connection):
            self.idle.append(connection)
            if len(self.idle) > 1 and self.idle[0].has_expired():
                close_now(self.idle.popleft())
        else:
            close_now(connection)
        self.slots.release()

    def clear(self) -> None:
        """Close the connections that nobody uses."""
        while self.idle:
            close_now(self.idle.pop())


class AsyncLeased:
    """An answer whose body is still to come, and the connection that it comes on."""

    def __init__(
        self, pool: AsyncPool, shelf: _Shelf, connection: httpcore.AsyncConnectionInterface, response: httpcore.Response
    ) -> None:
        self.status: int = response.status
        self.fields: list[tuple[bytes, bytes]] = response.headers
        self._pool = pool
        self._shelf: _Shelf | None = shelf
        self._connection = connection
        self._stream: Any = response.stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        stream: AsyncIterable[bytes] = self._stream
        return aiter(stream)

    async def close(self) -> None:
        """Give the connection back; one that was not read to its end is closed."""
        shelf, self._shelf = self._shelf, None
        if shelf is None:
            return
        try:
            await self._stream.aclose()
        finally:
            shelf.put(self._connection, keep=not self._pool.closed)


class AsyncPool:
    """The connections of a client to its server, a shelf of them for each event loop.

    A process that was forked off begins with none, because its parent talks on the others.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._make: Callable[[], httpcore.AsyncConnectionInterface] = factory(options, AsyncNetwork(), _KINDS)
        self.closed = False
        self._process = os.getpid()
        self._shelves: dict[asyncio.AbstractEventLoop, _Shelf] = {}

    async def open(self, request: httpcore.Request, timeout: float | None = None) -> AsyncLeased:  # noqa: ASYNC109  (the seconds that it may wait for a connection; httpx's word)
        """Send a request and receive the head of its answer.

        Raises ClosedError, httpcore's errors, and TimeoutError when no connection is free in time.
        """
        shelf = self._shelf()
        if shelf.slots.locked():
            async with asyncio.timeout(timeout):
                await shelf.slots.acquire()
        else:
            await shelf.slots.acquire()
        connection = None
        try:
            connection = self._take_or_make(shelf)
            check_server(connection, request)
            response = await connection.handle_async_request(request)
        except BaseException:
            if connection is None:
                shelf.slots.release()
            else:
                shelf.put(connection, keep=False)
            raise
        if (progress := CURRENT.get()) is not None:
            progress.connected = True
        return AsyncLeased(self, shelf, connection, response)

    def _take_or_make(self, shelf: _Shelf) -> httpcore.AsyncConnectionInterface:
        if self.closed:
            raise ClosedError
        return shelf.take() or self._make()

    def _shelf(self) -> _Shelf:
        loop = asyncio.get_running_loop()
        if self._process != os.getpid():
            self._clear()
            self._process = os.getpid()
        shelf = self._shelves.get(loop)
        if shelf is None:
            for ended in [known for known in self._shelves if known.is_closed()]:
                self._shelves.pop(ended).clear()
            shelf = self._shelves[loop] = _Shelf()
        return shelf

    def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self.closed = True
        self._clear()

    def _clear(self) -> None:
        for shelf in self._shelves.values():
            shelf.clear()
        self._shelves = {}


def close_now(connection: httpcore.AsyncConnectionInterface) -> None:
    """Close a connection without giving way to anybody: our streams close at once, on whichever event loop they were."""
    closing = connection.aclose().__await__()
    with contextlib.suppress(StopIteration):
        next(closing)
