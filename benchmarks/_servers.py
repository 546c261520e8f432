"""Servers that respond as quickly as asyncio can, each in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import itertools
import multiprocessing
import pickle
import re
import socket
from typing import TYPE_CHECKING, TypeAlias

from benchmarks import _data

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

Responder: TypeAlias = "Callable[[bytes], bytes]"
"""Returns a whole response, head and all, for a whole request."""

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_TIMEOUT = 30
_UNRECORDED = frozenset({"connection", "content-length", "transfer-encoding"})


def ok(body: bytes) -> bytes:
    """Return a 200 response with this JSON body."""
    return _HEAD % len(body) + body


def target(request: bytes) -> bytes:
    """Return the path and query of a request."""
    return request.split(b" ", 2)[1]


def fixed() -> Responder:
    """Respond with one contact, or with a page of a hundred when the request has a query; always the same bytes."""
    one, page = ok(_data.one_contact()), ok(_data.contact_page(_data.PAGE))
    return lambda request: page if b"?" in target(request) else one


def many() -> Responder:
    """Respond with pages of ten thousand contacts."""
    contacts = _data.all_contacts()

    def respond(request: bytes) -> bytes:
        query = dict(pair.split(b"=", 1) for pair in target(request).partition(b"?")[2].split(b"&"))
        return ok(_data.contact_slice(contacts, int(query[b"skip"]), int(query[b"limit"])))

    return respond


class _Recorder:
    """Passes requests on to a server, one after the other, and records its responses in a file."""

    def __init__(self, url: str, path: Path) -> None:
        host, _, port = url.removeprefix("http://").partition(":")
        self._address = host, int(port)
        self._file = path.open("wb")
        self._socket: socket.socket | None = None

    def respond(self, request: bytes) -> bytes:
        """Return the server's response, or an empty object where it gives none.

        A kept connection may have been closed meanwhile, so a request that fails on one is sent again on a new one.
        """
        response = (self._try(request) if self._socket else None) or self._try(request) or ok(b"{}")
        pickle.dump((_key(request), response), self._file)
        self._file.flush()  # the process is terminated
        return response

    def _try(self, request: bytes) -> bytes | None:
        try:
            return self._exchange(request)
        except (OSError, http.client.HTTPException):
            self._close()
            return None

    def _exchange(self, request: bytes) -> bytes:
        if self._socket is None:
            self._socket = socket.create_connection(self._address, _TIMEOUT)
        self._socket.sendall(request)
        response = http.client.HTTPResponse(self._socket, method=request.split(b" ", 1)[0].decode("ascii", "replace"))
        with contextlib.closing(response):
            response.begin()
            body = response.read()
        if response.will_close:
            self._close()
        fields = [(name, value) for name, value in response.getheaders() if name.lower() not in _UNRECORDED]
        head = "".join(f"{name}: {value}\r\n" for name, value in [*fields, ("content-length", str(len(body)))])
        return f"HTTP/1.1 {response.status} {response.reason}\r\n{head}\r\n".encode("latin-1") + body

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _key(request: bytes) -> bytes:
    """Return the request without its header fields, which carry the number of the fuzzer's case."""
    return request.partition(b"\r\n")[0] + request.partition(_END)[2]


def _kind(key: bytes) -> bytes:
    """Return the method and the first segment of the path."""
    return b"/".join(key.split(b"?", 1)[0].split(b"/", 2)[:2]).split(b" HTTP", 1)[0]


def recording(url: str, path: Path) -> Responder:
    """Respond as the server at a URL does, and record its responses in a file."""
    return _Recorder(url, path).respond


def replaying(path: Path) -> Responder:
    """Respond at once with what was recorded: to an equal request with its own, to others with that of a similar one.

    A fuzzer makes some requests anew in each run, with the same seed too.
    """
    recorded: dict[bytes, list[bytes]] = {}
    with path.open("rb") as file, contextlib.suppress(EOFError):
        while True:
            key, response = pickle.load(file)  # noqa: S301  (written by this module)
            for name in (key, _kind(key)):
                recorded.setdefault(name, []).append(response)
    turns: dict[bytes, Iterator[bytes]] = {name: itertools.cycle(responses) for name, responses in recorded.items()}
    other = itertools.repeat(ok(b"{}"))
    return lambda request: next(turns.get(_key(request)) or turns.get(_kind(_key(request))) or other)


class _Protocol(asyncio.Protocol):
    """One connection: each whole request is responded to after ``delay`` seconds."""

    def __init__(self, respond: Responder, delay: float) -> None:
        self._respond = respond
        self._delay = delay
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(_END)) >= 0:
            length = _LENGTH.search(self._received[:end])
            size = end + len(_END) + (int(length[1]) if length else 0)
            if len(self._received) < size:
                return
            request, self._received = self._received[:size], self._received[size:]
            if self._delay:
                asyncio.get_running_loop().call_later(self._delay, self._send, request)
            else:
                self._send(request)

    def _send(self, request: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(self._respond(request))


def _serve(ready: Connection, make: Callable[[], Responder], delay: float) -> None:
    async def serve_forever() -> None:
        respond, loop = make(), asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Protocol(respond, delay), "127.0.0.1", 0, backlog=1024)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve_forever())


@contextlib.contextmanager
def serve(make: Callable[[], Responder], delay: float = 0.0) -> Generator[str]:
    """Yield the URL of a server that responds with what ``make`` returns, each response after ``delay`` seconds."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, make, delay), daemon=True)
    process.start()
    theirs.close()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()
