"""Byte streams as generators that do no input or output: plain, and TLS over another stream.

A generator yields bytes to be sent and is sent how many were taken: 0 when bytes have arrived and no more can be sent.  It
yields None to be sent the bytes that were received, none at the end, and ``PAUSE`` to give way to other tasks.  Whoever runs
it looks at the deadline at each step.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")
Steps: TypeAlias = "Generator[bytes | memoryview | None, Any, T]"

PAUSE = b""
RECEIVE_SIZE = 16_645
"""The most bytes received at once: those of a TLS record (RFC 8446, section 5.2)."""
_RECORD_SIZE = 16_384


class Stream:
    """A stream of bytes to the server or the proxy, and back: those of the socket."""

    def __init__(self) -> None:
        self._early: list[bytes] = []

    def receive(self) -> Steps[bytes]:
        """Return the next bytes; none at the end."""
        return self._early.pop() if self._early else (yield None)

    def send(self, data: bytes | memoryview) -> Steps[memoryview]:
        """Send bytes; return those that are left when a response has arrived and no more can be sent."""
        rest = memoryview(data)
        while rest:
            count: int = yield rest
            if not count:
                self._early.append((yield None))
                break
            rest = rest[count:]
        return rest

    def has_unread_data(self) -> bool:
        """Whether bytes were received that nobody has read."""
        return bool(self._early)


class TLSStream(Stream):
    """A TLS session over another stream."""

    def __init__(self, lower: Stream, context: ssl.SSLContext, server_hostname: str) -> None:
        self._lower = lower
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._session = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
        super().__init__()

    def handshake(self) -> Steps[None]:
        """Agree on keys.  Raises ssl.SSLError."""
        return self._run(self._session.do_handshake)

    def receive(self) -> Steps[bytes]:
        """Return the next bytes; none at the end.  Raises ssl.SSLError."""
        return self._early.pop() if self._early else (yield from self._run(self._read))

    def send(self, data: bytes | memoryview) -> Steps[memoryview]:
        """Do the same in TLS records.  Raises ssl.SSLError."""
        rest = memoryview(data)
        while rest:
            count = yield from self._run(lambda: self._session.write(rest[:_RECORD_SIZE]))  # noqa: B023  (called at once)
            if self._early:
                break
            rest = rest[count:]
        return rest

    def has_unread_data(self) -> bool:
        """Whether bytes were received that nobody has read, encrypted or not."""
        return bool(self._incoming.pending or self._session.pending()) or self._lower.has_unread_data()

    def _read(self) -> bytes:
        try:
            return self._session.read(RECEIVE_SIZE)
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""  # whether the response is complete is for HTTP to decide

    def _run(self, action: Callable[[], T]) -> Steps[T]:
        while True:
            try:
                result = action()
            except ssl.SSLWantReadError:
                yield from self._flush()
                yield from self._fill()
            except ssl.SSLError:
                yield from self._flush()  # the alert that gives the server the reason
                raise
            else:
                yield from self._flush()
                return result

    def _fill(self) -> Steps[None]:
        if received := (yield from self._lower.receive()):
            self._incoming.write(received)
        else:
            self._incoming.write_eof()

    def _flush(self) -> Steps[None]:
        """Send what the session wants to be sent, unless a response arrives and no more can be sent."""
        rest: bytes | memoryview = self._outgoing.read() if self._outgoing.pending else b""
        while rest and not self._early:
            rest = yield from self._lower.send(rest)
            if rest:
                yield from self._fill()
                try:
                    self._early.append(self._read())
                except ssl.SSLWantReadError:  # no part of a response: a session ticket
                    continue
