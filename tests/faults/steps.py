"""Steps and scripts as data: what a server does on its connections, from which faults are put together."""

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

    from tests.faults.clients import ApiUnderTest
    from tests.faults.server import Connection

LONGEST = 10.0
"""The seconds after which a server gives up waiting for a client to leave, so that no broken client hangs the suite."""


class Step(Protocol):
    """One thing that a server does on a connection."""

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        ...


@frozen
class Receive:
    """Read so many bytes of the request and no more."""

    count: int

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        await connection.reader.readexactly(self.count)


@frozen
class Send:
    """Send these bytes at once."""

    data: bytes = field(repr=False)

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        connection.writer.write(self.data)
        await connection.writer.drain()


@frozen
class Drip:
    """Send one byte after the other, with a wait after each, for ever from the start again."""

    data: bytes
    every: float = 0.05

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        for number in range(int(LONGEST / self.every)):
            await Send(self.data[number % len(self.data) :][:1]).run(connection)
            await asyncio.sleep(self.every)


@frozen
class Hang:
    """Do nothing until the client leaves."""

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                while await connection.reader.read(65_536):
                    pass


@frozen
class Pause:
    """Do nothing for so many seconds."""

    seconds: float

    async def run(self, connection: Connection) -> None:  # noqa: ARG002  (a step gets the connection)
        """Run the step."""
        await asyncio.sleep(self.seconds)


@frozen
class Reset:
    """End the connection with RST: what the client has not read yet is lost to it."""

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        connection.writer.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        connection.writer.transport.abort()
        connection.ended = True


@frozen
class Close:
    """End the connection as it should be ended, with FIN."""

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        connection.ended = True


@frozen
class Success:
    """The success response of an API to a request, which a fault changes."""

    api: ApiUnderTest
    status: int
    body: bytes


def unchanged(success: Success) -> bytes:
    """Return the success body as it is."""
    return success.body


@frozen
class Flood:
    """Send a chunk again and again until the client leaves."""

    chunk: bytes = field(repr=False)

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        async with asyncio.timeout(LONGEST):
            while True:
                await Send(self.chunk).run(connection)


@frozen
class Respond:
    """Send a response; by default the success response of the API to this request.

    Args:
        status: The status; None is that of the success response.
        headers: Lines of the head besides Content-Type and the framing; ``{key}`` in them is the client's key.
        body: Makes the body from the success response.
        content_type: None sends none.
        framing: ``length``, ``chunked`` or ``close``: how the client learns where the body ends.
        version: What the status line begins with.
        sent: How many bytes of the body are sent; all by default.
        behind: What follows the response, in one piece with it: what arrives later could be the next response, and no
            client can distinguish it.
    """

    status: int | None = None
    headers: tuple[str, ...] = ()
    body: Callable[[Success], bytes] = unchanged
    content_type: str | None = "application/json"
    framing: str = "length"
    version: str = "HTTP/1.1"
    sent: int | None = None
    behind: bytes = b""

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        success = connection.success()
        written = self.written(self.status or success.status, self.body(success)) + self.behind
        await Send(written.replace(b"{key}", success.api.key.encode())).run(connection)
        if self.framing == "close" or self.version == "HTTP/1.0":
            connection.ended = True

    def written(self, status: int, body: bytes) -> bytes:
        """Return the bytes of the response."""
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

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        place = (
            None
            if self.location is None
            else self.location.format(other=connection.server.other, own=connection.server.url)
        )
        headers = () if place is None else (f"Location: {place}",)
        await Respond(self.status, headers, body=lambda _: b"", content_type=None).run(connection)


@frozen
class Script:
    """What a server does: on each new connection, and after the first, second ... request.

    The last entry of ``responses`` is run for every later request too; without any, the success response is sent.
    """

    accept: tuple[Step, ...] = ()
    responses: tuple[tuple[Step, ...], ...] = ()

    def after(self, number: int) -> tuple[Step, ...]:
        """Return the steps after the request of this number, from 0 on."""
        return self.responses[min(number, len(self.responses) - 1)] if self.responses else SUCCESS


SUCCESS: tuple[Step, ...] = (Respond(),)
SUCCESS_SCRIPT = Script()
