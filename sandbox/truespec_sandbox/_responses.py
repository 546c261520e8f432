"""Responses, and the middleware that stands around the dispatcher.

A middleware is called in the event loop with the request and with the next step; the innermost step is the dispatcher,
in a thread unless it responds at once. It may delay a request, respond in its place, or change the response. The
application takes them outermost first::

    async def delay(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        await asyncio.sleep(0.2)
        return await call_next(request)

    Application(dispatcher, [delay])
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

from attrs import evolve, field, frozen
from starlette.types import ASGIApp

from truespec_sandbox._wire._incoming_request import IncomingRequest
from truespec_sandbox._wire._strict_json import JSON, dump

Headers: TypeAlias = tuple[tuple[str, str], ...]

STATUSES_WITHOUT_CONTENT = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


@frozen
class Response:
    """A response with a JSON body.

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
    headers: Headers = ()
    media_type: str = field(default="application/json", kw_only=True)
    empty: bool = field(default=False, kw_only=True)

    def with_headers(self, *added: tuple[str, str]) -> Response:
        """Return the same response with more headers; they replace headers with the same lower-case names."""
        return evolve(self, headers=_merge_headers(self.headers, added))


@frozen
class RawResponse:
    """A response as bytes, sent as it is.

    Attributes:
        status: the HTTP status.
        headers: all headers but ``Content-Length``, which comes from the body unless it is among them.
        body: the bytes of the body.

    """

    status: int
    headers: Headers
    body: bytes

    def with_headers(self, *added: tuple[str, str]) -> RawResponse:
        """Return the same response with more headers, as ``Response.with_headers`` does."""
        return evolve(self, headers=_merge_headers(self.headers, added))


AnyResponse: TypeAlias = Response | RawResponse | ASGIApp
"""What a middleware returns; an ASGI application sends the response itself, piece by piece or not at all."""

CallNext: TypeAlias = Callable[[IncomingRequest], Awaitable[AnyResponse]]
Middleware: TypeAlias = Callable[[IncomingRequest, CallNext], Awaitable[AnyResponse]]


def _merge_headers(headers: Headers, added: Headers) -> Headers:
    names = {name for name, _ in added}
    return (*(pair for pair in headers if pair[0] not in names), *added)


def has_no_content(response: Response) -> bool:
    """Return whether a response is marked as empty, or has a status that never has content."""
    return response.empty or response.status in STATUSES_WITHOUT_CONTENT


def encode_response(response: Response) -> RawResponse:
    """Return the bytes that would be sent for a response, for a middleware that changes them."""
    if has_no_content(response):
        return RawResponse(response.status, response.headers, b"")
    content_type = ("content-type", response.media_type)
    return RawResponse(response.status, (content_type, *response.headers), dump(response.body))
