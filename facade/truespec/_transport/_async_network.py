"""Network backend of httpcore for async calls: sent bytes are recorded, and a connection is closed at once.

Streams stand on the event loop's ``sock_...`` methods: no transport, no task and no callback outlives a call.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

from truespec._transport._dns import ATTEMPT_DELAY, Address, getaddrinfo, parse_ip_literal
from truespec._transport._request import limit_timeout
from truespec._transport._streams import TLS_RECORD, TLSSession, map_exceptions, record_sent, stream_info

if TYPE_CHECKING:
    import ssl
    from collections.abc import Generator, Iterable, Sequence

T = TypeVar("T")


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    """Connects to hosts."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
        local_address: str | None = None,  # noqa: ARG002  (httpcore's signature; never used here)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  (likewise)
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that accepts."""
        loop = asyncio.get_running_loop()
        with map_exceptions(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                addresses = parse_ip_literal(host, port) or await loop.run_in_executor(None, getaddrinfo, host, port)
                return AsyncStream(await _connect(addresses))


async def _connect(addresses: Sequence[Address]) -> socket.socket:
    """Connect to the addresses in turn; one that does not respond soon does not hold up the next (RFC 8305)."""
    if len(addresses) == 1:
        return await _attempt(addresses[0])
    waiting = deque(addresses)
    error: BaseException = OSError("the host has no address")
    attempts: set[asyncio.Task[socket.socket]] = set()
    try:
        while waiting or attempts:
            if waiting:
                attempts.add(asyncio.create_task(_attempt(waiting.popleft())))
            delay = ATTEMPT_DELAY if waiting else None
            finished, _ = await asyncio.wait(attempts, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for attempt in finished:
                attempts.discard(attempt)
                if (failure := attempt.exception()) is None:
                    return attempt.result()
                error = failure
    finally:
        for attempt in attempts:
            attempt.cancel()
        for result in await asyncio.gather(*attempts, return_exceptions=True):
            if isinstance(result, socket.socket):  # a second one that connected at the same moment
                result.close()
    raise error


async def _attempt(address: Address) -> socket.socket:
    family, kind, protocol, target = address
    attempt = socket.socket(family, kind, protocol)
    try:
        attempt.setblocking(False)  # noqa: FBT003  (its signature)
        attempt.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(attempt, target)
    except BaseException:
        attempt.close()
        raise
    return attempt


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection, with a TLS session over it or, behind a proxy that uses TLS too, with two."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._sessions: list[TLSSession] = []
        self._has_read = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (httpcore's signature)
        """Return the next bytes; none at the end."""
        with map_exceptions(httpcore.ReadTimeout, httpcore.ReadError):
            if timeout is None:
                return await self._read(len(self._sessions), max_bytes)
            async with asyncio.timeout(timeout):
                return await self._read(len(self._sessions), max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (httpcore's signature)
        """Send all of ``buffer``."""
        if not buffer:  # httpcore writes an empty body, and the end of a request, which is empty too
            return
        with map_exceptions(httpcore.WriteTimeout, httpcore.WriteError):
            limit_timeout()  # the system may take it at once, before the timeout can interfere
            if self._sessions:
                record_sent(buffer)  # of a TLS record that fails, a part may have left
            elif count := self._send(buffer):
                record_sent(buffer)
                if count == len(buffer):
                    return
                buffer = buffer[count:]
            async with asyncio.timeout(timeout):
                await self._write(len(self._sessions), buffer)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
    ) -> httpcore.AsyncNetworkStream:
        """Begin a TLS session over what there is; the connection is closed when that fails."""
        try:
            with map_exceptions(httpcore.ConnectTimeout, httpcore.ConnectError):
                session = TLSSession(ssl_context, server_hostname)
                self._sessions.append(session)
                async with asyncio.timeout(timeout):
                    await self._run(session.handshake(), len(self._sessions) - 1)
        except BaseException:
            self.close()
            raise
        return self

    async def _run(self, steps: Generator[bytes | None, bytes, T], depth: int) -> T:
        """Run the steps of a TLS session that is over ``depth`` others."""
        try:
            data = next(steps)
            while True:
                if data is None:
                    data = steps.send(await self._read(depth, TLS_RECORD))
                else:
                    await self._write(depth, data)
                    data = steps.send(b"")
        except StopIteration as end:
            result: T = end.value
            return result

    async def _read(self, depth: int, max_bytes: int) -> bytes:
        if depth:
            return await self._run(self._sessions[depth - 1].read(max_bytes), depth - 1)
        if self._has_read:
            await asyncio.sleep(0)  # a server that never pauses must not hold up other tasks and the deadline
        self._has_read = True
        return await asyncio.get_running_loop().sock_recv(self._socket, max_bytes)

    async def _write(self, depth: int, data: bytes) -> None:
        rest = memoryview(data)
        while depth and rest:
            rest = rest[await self._run(self._sessions[depth - 1].write(rest), depth - 1) :]
        if rest and (count := self._send(rest)) < len(rest):
            if not self._sessions:
                record_sent(rest)  # how much of it leaves before something breaks, nobody can know
            await asyncio.get_running_loop().sock_sendall(self._socket, rest[count:])

    def _send(self, data: bytes | memoryview) -> int:
        """Send what the system takes at once, and return the number of bytes."""
        self._has_read = False
        try:
            return self._socket.send(data)
        except (BlockingIOError, InterruptedError):
            return 0

    async def aclose(self) -> None:
        """Close the socket."""
        self.close()

    def close(self) -> None:
        """Close the socket at once."""
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for."""
        return stream_info(self._socket, self._sessions, info)
