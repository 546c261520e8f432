"""Servers of plain sockets on which faults are run: no HTTP library is able to be this wrong."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Self, TypeVar

from attrs import define, field, frozen

from tests.faults.steps import SUCCESS_SCRIPT

if TYPE_CHECKING:
    import ssl
    from collections.abc import Coroutine, Iterator
    from types import TracebackType

    from tests.faults.clients import ApiUnderTest
    from tests.faults.steps import Script, Step, Success

T = TypeVar("T")


@frozen
class Request:
    """A request as received."""

    method: str
    target: str
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)


@define(eq=False)
class Connection:
    """One connection, as the steps see it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    server: FaultServer
    request: Request | None = None
    ended: bool = False

    def success(self) -> Success:
        """Return the success response to the request."""
        return self.server.api.success(self.request.method if self.request else "GET")


class FaultServer:
    """One port on which one script is run; it counts the requests and connections."""

    def __init__(
        self,
        api: ApiUnderTest,
        script: Script = SUCCESS_SCRIPT,
        tls: ssl.SSLContext | None = None,
        *,
        is_proxy: bool = False,
    ) -> None:
        self.api = api
        self.script = script
        self.tls = tls
        self.is_proxy = is_proxy
        self.other = "http://127.0.0.1:9"
        """The URL of another server."""
        self.requests = 0
        self.connections = 0
        self._open: set[Connection] = set()
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.socket.bind(("127.0.0.1", 0))  # not listening yet: a connection is refused
        self.port: int = self.socket.getsockname()[1]

    @property
    def url(self) -> str:
        """The URL; https as soon as there is a certificate."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def open(self) -> int:
        """The number of open connections."""
        return len(self._open)

    def restore(self, tls: ssl.SSLContext | None = None) -> None:
        """Give the success response to every request from now on, on new and kept connections."""
        self.script = SUCCESS_SCRIPT
        self.tls = tls

    async def listen(self) -> None:
        """Begin to accept connections."""
        self._server = await asyncio.start_server(self._accept, sock=self.socket, limit=2**22)

    async def end(self) -> None:
        """Free the port and end every connection."""
        self.socket.close() if self._server is None else self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def interrupt(self, steps: tuple[Step, ...]) -> None:
        """Run steps on every connection that a client keeps."""
        for connection in list(self._open):
            for step in steps:
                await step.run(connection)
            if connection.ended:
                connection.writer.close()

    def wait_until_closed(self, seconds: float = 2.0) -> bool:
        """Return whether every connection ends within so many seconds."""
        until = time.monotonic() + seconds
        while self.open and time.monotonic() < until:
            time.sleep(0.002)
        return self.open == 0

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.connections += 1
        connection = Connection(reader, writer, self)
        self._open.add(connection)
        with contextlib.suppress(asyncio.CancelledError):  # the test is over
            try:
                with contextlib.suppress(OSError, EOFError):  # a client may leave at any step
                    await self._run(connection)
            finally:
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()
                self._open.discard(connection)

    async def _run(self, connection: Connection) -> None:
        if self.tls and not self.is_proxy:
            await connection.writer.start_tls(self.tls)
        for step in self.script.accept:
            if not connection.ended:
                await step.run(connection)
        while not connection.ended:
            connection.request = await read_request(connection.reader)
            if connection.request.method == "CONNECT":
                await self._open_tunnel(connection)
                continue
            self.requests += 1
            for step in self.script.after(self.requests - 1):
                if not connection.ended:
                    await step.run(connection)

    async def _open_tunnel(self, connection: Connection) -> None:
        """Be a proxy and the server behind it in one."""
        connection.writer.write(b"HTTP/1.1 200 Connection Established\r\n\r\n")
        if self.tls:
            await connection.writer.start_tls(self.tls)


async def read_request(reader: asyncio.StreamReader) -> Request:
    """Return the next request on a connection.  Raises EOFError when the client leaves before its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(fields.get("content-length", "0")))
    return Request(method, target, head, body)


class ServerThread:
    """The thread in which every fault server runs.  Use it in a ``with`` block."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-servers")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.run(asyncio.sleep(0.01))  # the last connections end
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Return the result of a coroutine that runs in the thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    @contextlib.contextmanager
    def serve(self, server: FaultServer, *, listening: bool = True) -> Iterator[FaultServer]:
        """Run a server while the block runs; without ``listening``, connections are refused until ``listen``."""
        try:
            if listening:
                self.listen(server)
            yield server
        finally:
            self.run(server.end())

    def listen(self, server: FaultServer) -> None:
        """Begin to accept connections."""
        self.run(server.listen())
