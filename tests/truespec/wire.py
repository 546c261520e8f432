"""A server of plain sockets for the tests of the runtime: a function responds, and the requests are recorded."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

import orjson
from attrs import field, frozen

if TYPE_CHECKING:
    import ssl

CONTACT = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}
BODY = orjson.dumps({"success": True, "message": "ok", "data": CONTACT, "error": None})

Play = Callable[[socket.socket, bytes, int], bool | None]
"""Sends the response to a request, whose number counts from 0; returns False to close the connection."""


def raw_response(status: int = 200, body: bytes = BODY, *fields: str, media_type: str = "application/json") -> bytes:
    """Return a response as it goes on the wire."""
    head = [f"HTTP/1.1 {status} Some", f"Content-Length: {len(body)}", f"Content-Type: {media_type}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


SUCCESS_RESPONSE = raw_response()
"""A success response with a contact of Clemta's."""


def always(*responses: bytes) -> Play:
    """Send the first response to the first request and so on, and the last one to all others."""

    def play(connection: socket.socket, request: bytes, number: int) -> None:  # noqa: ARG001  (whatever was asked)
        connection.sendall(responses[min(number, len(responses) - 1)])

    return play


def drip(connection: socket.socket, head: bytes, byte: bytes, every: float = 0.02) -> None:
    """Send the head, and then a byte now and then, until nobody listens."""
    connection.sendall(head)
    with contextlib.suppress(OSError):
        while True:
            connection.sendall(byte)
            time.sleep(every)


class Server:
    """A listening socket, and a thread for each connection."""

    def __init__(self, play: Play, tls: ssl.SSLContext | None = None, *, reads_bodies: bool = True) -> None:
        self.play = play
        self.reads_bodies = reads_bodies
        self.tls = tls
        self.requests: list[bytes] = []
        self.times: list[float] = []
        self.connections = 0
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.socket.getsockname()[1]}"
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    @property
    def open(self) -> int:
        """The number of open connections."""
        return len(self._open)

    def wait_until_closed(self, seconds: float = 3.0) -> bool:
        """Return whether every connection ends within so many seconds."""
        until = time.monotonic() + seconds
        while self._open and time.monotonic() < until:
            time.sleep(0.002)
        return not self._open

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.add(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection, self._secured(connection) as line:
            try:
                self._respond(line)
            finally:
                self._open.discard(line)
        self._open.discard(connection)

    def _respond(self, line: socket.socket) -> None:
        while request := _received(line, with_body=self.reads_bodies):
            with self._lock:
                number = len(self.requests)
                self.requests.append(request)
                self.times.append(time.monotonic())
            if self.play(line, request, number) is False:
                break

    def _secured(self, connection: socket.socket) -> socket.socket:
        if self.tls is None:
            return connection
        line = self.tls.wrap_socket(connection, server_side=True)
        self._open.add(line)
        self._open.discard(connection)  # wrapping a socket detaches it
        return line

    def close(self) -> None:
        """End every connection and thread."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self._accepting.join()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


def _received(connection: socket.socket, *, with_body: bool) -> bytes:
    """The next request, head and body; nothing when the client left."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65_536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while with_body and len(body) < int(fields.get(b"content-length", b"0")):
        part = connection.recv(65_536)
        if not part:
            return b""
        body += part
    return head + b"\r\n\r\n" + body


@contextlib.contextmanager
def serving(play: Play, tls: ssl.SSLContext | None = None, *, reads_bodies: bool = True) -> Generator[Server]:
    """A server while the block runs."""
    server = Server(play, tls, reads_bodies=reads_bodies)
    try:
        yield server
    finally:
        server.close()


def tunnel(connection: socket.socket, request: bytes, number: int) -> bool:  # noqa: ARG001  (any number of them)
    """Be a proxy: connect to where CONNECT asks, and carry bytes both ways until one side leaves."""
    host, port = request.split(b" ")[1].decode().rsplit(":", 1)
    with socket.create_connection((host, int(port))) as beyond:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        back = threading.Thread(target=_carry, args=(beyond, connection))
        back.start()
        _carry(connection, beyond)
        back.join()
    return False


@frozen
class SOCKSProxy:
    """A SOCKS5 proxy that knows one user, or none."""

    user: tuple[str, str] | None = None
    code: int = 0
    """The code of its reply to a request; 0 for success."""
    targets: list[tuple[str, int]] = field(factory=list[tuple[str, int]])

    def serve(self, listening: socket.socket) -> None:
        """Serve one connection after the other, until the socket is closed."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with connection, contextlib.suppress(OSError):
                    self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        methods = stream.read(stream.read(2)[1])
        if self.user is None:
            connection.sendall(b"\5\0")
        elif 2 not in methods:
            connection.sendall(b"\5\xff")
            return
        else:
            connection.sendall(b"\5\2")
            name, password = (stream.read(stream.read(size)[-1]).decode() for size in (2, 1))
            connection.sendall(b"\1\0" if (name, password) == self.user else b"\1\1")
            if (name, password) != self.user:
                return
        kind = stream.read(4)[3]
        address = stream.read({1: 4, 4: 16}.get(kind) or stream.read(1)[0])
        port = int.from_bytes(stream.read(2))
        self.targets.append((address.decode() if kind == 3 else str(ipaddress.ip_address(address)), port))
        reply = b"\5%c\0\3\3abc\0\0" % self.code
        connection.sendall(reply[:3])
        time.sleep(0.01)
        connection.sendall(reply[3:])
        if not self.code:
            with socket.create_connection(("127.0.0.1", port)) as beyond:
                back = threading.Thread(target=_carry, args=(beyond, connection))
                back.start()
                _carry(connection, beyond)
                back.join()


@contextlib.contextmanager
def serving_socks(proxy: SOCKSProxy) -> Generator[str]:
    """The authority of a SOCKS proxy while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=proxy.serve, args=(listening,))
        thread.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65_536):
            target.sendall(part)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
