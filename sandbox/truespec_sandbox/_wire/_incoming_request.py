"""An incoming request, with its body read up to a bound."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

MAXIMUM_BODY_BYTES = 1024 * 1024
# Forms carry files.
MAXIMUM_FORM_BYTES = 8 * 1024 * 1024
# A snapshot of any state that fits into memory can be restored.
MAXIMUM_SNAPSHOT_BYTES = 64 * 1024 * 1024
SNAPSHOT_PATH = "/_sandbox/restore"
# A client that is still sending when the connection closes may never see the response, because the reset overtakes it.
# So a body over the bound is read on and discarded, up to this size and for no longer than this.
LINGER_BYTES = 4 * 1024 * 1024
LINGER_SECONDS = 1.0
# From the head of a request to the end of its body, however steadily it comes.
BODY_SECONDS = 30.0
# A request without both has no body (RFC 9112, section 6.3).
_BODY_FIELDS = ("content-length", "transfer-encoding")
# The absolute form of a request's target, which proxies send; its host goes before the Host header (RFC 9112, 3.2.2).
_ABSOLUTE = re.compile(r"https?://([^/?#]+)", re.IGNORECASE)


class Connection(Protocol):
    """Control over the connection of a request; it is ``scope["state"]["connection"]``."""

    @property
    def ending(self) -> asyncio.Event:
        """Set when the client has disconnected or the server shuts down."""
        ...

    def reserve(self, size: int) -> bool:
        """Reserve memory for ``size`` bytes of the body until the request is done; ``False`` when none is left."""
        ...

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        ...

    def close_early(self) -> None:
        """End the connection after the bytes written so far."""
        ...


@frozen
class IncomingRequest:
    """One request, read from the wire.

    Attributes:
        method: the method as sent.
        raw_path: the path as sent, percent-encoded.
        query: the query string as sent, without the question mark.
        headers: all headers.
        body: the body, or ``None`` when it is larger than ``MAXIMUM_BODY_BYTES`` (``MAXIMUM_FORM_BYTES`` for a form).
        is_complete: whether the body was read to its end, so that the connection can serve another request.
        connection: the connection it came on.

    """

    method: str
    raw_path: str
    query: str
    headers: Headers = field(repr=False)  # the key is among them
    body: bytes | None = field(repr=False)
    is_complete: bool
    connection: Connection = field(repr=False, eq=False)


async def receive_request(request: Request) -> IncomingRequest | None:
    """Read a whole request, within the bounds on size and time.

    Args:
        request: the request whose body is still to be received.

    Returns:
        The request, or ``None`` when the client disconnected before its end, or was too slow and its connection is closed.

    """
    raw_path, headers = _split_target(request)
    query: bytes = request.scope["query_string"]
    connection: Connection = request.scope["state"]["connection"]
    body: bytes | None = b""
    is_complete = True
    if any(name in request.headers for name in _BODY_FIELDS):
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body, is_complete = await _read_body(request, _body_limit(raw_path, headers), connection)
        except ClientDisconnect:
            return None
        except TimeoutError:
            connection.close_early()
            return None
    return IncomingRequest(
        method=request.method,
        raw_path=raw_path,
        query=query.decode("ascii", "replace"),
        headers=headers,
        body=body,
        is_complete=is_complete,
        connection=connection,
    )


def _split_target(request: Request) -> tuple[str, Headers]:
    """Return path and headers; of a target with scheme and host, the path, and the host in place of ``Host``."""
    raw_path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    path = raw_path.decode("ascii", "replace")
    absolute = _ABSOLUTE.match(path)
    if absolute is None:
        return path, request.headers
    others = [pair for pair in request.headers.raw if pair[0] != b"host"]
    return path[absolute.end() :] or "/", Headers(raw=[(b"host", absolute[1].encode()), *others])


def _body_limit(raw_path: str, headers: Headers) -> int:
    if raw_path == SNAPSHOT_PATH:
        return MAXIMUM_SNAPSHOT_BYTES
    is_form = headers.get("content-type", "").lower().startswith("multipart/form-data")
    return MAXIMUM_FORM_BYTES if is_form else MAXIMUM_BODY_BYTES


async def _read_body(request: Request, limit: int, connection: Connection) -> tuple[bytes | None, bool]:
    stream = request.stream()
    chunks: list[bytes] = []
    size = 0
    async for chunk in stream:
        size += len(chunk)
        if size > limit or not connection.reserve(len(chunk)):
            chunks.clear()
            return None, await _discard(stream)
        chunks.append(chunk)
    return b"".join(chunks), True


async def _discard(stream: AsyncGenerator[bytes, None]) -> bool:
    """Read on for a while; return whether the body has ended."""
    size = 0
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            async for chunk in stream:
                size += len(chunk)
                if size >= LINGER_BYTES:
                    return False
    except TimeoutError:
        return False
    return True
