"""The ASGI application: HTTP on one side, the layers and the exchange on the other."""

from __future__ import annotations

import asyncio
from functools import partial, reduce
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.requests import Request

from truespec_sandbox._exchange._layer import Layer, Next, RawAnswer, Reply, raw
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._wire._arrival import Arrival
from truespec_sandbox._wire._arrival import receive as receive_arrival

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Receive, Scope, Send

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
        reply = await self._outermost(arrival)
        answer = raw(reply) if isinstance(reply, Answer) else reply
        if isinstance(answer, RawAnswer):
            await _send(answer, arrival, send)
        else:
            await answer(scope, receive, send)

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


async def _send(answer: RawAnswer, arrival: Arrival, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.status not in _WITHOUT_LENGTH and all(name != b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(answer.body)).encode("ascii")))
    if not arrival.is_read:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if arrival.method == "HEAD" else answer.body})
