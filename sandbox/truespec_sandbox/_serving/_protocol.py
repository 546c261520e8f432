"""uvicorn's HTTP/1.1 protocol, with what a server needs that is tried with hostile input and with faults on purpose.

Three things are added. A request head that does not come whole within ``HEAD_SECONDS`` ends its connection. Bytes that
are not HTTP get the API's own 400 instead of a plain text, and none when an answer is already on its way. And whoever
answers a request may end its connection early, by a reset (RFC 9293, 3.5.2) or by a close.
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
# All bodies together that are being read or answered: many connections at one time stay bounded too.
MAXIMUM_BYTES_AT_ONCE = 128 * 1024 * 1024
# What a client does wrong is the client's business: the 400 says it, and no line on the server's side.
_logger = logging.getLogger("truespec_sandbox.http")
_logger.setLevel(logging.ERROR)
_NO_LINGERING = struct.pack("ii", 1, 0)


class Protocol(H11Protocol):
    """One connection; each server has a subclass of its own, made by ``protocol``."""

    application: ClassVar[Application]
    """What answers the requests."""
    bad_request: ClassVar[bytes]
    """The body of the answer to bytes that are not HTTP, as JSON."""
    held: ClassVar[list[int]]
    """Bytes of bodies that are in memory, over all connections of the server: a list of one number."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # uvicorn's own signature
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self.logger = _logger
        self.app = self._with_connection(self.application)
        self.ending = asyncio.Event()
        """Set when the server ends or the client has gone; whoever waits on purpose stops then."""
        self._reserved = 0
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._give_up_on_head)
        if len(self.connections) > MAXIMUM_CONNECTIONS:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever still works for this connection."""
        self._head_timer.cancel()
        super().connection_lost(exc)
        self.ending.set()

    def data_received(self, data: bytes) -> None:
        """Take the next bytes, and restart the clock for the head that they may begin."""
        super().data_received(data)
        is_waiting_for_head = self.conn.their_state is h11.IDLE
        if not is_waiting_for_head:
            self._head_timer.cancel()
        elif self._head_timer.cancelled():
            self._head_timer = self.loop.call_later(HEAD_SECONDS, self._give_up_on_head)

    def send_400_response(self, msg: str) -> None:
        """Answer bytes that are not HTTP.

        Args:
            msg: uvicorn's words; the API's own are sent.

        """
        del msg
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            # An answer has begun, and a second one would be read as part of it.
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
        self._forget_request()
        self.transport.close()

    def shutdown(self) -> None:
        """End with the server: at once, unless an answer is being made for a request that came whole."""
        self.ending.set()
        if self.transport.is_closing():
            return
        request = self._request()
        if request is not None and not request.response_complete and request.more_body:
            self._forget_request()
            self.transport.abort()
        else:
            super().shutdown()

    def reserve(self, size: int) -> bool:
        """Ask for memory for a piece of the request's body; it is given back when the request is answered.

        Args:
            size: the number of bytes.

        Returns:
            Whether there is room; when not, nothing is taken.

        """
        if self.held[0] + size > MAXIMUM_BYTES_AT_ONCE:
            return False
        self.held[0] += size
        self._reserved += size
        return True

    def reset(self) -> None:
        """End the connection with a TCP reset; what the client has not read yet may be lost to it."""
        connection: socket.socket | None = self.transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self._forget_request()
        self.transport.abort()

    def close_early(self) -> None:
        """End the connection in good order after the bytes written so far, whether or not the answer is whole."""
        self._forget_request()
        self.transport.close()

    def _give_back(self) -> None:
        self.held[0] -= self._reserved
        self._reserved = 0

    def _request(self) -> RequestResponseCycle | None:
        # None before the first request, whatever uvicorn declares.
        return self.cycle

    def _forget_request(self) -> None:
        # uvicorn writes an error and its own 500 for an application that ends without an answer to a client still there.
        request = self._request()
        if request is not None:
            request.disconnected = True
            request.message_event.set()

    def _give_up_on_head(self) -> None:
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.abort()

    def _with_connection(self, application: Application) -> ASGIApp:
        async def run(scope: Scope, receive: Receive, send: Send) -> None:
            scope["state"]["connection"] = self
            self._give_back()
            try:
                await application(scope, receive, send)
            except asyncio.CancelledError:
                # The server has waited long enough for this answer; the client learns it by the end of the connection.
                self._forget_request()
                self.transport.abort()
            finally:
                self._give_back()

        return run


def protocol(application: Application, bad_request: bytes) -> type[Protocol]:
    """Make the protocol of one server.

    Args:
        application: what answers the requests.
        bad_request: the body of the answer to bytes that are not HTTP, as JSON.

    Returns:
        A class for ``uvicorn.Config(http=...)``.

    """
    return type("ServerProtocol", (Protocol,), {"application": application, "bad_request": bad_request, "held": [0]})
