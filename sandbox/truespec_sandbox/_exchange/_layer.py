"""Layers around the exchange: what may look at a request, hold it up, answer in its place, or bend its answer.

A layer is called in the event loop with the request and with what comes next; the innermost next is the exchange, in
a thread unless it answers at once. The application takes them outermost first::

    async def slowly(arrival: Arrival, proceed: Next) -> Reply:
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

from truespec_sandbox._profile._call import Answer
from truespec_sandbox._wire._arrival import Arrival
from truespec_sandbox._wire._strict_json import dump

_WITHOUT_CONTENT = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


@attrs.frozen
class RawAnswer:
    """An answer as bytes, sent as it is.

    Attributes:
        status: the HTTP status.
        headers: all headers but ``Content-Length``, which comes from the body unless it is among them.
        body: the bytes of the body.

    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


Reply: TypeAlias = Answer | RawAnswer | ASGIApp
"""What a layer may return; an ASGI application writes the response by itself, piece by piece or not at all."""

Next: TypeAlias = Callable[[Arrival], Awaitable[Reply]]
Layer: TypeAlias = Callable[[Arrival, Next], Awaitable[Reply]]


def without_content(answer: Answer) -> bool:
    """Whether an answer has no content: it is marked as empty, or its status never has any."""
    return answer.empty or answer.status in _WITHOUT_CONTENT


def raw(answer: Answer) -> RawAnswer:
    """Return the bytes of an answer, for a layer that bends them.

    Args:
        answer: the answer.

    Returns:
        What would be sent for it.

    """
    if without_content(answer):
        return RawAnswer(answer.status, answer.headers, b"")
    return RawAnswer(answer.status, (("content-type", answer.media_type), *answer.headers), dump(answer.body))
