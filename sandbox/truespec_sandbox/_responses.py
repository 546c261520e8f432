"""Layers around the exchange: what may look at a request, hold it up, answer in its place, or bend its answer.

A layer is called in the event loop with the request and with what comes next; the innermost next is the exchange, in
a thread unless it answers at once. The application takes them outermost first::

    async def slowly(arrival: IncomingRequest, proceed: Next) -> Reply:
        await asyncio.sleep(0.2)
        return await proceed(arrival)

    Application(exchange, [slowly])
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

import attrs
from starlette.types import ASGIApp

from truespec_sandbox._wire._incoming_request import IncomingRequest
from truespec_sandbox._wire._strict_json import JSON, dump

_WITHOUT_CONTENT = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


@attrs.frozen
class Response:
    """What goes back.

    Attributes:
        status: the HTTP status.
        body: the JSON body.
        headers: headers besides the usual ones, names in lower case; none by default.
        media_type: the value of ``Content-Type``.
        empty: whether there is no content at all, neither a body nor a ``Content-Type``; with the statuses 204 and
            304 there never is.

    """

    status: int
    body: JSON = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = attrs.field(default="application/json", kw_only=True)
    empty: bool = attrs.field(default=False, kw_only=True)

    def with_headers(self, *added: tuple[str, str]) -> Response:
        """Return the same answer with more headers.

        Args:
            added: names in lower case, and values; they take the place of headers with the same names.

        Returns:
            The new answer.

        """
        names = {name for name, _ in added}
        return attrs.evolve(self, headers=(*(pair for pair in self.headers if pair[0] not in names), *added))


@attrs.frozen
class RawResponse:
    """An answer as bytes, sent as it is.

    Attributes:
        status: the HTTP status.
        headers: all headers but ``Content-Length``, which comes from the body unless it is among them.
        body: the bytes of the body.

    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


AnyResponse: TypeAlias = Response | RawResponse | ASGIApp
"""What a layer may return; an ASGI application writes the response by itself, piece by piece or not at all."""

CallNext: TypeAlias = Callable[[IncomingRequest], Awaitable[AnyResponse]]
Middleware: TypeAlias = Callable[[IncomingRequest, CallNext], Awaitable[AnyResponse]]


def has_no_content(response: Response) -> bool:
    """Whether an answer has no content: it is marked as empty, or its status never has any."""
    return response.empty or response.status in _WITHOUT_CONTENT


def encode_response(response: Response) -> RawResponse:
    """Return the bytes of an answer, for a layer that bends them.

    Args:
        response: the answer.

    Returns:
        What would be sent for it.

    """
    if has_no_content(response):
        return RawResponse(response.status, response.headers, b"")
    return RawResponse(response.status, (("content-type", response.media_type), *response.headers), dump(response.body))
