"""A request as it arrived, with its body read up to a bound."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import attrs
from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Receive

MAXIMUM_BODY_BYTES = 1024 * 1024
# A client that is still sending when the connection closes may never see the answer, because the reset overtakes it.
# So a body over the bound is read on for a moment, and thrown away: as much as this, and no longer than this.
LINGER_BYTES = 4 * 1024 * 1024
LINGER_SECONDS = 1.0


@attrs.frozen
class Arrival:
    """One request, read from the wire.

    Attributes:
        method: the method as sent.
        raw_path: the path as sent, percent-encoded.
        query: the query string as sent, without the question mark.
        headers: all headers.
        body: the body, or ``None`` when it is larger than ``MAXIMUM_BODY_BYTES``.
        is_read: whether the body was read to its end, so that the connection can serve another request.

    """

    method: str
    raw_path: str
    query: str
    headers: Headers = attrs.field(repr=False)  # the key is among them
    body: bytes | None = attrs.field(repr=False)
    is_read: bool


async def receive(request: Request) -> Arrival | None:
    """Read a request whole, as long as it is not too large.

    Args:
        request: the request whose body is still on the wire.

    Returns:
        The request, or ``None`` when the client went away before its end.

    """
    raw_path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    try:
        body, is_read = await _body(request.receive)
    except ClientDisconnect:
        return None
    return Arrival(
        method=request.method,
        raw_path=raw_path.decode("ascii", "replace"),
        query=query.decode("ascii", "replace"),
        headers=request.headers,
        body=body,
        is_read=is_read,
    )


async def _body(receive_message: Receive) -> tuple[bytes | None, bool]:
    chunks: list[bytes] = []
    size = 0
    is_read = False
    while not is_read:
        chunk, is_read = await _chunk(receive_message)
        size += len(chunk)
        if size > MAXIMUM_BODY_BYTES:
            return None, is_read or await _linger(receive_message)
        chunks.append(chunk)
    return b"".join(chunks), True


async def _linger(receive_message: Receive) -> bool:
    thrown_away = 0
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            while thrown_away < LINGER_BYTES:
                chunk, is_read = await _chunk(receive_message)
                if is_read:
                    return True
                thrown_away += len(chunk)
    except TimeoutError:
        pass
    return False


async def _chunk(receive_message: Receive) -> tuple[bytes, bool]:
    message = await receive_message()
    if message["type"] == "http.disconnect":
        raise ClientDisconnect
    return message.get("body", b""), not message.get("more_body", False)
