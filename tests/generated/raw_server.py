"""An HTTP server on loopback that keeps the bytes of every request."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator


@define
class Received:
    """A request as received: method, target, header fields in order, and body."""

    method: str
    target: str
    fields: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header field; None when it is absent."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


@define
class RawServer:
    """A server that keeps every request and sends the same response to each."""

    response: bytes = b"HTTP/1.1 204 No Content\r\n\r\n"
    requests: list[Received] = field(factory=list)
    _socket: socket.socket = field(init=False, factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        """The server's URL."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def serve(self) -> None:
        """Accept connections, each in a thread of its own, until the socket is closed."""
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._handle, args=(self._socket.accept()[0],), daemon=True).start()

    def _handle(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection, connection.makefile("rb") as stream, contextlib.suppress(OSError):
            while line := stream.readline():
                method, target, _ = line.decode("ascii").split(" ")
                fields: list[tuple[str, str]] = []
                while (raw := stream.readline().decode("latin-1").rstrip("\r\n")) != "":
                    name, _, value = raw.partition(":")
                    fields.append((name, value.strip(" ")))
                length = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
                self.requests.append(Received(method, target, fields, stream.read(length)))
                connection.sendall(self.response)

    def close(self) -> None:
        """Stop listening."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextlib.contextmanager
def running_raw_server() -> Iterator[RawServer]:
    """Run a server for the time of a block."""
    server = RawServer()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(timeout=5)
