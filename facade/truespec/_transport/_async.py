"""Async transports: connections of the client's own in a pool, and an adapter for an httpx transport.

Connections stand on the event loop's ``sock_...`` methods: no transport, no task and no callback outlives a call.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections import deque
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, Unpack

from truespec._transport._addresses import (
    ATTEMPT_DELAY,
    Address,
    open_socket,
    parse_ip_literal,
    start_lookup,
)
from truespec._transport._body import BodyReader
from truespec._transport._connection import MAX_CONNECTIONS, RECEIVE_SIZE, Connection, IdleConnections
from truespec._transport._failures import BEFORE_SENDING, ClosedError
from truespec._transport._request import Progress, to_httpx
from truespec._transport._routes import Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Awaitable, Callable

    import httpx

    from truespec._response import RawResponse
    from truespec._transport._body import BodyT
    from truespec._transport._connection import Steps
    from truespec._transport._options import ConnectionOptions
    from truespec._transport._request import Phase, TransportRequest

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class LoopPool:
    """The connections of one event loop: the idle ones, and how many more there may be."""

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(MAX_CONNECTIONS)
        self.idle = IdleConnections()


class AsyncPooledTransport:
    """Sends requests on connections of the client's own, with a LoopPool for each event loop.

    A call has one connection to itself, and returns it reusable or closed.  A call that is cancelled, at whatever time,
    closes its connection and frees its slot in the same step.  A forked process begins without connections, because its
    parent uses them.

    Raises:
        ConfigurationError: The connections cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._route = Route(options)
        self._is_closed = False
        self._process = os.getpid()
        self._loop_pools: dict[asyncio.AbstractEventLoop, LoopPool] = {}

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.

        Raises:
            ClosedError: The client is closed.
            OSError, h11.ProtocolError, httpx.TransportError: There is no response.
        """
        return (await self.exchange(request, progress, BodyReader)).response()

    async def exchange(self, request: TransportRequest, progress: Progress, body_type: type[BodyT]) -> BodyT:
        """Send a request and receive the whole response as a body of one's own.  Raises what ``send`` raises."""
        target, fields = self._route.address(request)
        body = None
        try:
            async with asyncio.timeout(progress.remaining()):
                pool = self._loop_pool()
                await _limit(progress, "pool", pool.slots.acquire)
                connection = None
                try:
                    connection = pool.idle.pop() or await self._connect(progress)
                    steps = connection.request(request.method, target, fields, request.content)
                    body = body_type(*await run(steps, connection, progress), request.body_limit)
                    await run(connection.receive_body(body), connection, progress)
                finally:
                    if connection:
                        pool.idle.push(connection)
                    pool.slots.release()
                    if self._is_closed:
                        pool.idle.clear()
        except Exception as error:
            if body is None or not body.accept_truncation(error):
                raise
        return body  # pyright: ignore[reportReturnType]  # it thinks that a timeout may swallow an exception

    async def _connect(self, progress: Progress) -> Connection:
        if self._is_closed:
            raise ClosedError
        connected = await _limit(progress, "connect", _connect, self._route)
        connection = Connection(connected)
        try:
            await run(self._route.prepare(connection), connection, progress, "connect", "connect")
        except BaseException:
            connection.socket.close()
            raise
        return connection

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

    async def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self._is_closed = True
        self._close_idle()

    def _close_idle(self) -> None:
        for pool in self._loop_pools.values():
            pool.idle.clear()
        self._loop_pools = {}


async def _limit(progress: Progress, phase: Phase, step: Callable[[Unpack[Ts]], Awaitable[T]], *arguments: *Ts) -> T:
    """Await a step, with its own timeout where there is one; the deadline cancels the call as a whole."""
    seconds = progress.begin_step(phase)
    if progress.timeouts is None:
        return await step(*arguments)
    async with asyncio.timeout(seconds):
        return await step(*arguments)


async def run(
    steps: Steps[T], connection: Connection, progress: Progress, read: Phase = "read", write: Phase = "write"
) -> T:
    """Run the steps of a connection."""
    loop = asyncio.get_running_loop()
    connected = connection.socket
    has_received = False
    try:
        step = next(steps)
        while True:
            result: bytes | int = b""
            try:
                if step is None:
                    if has_received:
                        await asyncio.sleep(0)  # a server that never pauses must not hold up other tasks
                    has_received = True
                    result = await _limit(progress, read, loop.sock_recv, connected, RECEIVE_SIZE)
                elif step:
                    result = await _limit(progress, write, _send, connected, step)
                    progress.sent = progress.sent or (bool(result) and write == "write")
                else:
                    progress.begin_step(read)
                    await asyncio.sleep(0)
            except OSError as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as end:
        value: T = end.value
        return value


async def _send(connected: socket.socket, data: bytes | memoryview) -> int:
    """Send what the system takes; return its length, or 0 when bytes have arrived and it takes none."""
    while True:
        try:
            return connected.send(data)
        except (BlockingIOError, InterruptedError):
            pass
        if not await _is_writable(connected):
            return 0


async def _is_writable(connected: socket.socket) -> bool:
    """Wait until bytes can be sent, or have arrived; return whether they can be sent."""
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[bool] = loop.create_future()

    def set_ready(value: bool) -> None:  # noqa: FBT001  (called by the event loop)
        if not ready.done():
            ready.set_result(value)

    try:
        loop.add_writer(connected, set_ready, True)  # noqa: FBT003  (likewise)
        loop.add_reader(connected, set_ready, False)  # noqa: FBT003  (likewise)
    except NotImplementedError:  # Windows: the next write shows whether it can be sent
        await asyncio.sleep(0.01)
        return True
    try:
        return await ready
    finally:
        loop.remove_writer(connected)
        loop.remove_reader(connected)


async def _connect(route: Route) -> socket.socket:
    """Connect to the addresses in turn; one that does not respond soon does not hold up the next (RFC 8305)."""
    addresses = parse_ip_literal(route.host, route.port)
    addresses = addresses or await asyncio.wrap_future(start_lookup(route.host, route.port))
    waiting = deque(route.sort_addresses(addresses))
    if len(waiting) == 1:
        return route.record_address(await _attempt(waiting[0]))
    error: BaseException = OSError("the host has no address")
    attempts: set[asyncio.Task[socket.socket]] = set()
    try:
        while waiting or attempts:
            if waiting:
                attempts.add(asyncio.create_task(_attempt(waiting.popleft())))
            delay = ATTEMPT_DELAY if waiting else None
            finished, _ = await asyncio.wait(attempts, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for attempt in finished:
                if (failure := attempt.exception()) is None:
                    attempts.discard(attempt)
                    return route.record_address(attempt.result())
                attempts.discard(attempt)
                error = failure
    finally:
        for attempt in attempts:
            attempt.cancel()
        for result in await asyncio.gather(*attempts, return_exceptions=True):
            if isinstance(result, socket.socket):  # a second one that connected at the same moment
                result.close()
    raise error


async def _attempt(address: Address) -> socket.socket:
    attempt = open_socket(address)
    try:
        await asyncio.get_running_loop().sock_connect(attempt, address[3])
    except BaseException:
        attempt.close()
        raise
    return attempt


class AsyncHTTPXTransportAdapter:
    """Sends requests with an httpx transport; the deadline cancels it."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self.transport = transport
        self._is_closed = False

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.  Raises what the transport raises, and ClosedError."""
        if self._is_closed:
            raise ClosedError
        body = None
        try:
            timeout = progress.begin_step("pool")
            async with asyncio.timeout(timeout):
                response = await self.transport.handle_async_request(to_httpx(request, timeout))
                body = BodyReader(response.status_code, response.headers.raw, request.body_limit)
                stream: AsyncIterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of an async transport
                try:
                    async for chunk in stream:
                        if not body.feed(chunk, len(chunk)):
                            break
                finally:
                    await response.aclose()
        except Exception as error:
            progress.sent = progress.sent or not isinstance(error, BEFORE_SENDING)
            if body is None or not body.accept_truncation(error):
                raise
        return body.response()

    async def close(self) -> None:
        """Close the transport."""
        self._is_closed = True
        await self.transport.aclose()
