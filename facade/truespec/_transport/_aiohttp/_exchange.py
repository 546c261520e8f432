"""What is known of one request while it is under way."""

from __future__ import annotations

import asyncio
import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import httpx
from attrs import define, field
from yarl import URL

from truespec._transport._progress import EXTENSION, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.client_proto import ResponseHandler

    from truespec._transport._request import TransportRequest


@define(slots=True, eq=False)
class Exchange:
    """One request and its answer.  Its header fields may hold a credential, so they are in no repr."""

    method: str
    url: URL = field(repr=False)
    fields: list[tuple[str, str]] = field(repr=False)
    """Exactly the header fields to send."""

    progress: Progress
    timeouts: Mapping[str, float | None]
    """Seconds for connect, read, write and pool, as httpx gives them."""

    content: httpx.AsyncByteStream | None = field(default=None, repr=False)
    """The body to send; None for none."""

    length: int | None = None
    """The bytes that the body has, where that is announced."""

    is_bounded: bool = False
    """Whether the caller ends it when its deadline has passed."""

    protocol: ResponseHandler | None = None
    """aiohttp's side of the connection, once there is one."""

    socket: asyncio.Transport | None = None
    """asyncio's side of the connection, once there is one."""

    uploading: bool = False
    """Whether a body is still being written."""

    failure: Exception | None = None
    """What broke while the body was written; aiohttp would tell of it in words of its own."""

    built: bool = False
    """Whether aiohttp has made its request of it; a second one would be sent unseen."""

    def until_deadline(self) -> contextlib.AbstractAsyncContextManager[Any]:
        """Raises TimeoutError inside once the deadline of the call has passed."""
        return contextlib.nullcontext() if self.is_bounded else asyncio.timeout(self.progress.left())

    def handed_to(self, socket: asyncio.Transport | None) -> None:
        """Note that bytes were written to this socket, just now.

        asyncio tries the first write at once, and closes the transport before it returns when the system refuses it.
        Then no byte has left.
        """
        if socket is not None and not socket.is_closing():
            self.progress.sent = True

    def abort(self) -> None:
        """Drop the connection at once; a graceful end would wait for a peer that may never read again."""
        if self.socket is not None:
            self.socket.abort()


CURRENT: ContextVar[Exchange] = ContextVar("truespec.exchange")
"""The exchange that the running task has handed to aiohttp, which makes its own objects for it."""


def of_wire(request: TransportRequest, progress: Progress) -> Exchange:
    """What is known of one of the runtime's requests; it is ended by the runtime when its deadline has passed."""
    content = request.content or None
    return Exchange(
        request.method,
        URL(f"{request.scheme.decode()}://{request.authority}{request.target.decode()}", encoded=True),
        [(name.decode(), value.decode()) for name, value in request.fields],
        progress,
        {},
        None if content is None else httpx.ByteStream(content),
        None if content is None else len(content),
        is_bounded=True,
    )


def of_httpx(request: httpx.Request) -> Exchange:
    """What is known of a request of httpx's.  Raises httpx.LocalProtocolError for one that aiohttp cannot send."""
    with contextlib.suppress(ValueError):
        return _of_httpx(request)
    message = "a header field is not UTF-8, Content-Length is no number, or the URL is none"
    raise httpx.LocalProtocolError(message)  # ValueError has the header field in it


def _of_httpx(request: httpx.Request) -> Exchange:
    url = request.url
    length = request.headers.get("Content-Length")
    return Exchange(
        request.method,
        URL(f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}", encoded=True),
        [(name.decode("ascii"), value.decode()) for name, value in request.headers.raw],
        request.extensions.get(EXTENSION) or Progress(),
        request.extensions.get("timeout") or {},
        _content(request, length),
        None if length is None else int(length),
    )


def _content(request: httpx.Request, length: str | None) -> httpx.AsyncByteStream | None:
    if length == "0" or (length is None and "Transfer-Encoding" not in request.headers):
        return None
    if not isinstance(request.stream, httpx.AsyncByteStream):
        message = "an awaiting client cannot send a body that is read in blocking steps"
        raise httpx.LocalProtocolError(message)
    return request.stream
