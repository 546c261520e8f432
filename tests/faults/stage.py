"""One port on which faults are played, with plain sockets: no HTTP library is kind enough to be this wrong."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from tests.faults.scene import ALL_GOOD

if TYPE_CHECKING:
    import ssl

    from tests.faults.apis import ApiUnderTest
    from tests.faults.scene import Played
    from tests.faults.steps import Good, Step


@frozen
class Request:
    """A request as it came in whole."""

    method: str
    target: str
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)


@define(eq=False)
class Line:
    """One connection, as the steps see it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    stage: Stage
    request: Request | None = None
    ended: bool = False

    @property
    def own(self) -> str:
        """The URL of this stage."""
        return self.stage.url

    @property
    def other(self) -> str:
        """The URL of another server."""
        return self.stage.other

    def good(self) -> Good:
        """The good answer to the request."""
        return self.stage.api.good(self.request.method if self.request else "GET")


class Stage:
    """One port on which one scene is played, and the count of what came in."""

    def __init__(
        self,
        api: ApiUnderTest,
        scene: Played = ALL_GOOD,
        tls: ssl.SSLContext | None = None,
        *,
        is_proxy: bool = False,
    ) -> None:
        self.api = api
        self.scene = scene
        self.tls = tls
        self.is_proxy = is_proxy
        self.other = "http://127.0.0.1:9"
        self.requests = 0
        self.connections = 0
        self._lines: set[Line] = set()
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.socket.bind(("127.0.0.1", 0))  # not listening yet: who connects now is refused
        self.port: int = self.socket.getsockname()[1]

    @property
    def url(self) -> str:
        """Where it is; https as soon as it has a certificate."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def heal(self, tls: ssl.SSLContext | None = None) -> None:
        """From now on every request on a new or a kept connection gets the good answer."""
        self.scene = ALL_GOOD
        self.tls = tls

    async def listen(self) -> None:
        """Begin to accept connections."""
        self._server = await asyncio.start_server(self._connected, sock=self.socket, limit=2**22)

    async def end(self) -> None:
        """Leave the port and end every connection."""
        self.socket.close() if self._server is None else self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(asyncio.CancelledError):  # the test is over
            await self._serve(reader, writer)

    @property
    def open(self) -> int:
        """How many connections there are."""
        return len(self._lines)

    async def interrupt(self, steps: tuple[Step, ...]) -> None:
        """Play steps on every connection that a client keeps."""
        for line in list(self._lines):
            for step in steps:
                await step.play(line)
            if line.ended:
                line.writer.close()

    def quiet(self, seconds: float = 2.0) -> bool:
        """Whether every connection ends within so many seconds."""
        until = time.monotonic() + seconds
        while self.open and time.monotonic() < until:
            time.sleep(0.002)
        return self.open == 0

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Play the scene on one connection."""
        self.connections += 1
        line = Line(reader, writer, self)
        self._lines.add(line)
        try:
            with contextlib.suppress(OSError, EOFError):  # a client may leave at any step
                await self._play(line)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
            self._lines.discard(line)

    async def _play(self, line: Line) -> None:
        if self.tls and not self.is_proxy:
            await line.writer.start_tls(self.tls)
        for step in self.scene.accept:
            if not line.ended:
                await step.play(line)
        while not line.ended:
            line.request = await received(line.reader)
            if line.request.method == "CONNECT":
                await self._tunnel(line)
                continue
            self.requests += 1
            for step in self.scene.after(self.requests - 1):
                if not line.ended:
                    await step.play(line)

    async def _tunnel(self, line: Line) -> None:
        """Be a proxy and the server behind it in one."""
        line.writer.write(b"HTTP/1.1 200 Connection Established\r\n\r\n")
        if self.tls:
            await line.writer.start_tls(self.tls)


async def received(reader: asyncio.StreamReader) -> Request:
    """The next request on a connection.  Raises EOFError when the client leaves before its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(fields.get("content-length", "0")))
    return Request(method, target, head, body)
