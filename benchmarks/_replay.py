"""What a server answered, kept and given again at once: two runs then differ by the time of the server alone."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import pickle
import socket
from typing import TYPE_CHECKING

from benchmarks._server import whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks._server import Answers

_LONGEST = 30
_DROPPED = frozenset({"connection", "content-length", "transfer-encoding"})


class _Relay:
    """Asks a server, one request after the other, and writes down what it answers."""

    def __init__(self, url: str, path: Path) -> None:
        self._host, _, port = url.removeprefix("http://").partition(":")
        self._port = int(port)
        self._kept = path.open("wb")
        self._socket: socket.socket | None = None

    def answer(self, request: bytes) -> bytes:
        """The answer of the server; an empty object where it gives none.

        A connection that was kept may have ended meanwhile, so a request that fails on one is made again on a new one.
        """
        found = (self._attempted(request) if self._socket else None) or self._attempted(request) or whole(b"{}")
        pickle.dump((_key(request), found), self._kept)
        self._kept.flush()  # the process is ended, not asked to end
        return found

    def _attempted(self, request: bytes) -> bytes | None:
        try:
            return self._asked(request)
        except (OSError, http.client.HTTPException):
            self._close()
            return None

    def _asked(self, request: bytes) -> bytes:
        if self._socket is None:
            self._socket = socket.create_connection((self._host, self._port), _LONGEST)
        self._socket.sendall(request)
        response = http.client.HTTPResponse(self._socket, method=request.split(b" ", 1)[0].decode("ascii", "replace"))
        with contextlib.closing(response):
            response.begin()
            body = response.read()
        if response.will_close:
            self._close()
        fields = [(name, value) for name, value in response.getheaders() if name.lower() not in _DROPPED]
        head = "".join(f"{name}: {value}\r\n" for name, value in [*fields, ("content-length", str(len(body)))])
        return f"HTTP/1.1 {response.status} {response.reason}\r\n{head}\r\n".encode("latin-1") + body

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _key(request: bytes) -> bytes:
    """The request without its header fields, which have the number of the run's case."""
    line, _, _ = request.partition(b"\r\n")
    return line + request.partition(b"\r\n\r\n")[2]


def _kind(key: bytes) -> bytes:
    """The method and the first segment of the path."""
    return b"/".join(key.split(b"?", 1)[0].split(b"/", 2)[:2]).split(b" HTTP", 1)[0]


def recording(url: str, path: Path) -> Answers:
    """Passes on what the server at a URL answers, and keeps it in a file."""
    return _Relay(url, path).answer


def replaying(path: Path) -> Answers:
    """Gives at once what was kept: to equal requests in turn what they were answered, to others what their like were.

    A fuzzer makes some requests anew in each run, with the same seed too.
    """
    kept: dict[bytes, list[bytes]] = {}
    for key, told in _records(path):
        for found in (key, _kind(key)):
            kept.setdefault(found, []).append(told)
    turns: dict[bytes, Iterator[bytes]] = {key: itertools.cycle(answers) for key, answers in kept.items()}
    other = itertools.repeat(whole(b"{}"))

    def answer(request: bytes) -> bytes:
        key = _key(request)
        return next(turns.get(key) or turns.get(_kind(key)) or other)

    return answer


def _records(path: Path) -> Iterator[tuple[bytes, bytes]]:
    with path.open("rb") as file, contextlib.suppress(EOFError):
        while True:
            yield pickle.load(file)  # noqa: S301  (written by this module)
