"""What is known of one request while it is under way."""

from __future__ import annotations

import asyncio
import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import httpx
from attrs import define, field

from truespec._transport._progress import EXTENSION, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.client_proto import ResponseHandler


@define(slots=True, eq=False)
class Exchange:
    """One request and its answer.  Its header fields may hold a credential, so they are in no repr."""

    method: str
    fields: list[tuple[str, str]] = field(repr=False)
    """Exactly the header fields to send."""

    progress: Progress
    timeouts: Mapping[str, float | None]
    """Seconds for connect, read, write and pool, as httpx gives them."""

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
        return asyncio.timeout(self.progress.left())

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


def exchange(request: httpx.Request) -> Exchange:
    """What is known of a request before it is sent.  Raises httpx.LocalProtocolError for a header that is not UTF-8."""
    with contextlib.suppress(UnicodeError):
        return _exchange(request)
    message = "a header field is not UTF-8"
    raise httpx.LocalProtocolError(message)  # UnicodeError has the header field in it


def _exchange(request: httpx.Request) -> Exchange:
    return Exchange(
        request.method,
        [(name.decode("ascii"), value.decode()) for name, value in request.headers.raw],
        request.extensions.get(EXTENSION) or Progress(),
        request.extensions.get("timeout") or {},
    )
