"""What sync and async network streams share: TLS without a socket, the errors of httpcore, and whether bytes were sent."""

from __future__ import annotations

import contextlib
import select
import ssl
from typing import TYPE_CHECKING, Any, TypeVar

from truespec._transport._request import CURRENT

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Generator

T = TypeVar("T")

TLS_RECORD = 16_384
"""The most bytes of a TLS record (RFC 8446, section 5.1)."""
_CONNECT = b"CONNECT "
"""Begins a request to a proxy for a tunnel, which is no part of the request itself (RFC 9110, section 9.3.6)."""


@contextlib.contextmanager
def map_exceptions(timeout: type[Exception], other: type[Exception]) -> Generator[None]:
    """Raise the errors of sockets and TLS as those of httpcore."""
    try:
        yield
    except TimeoutError as error:
        raise timeout(str(error)) from error
    except (OSError, ValueError) as error:  # ValueError: a host name or a buffer that the system does not take
        raise other(str(error) or type(error).__name__) from error


def record_sent(data: bytes | memoryview) -> None:
    """Record in the current progress that bytes of the request were handed to a socket."""
    progress = CURRENT.get()
    if progress is not None and not progress.sent and bytes(data[: len(_CONNECT)]) != _CONNECT:
        progress.sent = True


def stream_info(connected: socket.socket, sessions: list[TLSSession], info: str) -> Any:
    """Return what httpcore asks of a network stream."""
    if info == "is_readable":
        return is_readable(connected)
    if info == "ssl_object":
        return sessions[-1].object if sessions else None
    return connected if info == "socket" else None


def is_readable(connected: socket.socket) -> bool:
    """Whether bytes or the end have arrived: either means that an idle connection cannot be used again."""
    number = connected.fileno()
    if number < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))


class TLSSession:
    """A TLS session without a socket.

    The generators yield bytes that are to be sent, and None to be sent the bytes that were received (``b""`` at the end).
    """

    def __init__(self, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self.object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)

    def handshake(self) -> Generator[bytes | None, bytes, None]:
        """Agree on keys.  Raises ssl.SSLError."""
        return self._run(self.object.do_handshake)

    def read(self, max_bytes: int) -> Generator[bytes | None, bytes, bytes]:
        """Return the next bytes; none at the end.  Raises ssl.SSLError."""
        try:
            return (yield from self._run(lambda: self.object.read(max_bytes)))
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""  # whether the response is complete is for HTTP to decide

    def write(self, data: memoryview) -> Generator[bytes | None, bytes, int]:
        """Send the beginning of ``data`` and return its length.  Raises ssl.SSLError."""
        return self._run(lambda: self.object.write(data[:TLS_RECORD]))

    def _run(self, action: Callable[[], T]) -> Generator[bytes | None, bytes, T]:
        while True:
            try:
                result = action()
            except ssl.SSLWantReadError:
                if self._outgoing.pending:
                    yield self._outgoing.read()
                received = yield None
                if received:
                    self._incoming.write(received)
                else:
                    self._incoming.write_eof()
            except ssl.SSLError:
                if self._outgoing.pending:  # the alert that gives the server the reason
                    yield self._outgoing.read()
                raise
            else:
                if self._outgoing.pending:
                    yield self._outgoing.read()
                return result
