"""Awaited sockets for httpcore that note when bytes leave, and that are closed at once, in whatever state a task ends.

They stand on the event loop's ``sock_...`` methods: no transport, no task and no callback outlives a call.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

from truespec._transport._streams import extra_info, note_sent, told_as
from truespec._transport._tls import RECORD, Tls

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Generator

T = TypeVar("T")


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection without TLS."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self.carries_request = True
        """Whether what is written is the request, and not the TLS that it goes into."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (httpcore's signature)
        """The next bytes; none at the end."""
        loop = asyncio.get_running_loop()
        with told_as(httpcore.ReadTimeout, httpcore.ReadError):
            if timeout is None:
                return await loop.sock_recv(self._socket, max_bytes)
            async with asyncio.timeout(timeout):
                return await loop.sock_recv(self._socket, max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (httpcore's signature)
        """Send all of ``buffer``."""
        with told_as(httpcore.WriteTimeout, httpcore.WriteError):
            try:
                count = self._socket.send(buffer)
            except (BlockingIOError, InterruptedError):
                count = 0
            if count and self.carries_request:
                note_sent(buffer)
            if count < len(buffer):
                await self._write_rest(memoryview(buffer)[count:], timeout)

    async def _write_rest(self, rest: memoryview, timeout: float | None) -> None:  # noqa: ASYNC109  (httpcore's signature)
        if self.carries_request:
            note_sent(rest)  # how much of it leaves before something breaks, nobody can tell
        async with asyncio.timeout(timeout):
            await asyncio.get_running_loop().sock_sendall(self._socket, rest)

    async def aclose(self) -> None:
        """Close the socket."""
        self.close()

    def close(self) -> None:
        """Close the socket, at once."""
        self._socket.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
    ) -> httpcore.AsyncNetworkStream:
        """The same connection with TLS."""
        return await AsyncTlsStream.over(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for."""
        return extra_info(self._socket, info)


class AsyncTlsStream(httpcore.AsyncNetworkStream):
    """A connection with TLS."""

    def __init__(self, below: AsyncStream | AsyncTlsStream, tls: Tls) -> None:
        self._below = below
        self._tls = tls
        self.carries_request = True
        """Whether what is written is the request, and not the TLS that it goes into."""
        below.carries_request = False

    @classmethod
    async def over(
        cls,
        below: AsyncStream | AsyncTlsStream,
        context: ssl.SSLContext,
        server_hostname: str | None,
        timeout: float | None,  # noqa: ASYNC109  (httpcore's signature)
    ) -> AsyncTlsStream:
        """TLS over a connection, which is closed when that fails."""
        try:
            with told_as(httpcore.ConnectTimeout, httpcore.ConnectError):
                made = cls(below, Tls(context, server_hostname))
                async with asyncio.timeout(timeout):
                    await made._done(made._tls.handshake())
        except httpcore.NetworkError as error:
            below.close()
            raise httpcore.ConnectError(str(error)) from error
        except BaseException:
            below.close()
            raise
        return made

    async def _done(self, steps: Generator[bytes | None, bytes, T], timeout: float | None = None) -> T:  # noqa: ASYNC109  (httpcore's signature)
        try:
            wanted = next(steps)
            while True:
                if wanted is None:
                    wanted = steps.send(await self._below.read(RECORD, timeout))
                else:
                    await self._below.write(wanted, timeout)
                    wanted = steps.send(b"")
        except StopIteration as end:
            result: T = end.value
            return result

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (httpcore's signature)
        """The next bytes; none at the end."""
        with told_as(httpcore.ReadTimeout, httpcore.ReadError):
            return await self._done(self._tls.read(max_bytes), timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (httpcore's signature)
        """Send all of ``buffer``."""
        if self.carries_request:
            note_sent(buffer)  # a record that fails may have left in part
        left = memoryview(buffer)
        with told_as(httpcore.WriteTimeout, httpcore.WriteError):
            while left:
                left = left[await self._done(self._tls.write(left), timeout) :]

    async def aclose(self) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection, at once."""
        self._below.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
    ) -> httpcore.AsyncNetworkStream:
        """TLS within TLS, for a proxy that is spoken to with TLS."""
        return await AsyncTlsStream.over(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for."""
        return self._tls.object if info == "ssl_object" else self._below.get_extra_info(info)
