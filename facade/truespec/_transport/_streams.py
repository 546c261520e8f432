"""Blocking sockets for httpcore that know the deadline and note when bytes leave."""

from __future__ import annotations

import contextlib
import select
import ssl
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

from truespec._transport._progress import CURRENT, allowed
from truespec._transport._tls import RECORD, Tls

if TYPE_CHECKING:
    import socket
    from collections.abc import Generator

T = TypeVar("T")

_TUNNEL = b"CONNECT "
"""Begins what is said to a proxy; it is no byte of the request itself (RFC 9110, section 9.3.6)."""


@contextlib.contextmanager
def told_as(timeout: type[Exception], other: type[Exception]) -> Generator[None]:
    """Raise what goes wrong at a socket in httpcore's words."""
    try:
        yield
    except TimeoutError as error:
        raise timeout(str(error)) from error
    except (OSError, ValueError) as error:  # ValueError: a host name or a buffer that the system does not take
        raise other(str(error) or type(error).__name__) from error


def note_sent(buffer: bytes | memoryview) -> None:
    """Note that bytes of the request have been handed to a socket."""
    progress = CURRENT.get()
    if progress is not None and not progress.sent and bytes(buffer[: len(_TUNNEL)]) != _TUNNEL:
        progress.sent = True


class Stream(httpcore.NetworkStream):
    """A connection, perhaps with TLS."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._encrypted = isinstance(connected, ssl.SSLSocket)
        self.carries_request = True
        """Whether what is written is the request, and not the TLS that it goes into."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; none at the end."""
        try:
            self._socket.settimeout(allowed(timeout))
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        if self._encrypted and self.carries_request:
            note_sent(buffer)  # a record that fails may have left in part
        left = memoryview(buffer)
        try:
            while left:
                self._socket.settimeout(allowed(timeout))
                count = self._socket.send(left)
                if self.carries_request:
                    note_sent(left)
                left = left[count:]
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection with TLS."""
        with told_as(httpcore.ConnectTimeout, httpcore.ConnectError):
            try:
                if self._encrypted:  # a proxy that is spoken to with TLS
                    return TlsStream(self, Tls(ssl_context, server_hostname), timeout)
                self._socket.settimeout(allowed(timeout))
                return Stream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname))
            except BaseException:
                self.close()
                raise

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for."""
        if info == "ssl_object":
            return self._socket if self._encrypted else None
        return extra_info(self._socket, info)


def extra_info(connected: socket.socket, info: str) -> Any:
    """What httpcore may want to know of a socket."""
    if info == "is_readable":
        return is_readable(connected)
    if info == "socket":
        return connected
    if info == "client_addr":
        return connected.getsockname()
    return connected.getpeername() if info == "server_addr" else None


def is_readable(connected: socket.socket) -> bool:
    """Whether bytes or the end have come; of an idle connection both mean that it cannot be used again."""
    number = connected.fileno()
    if number < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))


class TlsStream(httpcore.NetworkStream):
    """TLS over a connection that has TLS already."""

    def __init__(self, below: Stream, tls: Tls, timeout: float | None) -> None:
        below.carries_request = False
        self._below = below
        self._tls = tls
        self._done(tls.handshake(), timeout)

    def _done(self, steps: Generator[bytes | None, bytes, T], timeout: float | None) -> T:
        try:
            wanted = next(steps)
            while True:
                if wanted is None:
                    wanted = steps.send(self._below.read(RECORD, timeout))
                else:
                    self._below.write(wanted, timeout)
                    wanted = steps.send(b"")
        except StopIteration as end:
            result: T = end.value
            return result

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; none at the end."""
        with told_as(httpcore.ReadTimeout, httpcore.ReadError):
            return self._done(self._tls.read(max_bytes), timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        note_sent(buffer)
        left = memoryview(buffer)
        with told_as(httpcore.WriteTimeout, httpcore.WriteError):
            while left:
                left = left[self._done(self._tls.write(left), timeout) :]

    def close(self) -> None:
        """Close the connection."""
        self._below.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks for."""
        return self._tls.object if info == "ssl_object" else self._below.get_extra_info(info)
