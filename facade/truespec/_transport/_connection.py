"""HTTP/1.1 on a connection, by h11, as generators that do no input or output (see ``_tls``); the idle connections of a pool."""

from __future__ import annotations

import contextlib
import socket
import time
from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias

import h11

from truespec._transport._tls import PAUSE, Steps, Stream, TLSStream

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

    from truespec._transport._body import BodyReader

Fields: TypeAlias = "list[tuple[bytes, bytes]]"

MAX_CONNECTIONS = 100
KEEPALIVE = 5.0
"""Seconds for which an idle connection is kept."""
_MAX_HEAD = 65_536
"""Bytes that the head of a response, a line of chunk framing, or the trailer fields may have."""
_MAX_INTERIM = 100
"""Interim responses (1xx) that may come before the response."""
_EVENTS_PER_TURN = 32


class Connection:
    """A connection for one request after the other."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        self.stream = Stream()
        self._http = _make_http()
        self._received = 0
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
        self._received = interim = 0
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
            if not data and http.their_state is h11.SEND_RESPONSE:
                message = "the server closed the connection without a response"
                raise h11.RemoteProtocolError(message)
            self._received += len(data)
            http.receive_data(data)

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
