"""Async transports: connections of the client's own in a pool, and an adapter for an httpx transport."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING, Any

import httpcore

from truespec._transport._async_network import AsyncNetwork
from truespec._transport._body import BodyReader
from truespec._transport._failures import ClosedError, precedes_sending
from truespec._transport._options import MAX_CONNECTIONS, ConnectionOptions, connection_factory
from truespec._transport._request import CURRENT, Progress, to_httpcore, to_httpx
from truespec._transport._sync import IdleConnections, check_origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable

    import httpx

    from truespec._response import RawResponse
    from truespec._transport._request import TransportRequest

_POOLS = (httpcore.AsyncConnectionPool, httpcore.AsyncHTTPProxy, httpcore.AsyncSOCKSProxy)


class AsyncPooledTransport:
    """Sends requests on connections of the client's own.

    Raises:
        ConfigurationError: The connections cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self.pool = AsyncPool(options)

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.  Raises httpcore's errors, TimeoutError and ClosedError."""
        token = CURRENT.set(progress)
        try:
            async with asyncio.timeout(progress.remaining()):
                response = await self.pool.send(to_httpcore(request))
            reader = BodyReader(response.status, response.fields, request.body_limit)
            return await _read(response, response.close, reader, progress)
        finally:
            CURRENT.reset(token)

    async def close(self) -> None:
        """Close every connection."""
        self.pool.close()


class AsyncHTTPXTransportAdapter:
    """Sends requests with an httpx transport; the deadline cancels it."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self.transport = transport
        self._is_closed = False

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.  Raises what the transport raises, and ClosedError."""
        if self._is_closed:
            raise ClosedError
        token = CURRENT.set(progress)
        try:
            async with asyncio.timeout(progress.remaining()):
                response = await self.transport.handle_async_request(to_httpx(request))
            reader = BodyReader(response.status_code, response.headers.raw, request.body_limit)
            stream: AsyncIterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of an async transport
            return await _read(stream, response.aclose, reader, progress)
        except Exception as error:
            progress.sent = progress.sent or not precedes_sending(error)
            raise
        finally:
            CURRENT.reset(token)

    async def close(self) -> None:
        """Close the transport."""
        self._is_closed = True
        await self.transport.aclose()


async def _read(
    chunks: AsyncIterable[bytes], close: Callable[[], Awaitable[None]], reader: BodyReader, progress: Progress
) -> RawResponse:
    try:
        async with asyncio.timeout(progress.remaining()):
            try:
                async for chunk in chunks:
                    if not reader.feed(chunk):
                        break
            finally:
                await close()
    except Exception as error:
        if not reader.accept_truncation(error):
            raise
    return reader.response()


class LoopPool:
    """The connections of one event loop: the idle ones, and how many more there may be."""

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(MAX_CONNECTIONS)
        self.idle = IdleConnections(close_now)

    def release(self, connection: httpcore.AsyncConnectionInterface) -> None:
        """Take a connection back."""
        self.idle.push(connection)
        self.slots.release()


class AsyncPool:
    """The connections of a client to its server, with a LoopPool for each event loop.

    A call has one connection to itself, and returns it reusable or closed.  A call that is cancelled, at whatever time,
    closes its connection and frees its slot in the same step; httpcore's own pool shares connections between waiting calls,
    and loses some when calls are cancelled.  A forked process begins with an empty pool, because its parent uses the
    connections.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._connect: Callable[[], httpcore.AsyncConnectionInterface]
        self._connect = connection_factory(options, AsyncNetwork(), _POOLS)
        self.is_closed = False
        self._process = os.getpid()
        self._loop_pools: dict[asyncio.AbstractEventLoop, LoopPool] = {}

    async def send(self, request: httpcore.Request, timeout: float | None = None) -> AsyncPooledResponse:  # noqa: ASYNC109  (how long to wait for a connection, in httpx's word)
        """Send a request and receive the head of its response.

        Raises:
            ClosedError: The pool is closed.
            TimeoutError: No connection became free in ``timeout`` seconds.
        """
        pool = self._loop_pool()
        if pool.slots.locked():
            async with asyncio.timeout(timeout):
                await pool.slots.acquire()
        else:
            await pool.slots.acquire()
        connection = None
        try:
            connection = self._acquire(pool)
            check_origin(connection, request)
            response = await connection.handle_async_request(request)
        except BaseException:
            if connection is not None:
                close_now(connection)
            pool.slots.release()
            raise
        return AsyncPooledResponse(self, pool, connection, response)

    def _acquire(self, pool: LoopPool) -> httpcore.AsyncConnectionInterface:
        if self.is_closed:
            raise ClosedError
        return pool.idle.pop() or self._connect()

    def _loop_pool(self) -> LoopPool:
        loop = asyncio.get_running_loop()
        if self._process != os.getpid():
            self._close_idle()
            self._process = os.getpid()
        pool = self._loop_pools.get(loop)
        if pool is None:
            for other in list(self._loop_pools):
                if other.is_closed() and (ended := self._loop_pools.pop(other, None)):
                    ended.idle.clear()
            pool = self._loop_pools[loop] = LoopPool()
        return pool

    def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self.is_closed = True
        self._close_idle()

    def _close_idle(self) -> None:
        for pool in self._loop_pools.values():
            pool.idle.clear()
        self._loop_pools = {}


class AsyncPooledResponse:
    """A response whose body is still to be received, and the connection that it arrives on."""

    def __init__(
        self,
        owner: AsyncPool,
        pool: LoopPool,
        connection: httpcore.AsyncConnectionInterface,
        response: httpcore.Response,
    ) -> None:
        self.status: int = response.status
        self.fields: list[tuple[bytes, bytes]] = response.headers
        self._owner = owner
        self._pool: LoopPool | None = pool
        self._connection = connection
        self._stream: Any = response.stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        stream: AsyncIterable[bytes] = self._stream
        return aiter(stream)

    async def close(self) -> None:
        """Return the connection to the pool; it is closed when the body was not read to its end."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        try:
            await self._stream.aclose()
        finally:
            pool.release(self._connection)
            if self._owner.is_closed:
                pool.idle.clear()


def close_now(connection: httpcore.AsyncConnectionInterface) -> None:
    """Close a connection without giving way to the event loop: the streams close at once, whatever their event loop."""
    closing = connection.aclose().__await__()
    with contextlib.suppress(StopIteration):
        next(closing)
