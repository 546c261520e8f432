"""The ASGI application: HTTP on one side, the exchange on the other."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

import attrs
from starlette.requests import Request
from starlette.responses import Response

from truespec_sandbox._arrival import receive as receive_arrival
from truespec_sandbox._strict_json import dump

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from truespec_sandbox._exchange import Exchange
    from truespec_sandbox._profile import Answer


@attrs.frozen
class Application:
    """An ASGI application that serves one API.

    Attributes:
        exchange: answers the requests.

    """

    exchange: Exchange

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
        # In a thread, because SQLite and the checks block; other connections go on meanwhile.
        answer = await asyncio.to_thread(self.exchange.answer, arrival)
        response = _response(answer, is_head=arrival.method == "HEAD")
        if not arrival.is_read:
            response.headers["connection"] = "close"
        await response(scope, receive, send)


def _response(answer: Answer, *, is_head: bool) -> Response:
    headers = dict(answer.headers)
    if answer.status == HTTPStatus.NO_CONTENT:
        return Response(status_code=answer.status, headers=headers)
    body = dump(answer.body)
    if is_head:
        return Response(status_code=answer.status, headers={**headers, "content-length": str(len(body))})
    return Response(body, answer.status, headers, "application/json")
