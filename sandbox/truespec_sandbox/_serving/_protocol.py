"""uvicorn's HTTP/1.1 protocol, hardened against hostile input and extended for faults.

Three things are added. A request head that does not arrive whole within ``HEAD_SECONDS`` ends its connection. Bytes that
are not HTTP get the API's own 400 instead of a plain text, and none when a response is already on its way. And
middleware may end the connection early, by a reset (RFC 9293, 3.5.2) or by a close.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from typing import TYPE_CHECKING, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

    from truespec_sandbox._serving._server import Application

# Several times what a slow but honest client needs for a few hundred bytes.
HEAD_SECONDS = 10.0
MAXIMUM_CONNECTIONS = 2000
# All bodies that are being read or served at one time: many connections together stay bounded too.
MAXIMUM_BYTES_AT_ONCE = 128 * 1024 * 1024
# A mistake of a client gets a 400, and no line in the server's log.
_logger = logging.getLogger("truespec_sandbox.http")
_logger.setLevel(logging.ERROR)
_NO_LINGERING = struct.pack("ii", 1, 0)


class Protocol(H11Protocol):
    """One connection; each server has a subclass of its own, built by ``build_protocol``."""

    application: ClassVar[Application]
    """The application that responds to the requests."""
    bad_request: ClassVar[bytes]
    """The JSON body of the response to bytes that are not HTTP."""
    reserved_bytes: ClassVar[list[int]]
    """Bytes of bodies that are in memory, over all connections of the server: a list of one number."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # uvicorn's own signature
        """Start the timer for the head of the first request."""
        super().connection_made(transport)
        self.logger = _logger
        self.app = self._with_connection(self.application)
        self.ending = asyncio.Event()
        """Set when the server stops or the client has disconnected; whoever waits on purpose stops then."""
        self._own_bytes = 0
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._abort_slow_head)
        if len(self.connections) > MAXIMUM_CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop whoever still works for this connection."""
        self._head_timer.cancel()
        super().connection_lost(exc)
        self.ending.set()

    def data_received(self, data: bytes) -> None:
        """Receive the next bytes, and restart the timer for the head that they may begin."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._head_timer.cancel()
        elif self._head_timer.cancelled():
            self._head_timer = self.loop.call_later(HEAD_SECONDS, self._abort_slow_head)

    def send_400_response(self, msg: str) -> None:
        """Respond to bytes that are not HTTP with the API's own body, whatever uvicorn's message is."""
        del msg
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            # A response has begun, and a second one would be read as part of it.
            self.close_early()
            return
        headers = [
            ("content-type", "application/json"),
            ("content-length", str(len(self.bad_request))),
            ("connection", "close"),
        ]
        for event in (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=self.bad_request),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self._drop_request()
        self.transport.close()

    def shutdown(self) -> None:
        """End with the server: at once, unless a complete request still waits for its response."""
        self.ending.set()
        if self.transport.is_closing():
            return
        request = self._request()
        if request is not None and not request.response_complete and request.more_body:
            self._drop_request()
            self.transport.abort()
        else:
            super().shutdown()

    def reserve(self, size: int) -> bool:
        """Reserve memory for a part of the body until the request is done; return ``False`` when there is no room."""
        if self.reserved_bytes[0] + size > MAXIMUM_BYTES_AT_ONCE:
            return False
        self.reserved_bytes[0] += size
        self._own_bytes += size
        return True

    def reset(self) -> None:
        """End the connection with a TCP reset; the client may lose what it has not read yet."""
        connection: socket.socket | None = self.transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self._drop_request()
        self.transport.abort()

    def close_early(self) -> None:
        """Close the connection after the bytes written so far, whether or not the response is complete."""
        self._drop_request()
        self.transport.close()

    def _release(self) -> None:
        self.reserved_bytes[0] -= self._own_bytes
        self._own_bytes = 0

    def _request(self) -> RequestResponseCycle | None:
        # None before the first request, whatever uvicorn declares.
        return self.cycle

    def _drop_request(self) -> None:
        # For an application that ends without a response while the client is there, uvicorn logs an error and sends 500.
        request = self._request()
        if request is not None:
            request.disconnected = True
            request.message_event.set()

    def _abort_slow_head(self) -> None:
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.abort()

    def _with_connection(self, application: Application) -> ASGIApp:
        async def run(scope: Scope, receive: Receive, send: Send) -> None:
            scope["state"]["connection"] = self
            self._release()
            try:
                await application(scope, receive, send)
            except asyncio.CancelledError:
                # The server has waited long enough for this response; the client sees the end of the connection.
                self._drop_request()
                self.transport.abort()
            finally:
                self._release()

        return run


def build_protocol(application: Application, bad_request: bytes) -> type[Protocol]:
    """Build the protocol class of one server, for ``uvicorn.Config(http=...)``."""
    members = {"application": application, "bad_request": bad_request, "reserved_bytes": [0]}
    return type("ServerProtocol", (Protocol,), members)
