"""ASGI applications that deliver a response badly: in pieces, cut off, or not at all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from truespec_sandbox._responses import RawResponse
    from truespec_sandbox._wire._incoming_request import Connection

# Enough for the written bytes to be sent before the connection ends.
_FLUSH_SECONDS = 0.05


async def sleep(connection: Connection, seconds: float) -> bool:
    """Sleep until the time is over or the connection ends.

    Args:
        connection: the connection.
        seconds: how long.

    Returns:
        Whether the connection is still open.

    """
    try:
        await asyncio.wait_for(connection.ending.wait(), seconds)
    except TimeoutError:
        return True
    return False


def cut_body(body: bytes, keep: float) -> bytes:
    """Return a fraction of a body, without its last byte at least."""
    return body[: max(min(int(len(body) * keep), len(body) - 1), 0)]


@frozen
class Delivery:
    """Sends a response in pieces, or only a part of it.

    Attributes:
        response: the whole response; its length is announced.
        keep: the fraction of the body that is sent when the connection ends early.
        ending: how the connection ends: after the whole body, closed early, or reset.
        size: bytes in each piece; 0, the default, for one piece.
        interval: seconds of pause after each piece.

    """

    response: RawResponse
    keep: float = 1.0
    ending: Literal["whole", "close", "reset"] = "whole"
    size: int = 0
    interval: float = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response, as ASGI calls it."""
        del receive
        connection: Connection = scope["state"]["connection"]
        body = self.response.body if self.ending == "whole" else cut_body(self.response.body, self.keep)
        if scope["method"] == "HEAD":
            body = b""
        headers = [*self.response.headers, ("content-length", str(len(self.response.body)))]
        await send(
            {
                "type": "http.response.start",
                "status": self.response.status,
                "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            }
        )
        size = self.size or len(body) or 1
        for start in range(0, len(body), size):
            await send({"type": "http.response.body", "body": body[start : start + size], "more_body": True})
            if self.interval and not await sleep(connection, self.interval):
                return connection.close_early()
        if self.ending == "whole":
            return await send({"type": "http.response.body", "body": b"", "more_body": False})
        await sleep(connection, _FLUSH_SECONDS)
        return connection.reset() if self.ending == "reset" else connection.close_early()


@frozen
class Reset:
    """Resets the connection instead of sending a response.

    Attributes:
        fault: the kind of fault that asked for it.

    """

    fault: str = "reset"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reset the connection, as ASGI calls it."""
        del receive, send
        connection: Connection = scope["state"]["connection"]
        connection.reset()
