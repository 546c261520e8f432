"""The words in which a fault is written down: what a server does on one connection, step by step, as data."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.apis import ApiUnderTest
    from tests.faults.stage import Line

LONGEST = 10.0
"""The seconds after which a server gives up waiting for a client to leave, so that no broken client hangs the suite."""


class Step(Protocol):
    """One thing that a server does on a connection."""

    async def play(self, line: Line) -> None:
        """Do it."""
        ...


@frozen
class Receive:
    """Read so many bytes of the request and no more."""

    count: int

    async def play(self, line: Line) -> None:
        """Do it."""
        await line.reader.readexactly(self.count)


@frozen
class Send:
    """Send these bytes at once."""

    data: bytes = field(repr=False)

    async def play(self, line: Line) -> None:
        """Do it."""
        line.writer.write(self.data)
        await line.writer.drain()


@frozen
class Drip:
    """Send one byte after the other, with a wait after each, for ever from the start again."""

    data: bytes
    every: float = 0.05

    async def play(self, line: Line) -> None:
        """Do it."""
        for number in range(int(LONGEST / self.every)):
            await Send(self.data[number % len(self.data) :][:1]).play(line)
            await asyncio.sleep(self.every)


@frozen
class Hang:
    """Do nothing until the client leaves."""

    async def play(self, line: Line) -> None:
        """Do it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while await line.reader.read(65_536):
                    pass


@frozen
class Pause:
    """Do nothing for so many seconds."""

    seconds: float

    async def play(self, line: Line) -> None:  # noqa: ARG002  (a step gets the line)
        """Do it."""
        await asyncio.sleep(self.seconds)


@frozen
class Reset:
    """End the connection with RST: what the client has not read yet is lost to it."""

    async def play(self, line: Line) -> None:
        """Do it."""
        found = line.writer.get_extra_info("socket")
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.writer.transport.abort()
        line.ended = True


@frozen
class Close:
    """End the connection as it should be ended, with FIN."""

    async def play(self, line: Line) -> None:
        """Do it."""
        line.ended = True


@frozen
class Good:
    """The good answer of an API to a request, which a fault spoils."""

    api: ApiUnderTest
    status: int
    body: bytes


def whole(good: Good) -> bytes:
    """The good body as it is."""
    return good.body


@frozen
class Flood:
    """Send a chunk again and again until the client leaves."""

    chunk: bytes = field(repr=False)

    async def play(self, line: Line) -> None:
        """Do it."""
        async with asyncio.timeout(LONGEST):
            while True:
                await Send(self.chunk).play(line)


@frozen
class Reply:
    """Send an answer; by default the good one of the API for this request.

    Args:
        status: The status; None is the good answer's own.
        headers: Lines of the head besides Content-Type and the framing; ``{key}`` in them is the client's key.
        body: Makes the body of the good one.
        content_type: None sends none.
        framing: ``length``, ``chunked`` or ``close``: how the client learns where the body ends.
        version: What the status line begins with.
        sent: How many bytes of the body are sent; all by default.
        behind: What comes behind the answer, in one piece with it: what comes later could pass for the next answer, and no
            client can tell.
    """

    status: int | None = None
    headers: tuple[str, ...] = ()
    body: Callable[[Good], bytes] = whole
    content_type: str | None = "application/json"
    framing: str = "length"
    version: str = "HTTP/1.1"
    sent: int | None = None
    behind: bytes = b""

    async def play(self, line: Line) -> None:
        """Do it."""
        good = line.good()
        written = self.written(self.status or good.status, self.body(good)) + self.behind
        await Send(written.replace(b"{key}", good.api.key.encode())).play(line)
        if self.framing == "close" or self.version == "HTTP/1.0":
            line.ended = True

    def written(self, status: int, body: bytes) -> bytes:
        """The bytes of the answer."""
        phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Strange"
        lines = [f"{self.version} {status} {phrase}", *self.headers]
        lines += [f"Content-Type: {self.content_type}"] if self.content_type else []
        lines += [f"Content-Length: {len(body)}"] if self.framing == "length" else []
        lines += ["Transfer-Encoding: chunked"] if self.framing == "chunked" else []
        lines += ["Connection: close"] if self.framing == "close" else []
        framed = chunked(body) if self.framing == "chunked" else body
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + framed[: self.sent]


def chunked(body: bytes, size: int = 64) -> bytes:
    """A body in chunks (RFC 9112, section 7.1)."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])


@frozen
class Redirect:
    """Send a redirect; ``{other}`` and ``{own}`` in its place stand for the URL of another server and of this one."""

    status: int
    location: str | None

    async def play(self, line: Line) -> None:
        """Do it."""
        place = None if self.location is None else self.location.format(other=line.other, own=line.own)
        headers = () if place is None else (f"Location: {place}",)
        await Reply(self.status, headers, body=lambda _: b"", content_type=None).play(line)
