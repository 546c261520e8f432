"""HTTP/1.1 by h11 and TLS, as generators that do no input or output; the idle connections of a pool.

A generator yields bytes to be sent and is sent how many were accepted: 0 when bytes have arrived and no more can be sent.  It
yields None to be sent the bytes that were received, none at the end, and ``PAUSE`` to give way to other tasks.  Whoever runs
it looks at the deadline at each step.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import h11

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from truespec._transport._body import BodyReader

T = TypeVar("T")
Steps: TypeAlias = "Generator[bytes | memoryview | None, Any, T]"
Fields: TypeAlias = "list[tuple[bytes, bytes]]"

MAX_CONNECTIONS = 100
KEEPALIVE = 5.0
"""Seconds for which an idle connection is kept."""
_MAX_HEAD = 65_536
"""Bytes that the head of a response, a line of chunk framing, or the trailer fields may have."""
_MAX_INTERIM = 100
"""Interim responses (1xx) that may come before the response."""
_MAX_FIELDS = 1_000
"""Header fields of a response and its interim responses together."""
_EVENTS_PER_TURN = 32
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


class Connection:
    """A connection for one request after the other."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        self.stream = Stream()
        self._http = _make_http()
        self._received = 0
        self._lines = 0
        self._tail = b""
        self._events = 0
        self._is_request_sent = False
        self._expiry = 0.0

    def start_tls(self, context: ssl.SSLContext, server_hostname: str) -> Steps[None]:
        """Begin a TLS session over what there is.  Raises ssl.SSLError."""
        self.stream = stream = TLSStream(self.stream, context, server_hostname)
        return stream.handshake()

    def connect_tunnel(self, authority: str, fields: Sequence[tuple[bytes, bytes]]) -> Steps[int]:
        """Ask a proxy for a tunnel; return the status of its response.  Raises h11.ProtocolError."""
        status, _ = yield from self.request("CONNECT", authority, [(b"Host", authority.encode()), *fields], None)
        self._http = _make_http()
        return status

    def request(
        self, method: str, target: bytes | str, fields: Sequence[tuple[bytes, bytes]], content: bytes | None
    ) -> Steps[tuple[int, Fields]]:
        """Send a request; return status and header fields of its response.  Raises h11.ProtocolError."""
        send = self._http.send
        data = [send(h11.Request(method=method, target=target, headers=list(fields)))]
        if content:
            data.append(send(h11.Data(data=content)))
        data.append(send(h11.EndOfMessage()))
        try:
            rest = yield from self.stream.send(b"".join(filter(None, data)))
            self._is_request_sent = not rest
        except TimeoutError:
            raise
        except OSError:  # the server may have responded before it closed the connection
            self._is_request_sent = False
        self._received = self._lines = interim = 0
        self._tail = b""
        while True:
            event = yield from self._next_event()
            if isinstance(event, h11.Response):
                return event.status_code, event.headers.raw_items()
            interim += 1
            if interim > _MAX_INTERIM or self._received > 2 * _MAX_HEAD:
                message = "too many interim responses (1xx)"
                raise h11.RemoteProtocolError(message)

    def receive_body(self, body: BodyReader) -> Steps[None]:
        """Receive the body of the response.  Raises h11.RemoteProtocolError when it is incomplete."""
        self._received = 0
        while isinstance(event := (yield from self._next_event()), h11.Data):
            received, self._received = self._received, 0
            if not body.feed(bytes(event.data), received):
                return

    def _next_event(self) -> Steps[Any]:
        http = self._http
        while True:
            self._events += 1
            if not self._events % _EVENTS_PER_TURN:
                yield PAUSE
            event = http.next_event()
            if event is not h11.NEED_DATA:
                return event
            data = yield from self.stream.receive()
            if http.their_state is h11.SEND_RESPONSE:
                self._check_head(data)
            self._received += len(data)
            http.receive_data(data)

    def _check_head(self, data: bytes) -> None:
        """Raise h11.RemoteProtocolError at the end of the stream, and for more fields than can be parsed in one turn."""
        head, _, _ = (self._tail + data).partition(b"\r\n\r\n")
        self._tail = data[-3:]
        self._lines += head.count(b"\n")
        if not data or self._lines > _MAX_FIELDS:
            message = (
                "the response has too many header fields" if data else "the connection was closed without a response"
            )
            raise h11.RemoteProtocolError(message)

    def end_call(self) -> bool:
        """Make ready for the next request.  Return whether there can be one."""
        http = self._http
        if (
            not self._is_request_sent
            or http.our_state is not h11.DONE
            or http.their_state is not h11.DONE
            or http.trailing_data[0]  # the next call would take it for its own response
            or self.stream.has_unread_data()
        ):
            return False
        http.start_next_cycle()
        self._expiry = time.monotonic() + KEEPALIVE
        return True

    @property
    def is_expired(self) -> bool:
        """Whether the connection has been idle for too long."""
        return time.monotonic() > self._expiry

    def is_readable(self) -> bool:
        """Whether bytes or the end have arrived: either means that an idle connection cannot be used again."""
        self.socket.settimeout(0)
        try:
            self.socket.recv(1, socket.MSG_PEEK)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError:
            return True
        return True


def _make_http() -> h11.Connection:
    return h11.Connection(h11.CLIENT, max_incomplete_event_size=_MAX_HEAD)


class IdleConnections:
    """Connections that no call is using, the one used last on top.  Threads may share them."""

    def __init__(self) -> None:
        self._connections: deque[Connection] = deque()  # appending and popping are atomic

    def pop(self) -> Connection | None:
        """Return the connection that was used last, when it is still open and nothing has arrived on it."""
        while (connection := self._pop()) is not None:
            if not connection.is_expired and not connection.is_readable():
                return connection
            connection.socket.close()
        return None

    def push(self, connection: Connection) -> None:
        """Keep a connection when it can be used again, and close the one that has been idle for too long."""
        if not connection.end_call():
            connection.socket.close()
            return
        self._connections.append(connection)
        with contextlib.suppress(IndexError):  # another thread was faster
            if len(self._connections) > 1 and self._connections[0].is_expired:
                self._connections.popleft().socket.close()

    def clear(self) -> None:
        """Close every connection."""
        while (connection := self._pop()) is not None:
            connection.socket.close()

    def _pop(self) -> Connection | None:
        try:
            return self._connections.pop()
        except IndexError:
            return None
