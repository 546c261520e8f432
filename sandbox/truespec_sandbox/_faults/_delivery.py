"""Answers that do not go out as they should: in pieces, not to their end, or not at all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from truespec_sandbox._responses import RawResponse
    from truespec_sandbox._wire._incoming_request import Connection

# Long enough for what was written to be on its way when the connection ends.
_BEFORE_THE_END_SECONDS = 0.05


async def pause(connection: Connection, seconds: float) -> bool:
    """Wait on purpose.

    Args:
        connection: whom the wait is for; when it ends, so does the wait.
        seconds: how long.

    Returns:
        Whether the connection still stands.

    """
    try:
        await asyncio.wait_for(connection.ending.wait(), seconds)
    except TimeoutError:
        return True
    return False


@attrs.frozen
class Delivery:
    """An ASGI application that sends an answer badly.

    Attributes:
        response: the whole answer; its length is announced.
        keep: how much of the body goes out, as a fraction; all of it by default.
        ending: what happens then.
        size: bytes in each piece; 0, the default, for one piece.
        interval: seconds of pause behind each piece.

    """

    response: RawResponse
    keep: float = 1.0
    ending: Literal["whole", "close", "reset"] = "whole"
    size: int = 0
    interval: float = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, as ASGI calls it."""
        del receive
        connection: Connection = scope["state"]["connection"]
        body = b"" if scope["method"] == "HEAD" else self._kept()
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
            if self.interval and not await pause(connection, self.interval):
                return connection.close_early()
        if self.ending == "whole":
            return await send({"type": "http.response.body", "body": b"", "more_body": False})
        await pause(connection, _BEFORE_THE_END_SECONDS)
        return connection.reset() if self.ending == "reset" else connection.close_early()

    def _kept(self) -> bytes:
        if self.ending == "whole":
            return self.response.body
        # Whatever ends early lacks a byte at least.
        return self.response.body[: min(int(len(self.response.body) * self.keep), len(self.response.body) - 1)]


@attrs.frozen
class Reset:
    """An ASGI application that resets the connection instead of answering.

    Attributes:
        fault: the kind of fault that asked for it.

    """

    fault: str = "reset"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reset the connection, as ASGI calls it."""
        del receive, send
        connection: Connection = scope["state"]["connection"]
        connection.reset()
