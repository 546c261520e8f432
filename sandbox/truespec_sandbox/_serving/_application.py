"""The ASGI application: HTTP on one side, the layers and the exchange on the other."""

from __future__ import annotations

import asyncio
from functools import partial, reduce
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request

from truespec_sandbox._exchange._layer import AnyResponse, CallNext, Middleware, RawResponse, encode_response
from truespec_sandbox._profile._call import Response
from truespec_sandbox._wire._arrival import IncomingRequest
from truespec_sandbox._wire._arrival import receive as receive_arrival

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Receive, Scope, Send

    from truespec_sandbox._exchange._exchange import Dispatcher

_WITHOUT_LENGTH = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class Application:
    """An ASGI application that serves one API."""

    def __init__(self, dispatcher: Dispatcher, layers: Sequence[Middleware] = ()) -> None:
        """Put the layers around the exchange.

        Args:
            dispatcher: answers the requests.
            layers: what stands around it, outermost first; none by default.

        """
        self._dispatcher = dispatcher
        innermost: CallNext = self._respond
        self._outermost = reduce(_around, reversed(layers), innermost)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, as ASGI calls it.

        Args:
            scope: what the server knows about the connection and the request.
            receive: gives the next piece of the request.
            send: takes the next piece of the response.

        """
        if scope["type"] != "http":
            return
        request = await receive_arrival(Request(scope, receive))
        if request is None:
            return
        reply = await self._outermost(request)
        response = encode_response(reply) if isinstance(reply, Response) else reply
        if isinstance(response, RawResponse):
            await _send(response, request, send)
        else:
            await response(scope, receive, send)

    async def _respond(self, request: IncomingRequest) -> AnyResponse:
        if self._dispatcher.is_immediate(request):
            # Handing it to a thread and back would take longer than answering it.
            return self._dispatcher.respond(request)
        # In a thread, because SQLite and the checks block; other connections go on meanwhile.
        return await asyncio.to_thread(self._dispatcher.respond, request)


def _around(inner: CallNext, layer: Middleware) -> CallNext:
    return partial(_through, layer, inner)


async def _through(layer: Middleware, inner: CallNext, request: IncomingRequest) -> AnyResponse:
    return await layer(request, inner)


async def _send(response: RawResponse, request: IncomingRequest, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.status not in _WITHOUT_LENGTH and all(name != b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(response.body)).encode("ascii")))
    if not request.is_read:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else response.body})
