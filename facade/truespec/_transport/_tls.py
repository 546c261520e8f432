"""TLS without a socket: what to send and what to do with what came, for both colours."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

T = TypeVar("T")

RECORD = 16_384
"""The most bytes of a TLS record (RFC 8446, section 5.1)."""


class Tls:
    """One TLS session over something that sends and receives bytes.

    The generators yield bytes to be sent, and None where they want to be sent the bytes that came ("" at the end).
    """

    def __init__(self, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self.object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)

    def handshake(self) -> Generator[bytes | None, bytes, None]:
        """Agree on keys.  Raises ssl.SSLError."""
        return self._steps(self.object.do_handshake)

    def read(self, most: int) -> Generator[bytes | None, bytes, bytes]:
        """The next bytes; none at the end.  Raises ssl.SSLError."""
        try:
            return (yield from self._steps(lambda: self.object.read(most)))
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""  # whether the answer was whole is for HTTP to say

    def write(self, data: memoryview) -> Generator[bytes | None, bytes, int]:
        """Send some of ``data``; gives how many bytes.  Raises ssl.SSLError."""
        return self._steps(lambda: self.object.write(data[:RECORD]))

    def _steps(self, action: Callable[[], T]) -> Generator[bytes | None, bytes, T]:
        while True:
            try:
                result = action()
            except ssl.SSLWantReadError:
                if self._outgoing.pending:
                    yield self._outgoing.read()
                came = yield None
                if came:
                    self._incoming.write(came)
                else:
                    self._incoming.write_eof()
            except ssl.SSLError:
                if self._outgoing.pending:  # the alert that tells the server why
                    yield self._outgoing.read()
                raise
            else:
                if self._outgoing.pending:
                    yield self._outgoing.read()
                return result
