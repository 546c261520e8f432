"""Network backend of httpcore for sync calls: every step looks at the deadline, and sent bytes are recorded."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import selectors
import socket
import time
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

from truespec._transport._dns import ATTEMPT_DELAY, Address, resolve
from truespec._transport._request import limit_timeout
from truespec._transport._streams import TLS_RECORD, TLSSession, map_exceptions, record_sent, stream_info

if TYPE_CHECKING:
    import ssl
    from collections.abc import Generator, Iterable

T = TypeVar("T")

_IN_PROGRESS = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})
_LONGEST_SELECT = 3_600.0


class SyncNetwork(httpcore.NetworkBackend):
    """Connects to hosts."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002  (httpcore's signature; never used here)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  (likewise)
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that accepts."""
        with map_exceptions(httpcore.ConnectTimeout, httpcore.ConnectError):
            addresses = resolve(host, port, limit_timeout(timeout))
            return SyncStream(_connect(addresses, limit_timeout(timeout)))


def _connect(addresses: Iterable[Address], timeout: float | None) -> socket.socket:
    """Connect to the addresses in turn; one that does not respond soon does not hold up the next (RFC 8305)."""
    until = math.inf if timeout is None else time.monotonic() + timeout
    waiting = deque(addresses)
    code = errno.EADDRNOTAVAIL
    with selectors.DefaultSelector() as selector, contextlib.ExitStack() as attempts:
        while waiting or selector.get_map():
            if waiting:
                family, kind, protocol, address = waiting.popleft()
                attempt = attempts.enter_context(socket.socket(family, kind, protocol))
                attempt.setblocking(False)  # noqa: FBT003  (its signature)
                attempt.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                code = attempt.connect_ex(address)
                if code not in _IN_PROGRESS:
                    continue
                selector.register(attempt, selectors.EVENT_WRITE, attempt)
            remaining = until - time.monotonic()
            if remaining <= 0:
                message = "no address of the host responded in time"
                raise TimeoutError(message)
            for key, _ in selector.select(min(remaining, ATTEMPT_DELAY if waiting else _LONGEST_SELECT)):
                selector.unregister(key.fileobj)
                code = key.data.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if not code:
                    return socket.socket(fileno=key.data.detach())
    raise OSError(code, os.strerror(code))


class SyncStream(httpcore.NetworkStream):
    """A connection, with a TLS session over it or, behind a proxy that uses TLS too, with two."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._sessions: list[TLSSession] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes; none at the end."""
        with map_exceptions(httpcore.ReadTimeout, httpcore.ReadError):
            return self._read(len(self._sessions), max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        if buffer and self._sessions:
            record_sent(buffer)  # of a TLS record that fails, a part may have left
        with map_exceptions(httpcore.WriteTimeout, httpcore.WriteError):
            self._write(len(self._sessions), buffer, timeout)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Begin a TLS session over what there is; the connection is closed when that fails."""
        try:
            with map_exceptions(httpcore.ConnectTimeout, httpcore.ConnectError):
                session = TLSSession(ssl_context, server_hostname)
                self._sessions.append(session)
                self._run(session.handshake(), len(self._sessions) - 1, timeout)
        except BaseException:
            self.close()
            raise
        return self

    def _run(self, steps: Generator[bytes | None, bytes, T], depth: int, timeout: float | None) -> T:
        """Run the steps of a TLS session that is over ``depth`` others."""
        try:
            data = next(steps)
            while True:
                if data is None:
                    data = steps.send(self._read(depth, TLS_RECORD, timeout))
                else:
                    self._write(depth, data, timeout)
                    data = steps.send(b"")
        except StopIteration as end:
            result: T = end.value
            return result

    def _read(self, depth: int, max_bytes: int, timeout: float | None) -> bytes:
        if depth:
            return self._run(self._sessions[depth - 1].read(max_bytes), depth - 1, timeout)
        self._socket.settimeout(limit_timeout(timeout))
        return self._socket.recv(max_bytes)

    def _write(self, depth: int, data: bytes, timeout: float | None) -> None:
        rest = memoryview(data)
        while rest:
            if depth:
                count = self._run(self._sessions[depth - 1].write(rest), depth - 1, timeout)
            else:
                self._socket.settimeout(limit_timeout(timeout))
                count = self._socket.send(rest)
                if not self._sessions:
                    record_sent(rest)
            rest = rest[count:]

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for."""
        return stream_info(self._socket, self._sessions, info)
