"""The sandbox in a process of its own, and a raw HTTP/1.1 client that costs little beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Generator

KEY = "clemta_sandbox_key"
COMPANY = "64b8f1a2e4b0c8d9f0123456"
_LONGEST_ANSWER_SECONDS = 30
_END_SECONDS = 15


class BrokenAnswerError(Exception):
    """The connection ended before a whole answer came."""


@attrs.frozen
class Response:
    """A whole answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@attrs.frozen
class Process:
    """A running sandbox: where it listens, and its process id."""

    url: str
    pid: int

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        return host, int(port)

    def cpu_seconds(self) -> float:
        """The time that its threads have computed (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_bytes(self) -> int:
        """The memory that it holds (Linux: resident, without what it shares with other processes)."""
        resident, shared = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1:3]
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def started(*arguments: str) -> Generator[Process]:
    """Run ``python -m truespec_sandbox clemta`` with more arguments while the block runs."""
    command = [sys.executable, "-m", "truespec_sandbox", "clemta", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own module)
        try:
            url = process.stdout.readline().strip() if process.stdout else ""
            yield Process(url, process.pid)
        finally:
            process.terminate()
            process.wait(_END_SECONDS)


class RawConnection:
    """One connection that sends bytes and reads whole answers; it connects again when the server has closed it."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._socket: socket.socket | None = None

    def exchange(self, request: bytes) -> Response:
        """Send one request and read the answer.

        Raises:
            BrokenAnswerError: the connection ended before the answer did.
            TimeoutError: no whole answer came in half a minute.
        """
        try:
            if self._socket is None:
                self._socket = socket.create_connection(self._address, timeout=_LONGEST_ANSWER_SECONDS)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.sendall(request)
            response = self._response(self._socket)
        except BaseException as error:
            self.close()
            if isinstance(error, ConnectionError):
                raise BrokenAnswerError(str(error)) from None
            raise
        if response.headers.get("connection") == "close":
            self.close()
        return response

    def close(self) -> None:
        """End the connection."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _response(self, connection: socket.socket) -> Response:
        data = b""
        while b"\r\n\r\n" not in data:
            data += _piece(connection)
        head, _, body = data.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        while len(body) < int(headers.get("content-length", "0")):
            body += _piece(connection)
        return Response(int(status.split()[1]), headers, body)


def _piece(connection: socket.socket) -> bytes:
    piece = connection.recv(1 << 18)
    if not piece:
        message = "the connection ended within the answer"
        raise BrokenAnswerError(message)
    return piece


def request(method: str, target: str, body: bytes = b"") -> bytes:
    """The bytes of one request with the sandbox's key."""
    head = f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: {KEY}\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body
