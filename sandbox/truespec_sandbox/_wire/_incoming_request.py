"""A request as it arrived, with its body read up to a bound."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

import attrs
from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Receive


MAXIMUM_BODY_BYTES = 1024 * 1024
# Files come in forms.
MAXIMUM_FORM_BYTES = 8 * 1024 * 1024
# A snapshot that was taken can be given back.
MAXIMUM_SNAPSHOT_BYTES = 64 * 1024 * 1024
SNAPSHOT_PATH = "/_sandbox/restore"
# A client that is still sending when the connection closes may never see the answer, because the reset overtakes it.
# So a body over the bound is read on for a moment, and thrown away: as much as this, and no longer than this.
LINGER_BYTES = 4 * 1024 * 1024
LINGER_SECONDS = 1.0
# From the head of a request to the end of its body, however steadily it comes.
BODY_SECONDS = 30.0
# A request without both has no body (RFC 9112, section 6.3).
_BODY_FIELDS = ("content-length", "transfer-encoding")


class Connection(Protocol):
    """What the one who answers a request may do with its connection; it is ``scope["state"]["connection"]``."""

    @property
    def ending(self) -> asyncio.Event:
        """Set when the client has gone or the server ends."""
        ...

    def take(self, size: int) -> bool:
        """Ask for memory for ``size`` bytes of this request's body; it is given back when the request is answered."""
        ...

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        ...

    def close_early(self) -> None:
        """End the connection after the bytes written so far."""
        ...


@attrs.frozen
class IncomingRequest:
    """One request, read from the wire.

    Attributes:
        method: the method as sent.
        raw_path: the path as sent, percent-encoded.
        query: the query string as sent, without the question mark.
        headers: all headers.
        body: the body, or ``None`` when it is larger than ``MAXIMUM_BODY_BYTES`` (``MAXIMUM_FORM_BYTES`` for a form).
        is_read: whether the body was read to its end, so that the connection can serve another request.
        connection: what it came on.

    """

    method: str
    raw_path: str
    query: str
    headers: Headers = attrs.field(repr=False)  # the key is among them
    body: bytes | None = attrs.field(repr=False)
    is_read: bool
    connection: Connection = attrs.field(repr=False, eq=False)


async def receive_request(request: Request) -> IncomingRequest | None:
    """Read a request whole, as long as it is not too large and does not take too long.

    Args:
        request: the request whose body is still on the wire.

    Returns:
        The request, or ``None`` when the client went away before its end, or was too slow and its connection is closed.

    """
    raw_path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    headers = request.headers
    connection: Connection = request.scope["state"]["connection"]
    body: bytes | None = b""
    is_read = True
    if any(name in headers for name in _BODY_FIELDS):
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body, is_read = await _body(request.receive, connection, _most_bytes(request))
        except ClientDisconnect:
            return None
        except TimeoutError:
            connection.close_early()
            return None
    return IncomingRequest(
        method=request.method,
        raw_path=raw_path.decode("ascii", "replace"),
        query=query.decode("ascii", "replace"),
        headers=headers,
        body=body,
        is_read=is_read,
        connection=connection,
    )


def _most_bytes(request: Request) -> int:
    if request.scope["path"] == SNAPSHOT_PATH:
        return MAXIMUM_SNAPSHOT_BYTES
    is_form = request.headers.get("content-type", "").lower().startswith("multipart/form-data")
    return MAXIMUM_FORM_BYTES if is_form else MAXIMUM_BODY_BYTES


async def _body(receive_message: Receive, connection: Connection, most: int) -> tuple[bytes | None, bool]:
    chunks: list[bytes] = []
    size = 0
    is_read = False
    while not is_read:
        chunk, is_read = await _chunk(receive_message)
        size += len(chunk)
        if size > most or not connection.take(len(chunk)):
            chunks.clear()
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
