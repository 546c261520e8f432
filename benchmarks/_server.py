"""Servers that say what they were told to say, as quickly as asyncio can, each in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from multiprocessing.connection import Connection

Answers: TypeAlias = "Callable[[bytes], bytes]"
"""Makes a whole answer, head and all, of a whole request."""

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


def whole(body: bytes) -> bytes:
    """The answer with this body."""
    return _HEAD % len(body) + body


def target(request: bytes) -> bytes:
    """What a request asks for: path and query."""
    return request.split(b" ", 2)[1]


class _Connection(asyncio.Protocol):
    """One connection: requests come in, answers go out after ``seconds``."""

    def __init__(self, answers: Answers, seconds: float) -> None:
        self._answers = answers
        self._seconds = seconds
        self._seen = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._seen += data
        while (end := self._seen.find(_END)) >= 0:
            head = self._seen[:end]
            length = _LENGTH.search(head)
            whole = end + len(_END) + (int(length[1]) if length else 0)
            if len(self._seen) < whole:
                return
            request, self._seen = self._seen[:whole], self._seen[whole:]
            if self._seconds:
                asyncio.get_running_loop().call_later(self._seconds, self._answer, request)
            else:
                self._answer(request)

    def _answer(self, request: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(self._answers(request))


def _serve(told: Connection, make: Callable[[], Answers], seconds: float) -> None:
    asyncio.run(_serve_forever(told, make(), seconds))


async def _serve_forever(told: Connection, answers: Answers, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(answers, seconds), "127.0.0.1", 0, backlog=1024)
    told.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


@contextlib.contextmanager
def serving(make: Callable[[], Answers], seconds: float = 0.0) -> Generator[str]:
    """The URL of a server that answers with what ``make`` makes, each answer after so many ``seconds``."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, make, seconds), daemon=True)
    process.start()
    theirs.close()
    try:
        yield f"http://127.0.0.1:{mine.recv()}"
    finally:
        process.terminate()
        process.join()
