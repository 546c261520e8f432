"""The ASGI application: HTTP on one side, the layers and the exchange on the other."""

from __future__ import annotations

import asyncio
from functools import partial, reduce
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from truespec_sandbox._exchange._layer import Layer, Next, RawAnswer, Reply, raw
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._wire._arrival import Arrival
from truespec_sandbox._wire._arrival import receive as receive_arrival

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

    from truespec_sandbox._exchange._exchange import Exchange

_WITHOUT_LENGTH = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class Application:
    """An ASGI application that serves one API."""

    def __init__(self, exchange: Exchange, layers: Sequence[Layer] = ()) -> None:
        """Put the layers around the exchange.

        Args:
            exchange: answers the requests.
            layers: what stands around it, outermost first; none by default.

        """
        self._exchange = exchange
        innermost: Next = self._answer
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
        arrival = await receive_arrival(Request(scope, receive))
        if arrival is None:
            return
        response = _response(await self._outermost(arrival), arrival)
        await response(scope, receive, send)

    async def _answer(self, arrival: Arrival) -> Reply:
        if self._exchange.is_quick(arrival):
            # Handing it to a thread and back would take longer than answering it.
            return self._exchange.answer(arrival)
        # In a thread, because SQLite and the checks block; other connections go on meanwhile.
        return await asyncio.to_thread(self._exchange.answer, arrival)


def _around(inner: Next, layer: Layer) -> Next:
    return partial(_through, layer, inner)


async def _through(layer: Layer, inner: Next, arrival: Arrival) -> Reply:
    return await layer(arrival, inner)


def _response(reply: Reply, arrival: Arrival) -> ASGIApp:
    answer = raw(reply) if isinstance(reply, Answer) else reply
    if not isinstance(answer, RawAnswer):
        return answer
    response = Response(b"" if arrival.method == "HEAD" else answer.body, answer.status)
    response.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.status not in _WITHOUT_LENGTH and "content-length" not in response.headers:
        response.headers["content-length"] = str(len(answer.body))
    if not arrival.is_read:
        response.headers["connection"] = "close"
    return response
