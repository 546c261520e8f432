"""The transport over aiohttp, on real sockets: what goes on the wire, what comes back, what is left behind."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import gzip
import os
import random
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.faults.certificates import make_certificates
from truespec._transport._aiohttp import AiohttpTransport
from truespec._transport._aiohttp._exchange import of_httpx
from truespec._transport._progress import EXTENSION, Progress

Scene = Callable[["Server", socket.socket, bytes], None]
YES = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
KEY = "marked-key"
LIMITS = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}


class Server:
    """Accepts connections and plays a scene for each request that it reads to the end of its head."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.requests: list[bytes] = []
        self.connections = 0
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.authority = f"127.0.0.1:{self.socket.getsockname()[1]}"
        self.url = f"http://{self.authority}"
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.accept)]
        self.threads[0].start()

    def accept(self) -> None:
        """Accept until the socket is closed."""
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            self.threads.append(threading.Thread(target=self.serve, args=(connection,)))
            self.threads[-1].start()

    def serve(self, connection: socket.socket) -> None:
        """Play the scene for one request after the other, until the other side or the scene ends it."""
        with connection, contextlib.suppress(OSError):
            connection.settimeout(10)
            came = b""
            while part := connection.recv(65_536):
                came += part
                if b"\r\n\r\n" in came:
                    self.requests.append(came)
                    self.scene(self, connection, came)
                    came = b""

    def close(self) -> None:
        """End every thread."""
        self.ended.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        for thread in self.threads:
            thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Scene], Server]]:
    """Starts servers and ends them."""
    with contextlib.ExitStack() as stack:

        def start(scene: Scene) -> Server:
            server = Server(scene)
            stack.callback(server.close)
            return server

        yield start


@pytest.fixture
def yes(serve: Callable[[Scene], Server]) -> Server:
    """A server that answers everything."""
    return serve(lambda _, connection, came: connection.sendall(YES[:-2] if came.startswith(b"HEAD") else YES))


def reply(*parts: bytes) -> Scene:
    """A scene that sends these bytes and ends the connection."""

    def play(_: Server, connection: socket.socket, __: bytes) -> None:
        connection.sendall(b"".join(parts))
        connection.shutdown(socket.SHUT_RDWR)

    return play


def reset(connection: socket.socket) -> None:
    """End a connection with RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def request(
    method: str, url: str, *, progress: Progress | None = None, limits: Any = None, **rest: Any
) -> httpx.Request:
    """A request as the runtime hands it to a transport."""
    extensions = {EXTENSION: progress or Progress(), "timeout": {**LIMITS, **(limits or {})}}
    return httpx.Request(method, url, extensions=extensions, **rest)


async def answer(transport: AiohttpTransport, asked: httpx.Request) -> tuple[int, bytes, list[tuple[bytes, bytes]]]:
    """Status, raw body and header fields of the answer."""
    response = await transport.handle_async_request(asked)
    try:
        body = b"".join([part async for part in response.aiter_raw()])
    finally:
        await response.aclose()
    return response.status_code, body, response.headers.raw


def run(steps: Callable[[AiohttpTransport], Coroutine[Any, Any, Any]], **options: Any) -> Any:
    """Take steps with a transport, and close it; no task and no socket is left behind."""

    async def whole() -> Any:
        transport = AiohttpTransport(**options)
        try:
            return await steps(transport)
        finally:
            await transport.aclose()
            await asyncio.sleep(0.01)
            assert asyncio.all_tasks() == {asyncio.current_task()}
            left = asyncio.get_running_loop()._transports.values()  # type: ignore[attr-defined]
            assert [each for each in left if each._sock is not None] == []

    result = asyncio.run(whole())
    gc.collect()
    return result


def fails(asked: httpx.Request, **options: Any) -> Exception:
    """The exception that a request ends with; nothing in its chain is aiohttp's or shows the key."""
    with pytest.raises(httpx.TransportError) as caught:
        run(lambda transport: answer(transport, asked), **options)
    link: BaseException | None = caught.value
    while link is not None:
        assert not type(link).__module__.startswith("aiohttp")
        assert KEY not in repr(link)
        assert "query" not in repr(link)
        link = link.__cause__ or link.__context__
    return caught.value


# --- what goes on the wire


@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD", "PUT", "OPTIONS"])
def test_the_head_of_a_request(yes: Server, method: str) -> None:
    """A request goes out with the escapes of its path as given, every header field, twice too, and no other."""
    fields = [("Host", yes.authority), ("X-Tag", "one"), ("X-Tag", "two"), ("x-Key", KEY)]
    asked = request(method, f"{yes.url}/a%2Fb/%7e//c;d?x=%20+&y=%2B", headers=fields)
    run(lambda transport: answer(transport, asked))
    lines = yes.requests[0].split(b"\r\n")
    target = httpx.URL(f"{yes.url}/a%2Fb/%7e//c;d?x=%20+&y=%2B").raw_path
    added = [b"Content-Length: 0"] if method == "PUT" else []  # httpx's own, part of the request that it makes
    assert lines[0] == method.encode() + b" " + target + b" HTTP/1.1"
    assert b"/a%2Fb/%7e//c;d?x=%20+&y=%2B " in lines[0]
    assert sorted(lines[1:-2]) == sorted([f"{name}: {value}".encode() for name, value in fields] + added)


async def _parts() -> AsyncIterator[bytes]:
    yield b"ab"
    yield b""
    yield b"c" * 70_000


def _read_body(server: Server, connection: socket.socket, came: bytes) -> None:
    """Read until a body of these tests is whole, then say yes."""
    while not came.endswith((b"0\r\n\r\n", b"--\r\n", b"END")):
        came += connection.recv(65_536)
    server.requests[-1] = came
    connection.sendall(YES)


def test_a_body(serve: Callable[[Scene], Server]) -> None:
    """A body of known length goes out with Content-Length, byte for byte, whatever its size."""
    server = serve(_read_body)
    content = os.urandom(300_000) + b"END"
    run(lambda transport: answer(transport, request("POST", server.url, content=content)))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert body == content
    assert b"Content-Length: 300003" in head
    assert b"Transfer-Encoding" not in head


def test_a_body_of_unknown_length(serve: Callable[[Scene], Server]) -> None:
    """A body that comes in parts goes out in chunks."""
    server = serve(_read_body)
    run(lambda transport: answer(transport, request("POST", server.url, content=_parts())))
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.count(b"Transfer-Encoding: chunked") == 1
    assert body.startswith(b"2\r\nab\r\n10000\r\nccc")
    assert body.count(b"c") == 70_000


def test_a_multipart_body(serve: Callable[[Scene], Server]) -> None:
    """A file goes out as httpx writes it, with httpx's boundary."""
    server = serve(_read_body)
    asked = request("POST", server.url, files={"logo": ("a.png", b"\x89PNG", "image/png")})
    run(lambda transport: answer(transport, asked))
    boundary = asked.headers["Content-Type"].partition("boundary=")[2]
    assert f"--{boundary}\r\nContent-Disposition: form-data".encode() in server.requests[0]
    assert b"\x89PNG" in server.requests[0]


def test_a_body_of_another_length(yes: Server) -> None:
    """A body that is shorter or longer than announced is an error, and no byte too many is sent."""
    for announced in ("5", "1"):
        asked = request("POST", yes.url, content=b"abc", headers={"Content-Length": announced})
        assert isinstance(fails(asked), httpx.LocalProtocolError)
    assert not any(b"abc" in came and b"Content-Length: 1" in came for came in yes.requests)


def test_a_length_that_is_no_number(yes: Server) -> None:
    """A Content-Length that is no number is refused in httpx's words, and nothing is sent."""
    asked = request("POST", yes.url, content=b"abc", headers={"Content-Length": "three"})
    assert isinstance(fails(asked), httpx.LocalProtocolError)
    assert yes.requests == []


def test_a_header_that_would_be_two(yes: Server) -> None:
    """A line break or bytes that are not UTF-8 in a header field are refused, and nothing is sent."""
    for value in (b"a\r\nX-Other: b", b"\xff\xfe"):
        progress = Progress()
        asked = request("GET", yes.url, progress=progress, headers=[(b"X-Key", KEY.encode() + value)])
        assert isinstance(fails(asked), httpx.LocalProtocolError)
        assert progress.sent is False
    assert yes.requests == []


# --- what comes back


def test_an_answer_as_it_is(serve: Callable[[Scene], Server]) -> None:
    """A body is not decompressed, repeated header fields stay apart, and a header line may have 60,000 bytes."""
    body = gzip.compress(b"{}")
    fields = b"Content-Encoding: gzip\r\nX-Tag: 1\r\nX-Tag: 2\r\nX-Long: " + b"x" * 60_000
    server = serve(reply(b"HTTP/1.1 299 Odd\r\n", fields, b"\r\nContent-Length: %d\r\n\r\n" % len(body), body))
    status, came, headers = run(lambda transport: answer(transport, request("GET", server.url)))
    assert (status, came) == (299, body)
    assert [value for name, value in headers if name == b"X-Tag"] == [b"1", b"2"]


def test_no_cookies_and_no_redirects(serve: Callable[[Scene], Server]) -> None:
    """A redirect is given back as it is, and a cookie is not kept."""
    fields = b"Location: /other\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
    server = serve(lambda _, connection, __: connection.sendall(b"HTTP/1.1 302 Found\r\n" + fields))

    async def twice(transport: AiohttpTransport) -> list[int]:
        return [(await answer(transport, request("GET", server.url)))[0] for _ in range(2)]

    assert run(twice) == [302, 302]
    assert len(server.requests) == 2
    assert b"cookie" not in server.requests[1].lower()


def _reset_after(sent: bytes) -> Scene:
    def play(_: Server, connection: socket.socket, __: bytes) -> None:
        connection.sendall(sent)
        time.sleep(0.05)
        reset(connection)

    return play


@pytest.mark.parametrize(
    ("scene", "wanted"),
    [
        pytest.param(reply(), httpx.RemoteProtocolError, id="closed at once"),
        pytest.param(_reset_after(b""), httpx.ReadError, id="reset at once"),
        pytest.param(reply(b"HTTP/1.1 200 OK\r\nContent-Le"), httpx.RemoteProtocolError, id="cut in the head"),
        pytest.param(reply(YES[:-1]), httpx.RemoteProtocolError, id="cut in the body"),
        pytest.param(_reset_after(YES[:-1]), httpx.RemoteProtocolError, id="reset in the body"),
        pytest.param(_reset_after(b"HTTP/1.1 200 OK\r\n\r\n{"), httpx.ReadError, id="reset in a body without length"),
        pytest.param(
            reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
            httpx.RemoteProtocolError,
            id="no chunk",
        ),
        pytest.param(reply(b"SSH-2.0-OpenSSH_9.2\r\n"), httpx.RemoteProtocolError, id="not HTTP"),
        pytest.param(
            reply(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"),
            httpx.RemoteProtocolError,
            id="a long header",
        ),
        pytest.param(
            reply(b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n"), httpx.RemoteProtocolError, id="no length"
        ),
    ],
)
def test_a_broken_answer(serve: Callable[[Scene], Server], scene: Scene, wanted: type[Exception]) -> None:
    """A broken answer is one of httpx's errors, says that bytes were sent, and is never taken for a whole one."""
    progress = Progress()
    asked = request("POST", serve(scene).url + "/?query", progress=progress, headers={"X-Key": KEY}, content=b"{}")
    assert type(fails(asked)) is wanted
    assert (progress.connected, progress.sent) == (True, True)


def test_a_refused_connection() -> None:
    """Where nobody listens it is a ConnectError with the system's error as its cause, and nothing was sent."""
    progress = Progress()
    error = fails(request("POST", "http://127.0.0.1:9/?query", progress=progress, content=b"x", headers={"X-Key": KEY}))
    assert type(error) is httpx.ConnectError
    assert isinstance(error.__cause__, OSError)
    assert (progress.connected, progress.sent) == (False, False)


def test_a_host_without_address() -> None:
    """A host that does not resolve is a ConnectError, and nothing was sent."""
    progress = Progress()
    assert type(fails(request("GET", "http://nowhere.invalid/", progress=progress))) is httpx.ConnectError
    assert progress.sent is False


# --- once


def _one_answer(server: Server, connection: socket.socket, _: bytes) -> None:
    """Answer the first request, and end the connection when the second comes."""
    if len(server.requests) == 1:
        connection.sendall(YES)
    else:
        reset(connection)


@pytest.mark.parametrize("guard", ["switch", "request"])
def test_nothing_is_sent_again(serve: Callable[[Scene], Server], guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A GET on a kept connection that breaks is not repeated; were aiohttp's switch gone, our request would refuse."""
    if guard == "request":
        import aiohttp  # noqa: PLC0415  (to take its switch away)

        monkeypatch.setattr(
            aiohttp.ClientSession, "_retry_connection", property(lambda _: True, lambda *_: None), raising=False
        )
    said = "not sent again" if guard == "request" else "reset|closed"
    server = serve(_one_answer)
    progress = Progress()

    async def twice(transport: AiohttpTransport) -> None:
        await answer(transport, request("GET", server.url))
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError), match=said):
            await answer(transport, request("GET", server.url, progress=progress))

    run(twice)
    assert progress.sent is True
    assert len(server.requests) == 2
    assert server.connections == 1


@pytest.mark.parametrize("late", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"], ids=["end", "bytes"])
@pytest.mark.parametrize("seen", [True, False])
def test_a_kept_connection_with_news(serve: Callable[[Scene], Server], late: bytes, *, seen: bool) -> None:
    """After an end, or bytes nobody asked for, a kept connection is not used, though the event loop is yet to see it."""

    def play(server: Server, connection: socket.socket, _: bytes) -> None:
        connection.sendall(YES)
        if len(server.requests) == 1:
            time.sleep(0.1)
            if late:
                connection.sendall(late)
            else:
                connection.shutdown(socket.SHUT_RDWR)

    server = serve(play)
    progress = Progress()

    async def twice(transport: AiohttpTransport) -> bytes:
        await answer(transport, request("GET", server.url))
        if seen:
            await asyncio.sleep(0.3)
        else:
            time.sleep(0.3)  # noqa: ASYNC251  (the event loop is to see nothing)
        return (await answer(transport, request("POST", server.url, progress=progress)))[1]

    assert run(twice) == b"{}"
    assert len(server.requests) == 2
    assert server.connections == 2


def test_a_connection_is_kept(yes: Server) -> None:
    """Calls one after the other share a connection; an answer that is not read to its end costs it."""

    async def three(transport: AiohttpTransport) -> None:
        for _ in range(3):
            await answer(transport, request("GET", yes.url))
        assert yes.connections == 1
        response = await transport.handle_async_request(request("HEAD", yes.url))
        await response.aclose()
        await answer(transport, request("GET", yes.url))

    run(three)
    assert yes.connections <= 2


def test_bytes_that_the_system_refuses() -> None:
    """A first write that the system refuses counts as not sent; one that it takes counts as sent."""

    async def write(*, broken: bool) -> bool:
        left, right = socket.socketpair()
        writer = (await asyncio.open_connection(sock=left))[1]
        if broken:
            right.close()
        under_way = of_httpx(request("GET", "http://a/"))
        writer.transport.write(b"GET")
        under_way.handed_to(writer.transport)  # type: ignore[arg-type]
        writer.transport.abort()
        await asyncio.sleep(0)
        right.close()
        return under_way.progress.sent

    assert asyncio.run(write(broken=True)) is False
    assert asyncio.run(write(broken=False)) is True


# --- time


def _silence(server: Server, _: socket.socket, __: bytes) -> None:
    server.ended.wait(10)


def test_a_silent_server(serve: Callable[[Scene], Server]) -> None:
    """A server that says nothing ends as ReadTimeout, in the head and in the body, exact to parts of a second."""
    for first in (b"", YES[:-1]):

        def play(server: Server, connection: socket.socket, _: bytes, first: bytes = first) -> None:
            connection.sendall(first)
            server.ended.wait(10)

        server = serve(play)
        began = time.monotonic()
        assert type(fails(request("GET", server.url, limits={"read": 0.3}))) is httpx.ReadTimeout
        assert time.monotonic() - began < 2


def test_a_server_without_handshake(serve: Callable[[Scene], Server]) -> None:
    """A TLS server that says nothing ends as ConnectTimeout, and nothing was sent."""
    progress = Progress()
    url = serve(_silence).url.replace("http:", "https:")
    error = fails(request("POST", url, limits={"connect": 0.3}, progress=progress, content=b"x"))
    assert type(error) is httpx.ConnectTimeout
    assert (progress.connected, progress.sent) == (False, False)


def test_a_server_that_does_not_read(serve: Callable[[Scene], Server]) -> None:
    """A server that stops reading ends as WriteTimeout, and the connection is dropped at once with what it holds."""
    came: list[int] = []
    done = threading.Event()

    def play(_: Server, connection: socket.socket, __: bytes) -> None:
        time.sleep(0.6)
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65_536):
                came.append(len(part))
        done.set()

    error = fails(request("POST", serve(play).url, limits={"write": 0.3}, content=bytes(20_000_000)))
    assert type(error) is httpx.WriteTimeout
    assert done.wait(5)
    assert sum(came) < 20_000_000


def test_an_early_answer(serve: Callable[[Scene], Server]) -> None:
    """An answer that comes before the body was read is given, and the rest of the body is dropped."""

    def play(server: Server, connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
        server.ended.wait(10)

    server = serve(play)

    async def steps(transport: AiohttpTransport) -> int:
        status, _, _ = await answer(transport, request("POST", server.url, content=bytes(20_000_000)))
        return status

    began = time.monotonic()
    assert run(steps) == 413
    assert time.monotonic() - began < 4


@pytest.mark.parametrize("start", [b"X-Slow: ", b"Content-Length: 1000\r\n\r\n"], ids=["head", "body"])
def test_dripped_bytes(serve: Callable[[Scene], Server], start: bytes) -> None:
    """A server that drips bytes is cut off at the deadline, in the head and in the body."""

    def play(server: Server, connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + start)
        while not server.ended.wait(0.02):
            connection.sendall(b"x")

    progress = Progress(deadline=time.monotonic() + 0.5)
    error = fails(request("GET", serve(play).url, progress=progress))
    left = progress.left()
    assert left is not None
    assert type(error) is httpx.ReadTimeout
    assert -0.25 < left <= 0


def test_no_free_connection(serve: Callable[[Scene], Server]) -> None:
    """When every connection is in use, waiting for one ends as PoolTimeout with nothing sent, also at the deadline."""
    server = serve(_silence)
    late = Progress(deadline=time.monotonic() + 0.3)

    async def steps(transport: AiohttpTransport) -> None:
        busy = asyncio.create_task(answer(transport, request("GET", server.url)))
        await asyncio.sleep(0.1)
        for asked in (request("GET", server.url, limits={"pool": 0.2}), request("GET", server.url, progress=late)):
            with pytest.raises(httpx.PoolTimeout):
                await answer(transport, asked)
        busy.cancel()
        await asyncio.gather(busy, return_exceptions=True)

    run(steps, limit=1)
    assert late.sent is False
    assert len(server.requests) == 1


# --- cancelled


class Busy:
    """Many answers at odd moments, from an event loop in a thread of its own."""

    def __enter__(self) -> str:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        made = self.loop.create_server(self.protocol, "127.0.0.1", 0, backlog=500)
        self.server = asyncio.run_coroutine_threadsafe(made, self.loop).result()
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    def protocol(self) -> asyncio.Protocol:
        """What is on one connection."""
        loop = self.loop

        class Answers(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                self.transport = transport

            def data_received(self, _: bytes) -> None:
                loop.call_later(random.random() * 0.004, self.transport.write, YES[:30])  # type: ignore[attr-defined]  # noqa: S311
                loop.call_later(0.004 + random.random() * 0.002, self.transport.write, YES[30:])  # type: ignore[attr-defined]  # noqa: S311

        return Answers()

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self.end(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def end(self) -> None:
        """Stop listening, and let every connection see its end."""
        self.server.close()
        await asyncio.sleep(0.1)


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_ten_thousand_cancelled_calls() -> None:
    """After 10,000 calls cancelled at random moments every slot is free, and no task or socket is left."""
    files = _open_files()
    chance = random.Random(12)  # noqa: S311  (moments, not secrets)

    async def one(transport: AiohttpTransport, url: str, method: str) -> None:
        call = asyncio.ensure_future(
            answer(transport, request(method, url, content=b"x" if method == "POST" else None))
        )
        await asyncio.sleep(chance.random() * 0.008)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)

    async def steps(transport: AiohttpTransport) -> list[int]:
        for _ in range(50):
            await asyncio.gather(*(one(transport, url, chance.choice(["GET", "POST"])) for _ in range(200)))
        assert len(asyncio.all_tasks()) == 1
        answers = await asyncio.wait_for(
            asyncio.gather(*(answer(transport, request("GET", url)) for _ in range(40))), 10
        )
        return [status for status, _, _ in answers]

    with Busy() as url:
        assert run(steps, limit=40) == [200] * 40
    assert _open_files() == files


def test_the_next_in_line(yes: Server) -> None:
    """When the call that was just given a free connection is cancelled, the next in line gets it."""

    async def steps(transport: AiohttpTransport) -> int:
        first = await transport.handle_async_request(request("GET", yes.url))
        second, third = (asyncio.create_task(answer(transport, request("GET", yes.url))) for _ in range(2))
        await asyncio.sleep(0.05)
        await first.aclose()
        second.cancel()
        return (await asyncio.wait_for(third, 3))[0]

    assert run(steps, limit=1) == 200


# --- other loops, other processes, the end


def test_several_event_loops(yes: Server) -> None:
    """One transport serves event loops one after the other and at once, each with connections of its own."""
    transport = AiohttpTransport()
    statuses: list[int] = []

    async def calls() -> None:
        for _ in range(20):
            statuses.append((await answer(transport, request("GET", yes.url)))[0])  # noqa: PERF401  (one after the other)

    for _ in range(2):
        asyncio.run(calls())
    threads = [threading.Thread(target=asyncio.run, args=(calls(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asyncio.run(transport.aclose())
    assert statuses == [200] * 120
    assert yes.connections == 6
    gc.collect()


def test_use_after_close(yes: Server) -> None:
    """A closed transport says so and sends nothing; closing it twice, or unused, is nothing."""
    progress = Progress()

    async def steps(transport: AiohttpTransport) -> None:
        await answer(transport, request("GET", yes.url))
        await asyncio.gather(transport.aclose(), transport.aclose())
        with pytest.raises(httpx.ConnectError, match="closed"):
            await answer(transport, request("GET", yes.url, progress=progress))

    run(steps)
    run(lambda transport: transport.aclose())
    assert progress.sent is False
    assert len(yes.requests) == 1


def test_closing_under_way(serve: Callable[[Scene], Server]) -> None:
    """Closing ends calls under way with an error, waiting ones and stuck uploads too, and does not wait for servers."""
    server = serve(_silence)

    async def steps(transport: AiohttpTransport) -> list[Any]:
        asked = [request("GET", server.url), request("POST", server.url, content=bytes(20_000_000))]
        calls = [asyncio.create_task(answer(transport, each)) for each in (*asked, request("GET", server.url))]
        await asyncio.sleep(0.2)
        await asyncio.wait_for(transport.aclose(), 2)
        return list(await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 2))

    errors = run(steps, limit=2)
    assert len(errors) == 3
    assert all(isinstance(error, httpx.TransportError) for error in errors)


FORGOTTEN = """
import asyncio, httpx
from truespec._transport._aiohttp import AiohttpTransport
transport = AiohttpTransport()
async def call():
    response = await transport.handle_async_request(httpx.Request("GET", {url!r}))
    await response.aread()
    await response.aclose()
asyncio.run(call())
asyncio.run(call())
"""

FORKED = """
import asyncio, gc, httpx, os
from truespec._transport._aiohttp import AiohttpTransport
transport = AiohttpTransport()
async def call():
    response = await transport.handle_async_request(httpx.Request("GET", {url!r}))
    await response.aread()
    await response.aclose()
    return response.status_code
with asyncio.Runner() as runner:
    runner.run(call())
    if not (child := os.fork()):
        status = asyncio.run(call())
        del transport
        gc.collect()
        os._exit(status - 200)
    assert os.waitpid(child, 0)[1] == 0
    runner.run(call())
    runner.run(transport.aclose())
"""


# Development mode also tells on stderr of every step that took longer than a tenth of a second, as it may on a busy machine.
NO_PACE = 'import logging; logging.getLogger("asyncio").setLevel(logging.ERROR)'


def _script(text: str, url: str) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", NO_PACE + text.format(url=url)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_forgotten_transport(yes: Server) -> None:
    """A transport that nobody closes leaves no warning, because each event loop closes its connections when it ends."""
    _script(FORGOTTEN, yes.url)
    assert yes.connections == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_after_a_fork(yes: Server) -> None:
    """A forked process makes a connection of its own, and the parent goes on with the one it had."""
    _script(FORKED, yes.url)
    assert len(yes.requests) == 3
    assert yes.connections == 2


# --- proxies and TLS


def test_a_proxy(yes: Server) -> None:
    """Through a proxy, an http request goes out in absolute form, with the proxy's credentials."""
    asked = request("GET", "http://api.invalid/a%2Fb?x=1")
    run(lambda transport: answer(transport, asked), proxy=yes.url.replace("//", "//me:secret@"))
    assert yes.requests[0].startswith(b"GET http://api.invalid/a%2Fb?x=1 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6c2VjcmV0" in yes.requests[0]


@pytest.mark.parametrize("said", [b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", b"", b"what?\r\n\r\n"])
def test_a_proxy_that_refuses(serve: Callable[[Scene], Server], said: bytes) -> None:
    """A proxy that makes no tunnel is an error of the connection: nothing was sent, and no key was told to it."""
    server = serve(reply(said))
    progress = Progress()
    asked = request("POST", "https://api.invalid/?query", progress=progress, headers={"X-Key": KEY}, content=b"x")
    error = fails(asked, proxy=server.url.replace("//", "//me:marked-key@"))
    assert isinstance(error, httpx.ProxyError | httpx.ConnectError)
    assert (progress.connected, progress.sent) == (False, False)
    assert server.requests[0].startswith(b"CONNECT api.invalid:443 ")
    assert KEY.encode() not in server.requests[0]


def test_a_proxy_that_aiohttp_cannot_use() -> None:
    """A SOCKS proxy is refused when the transport is made, without its password."""
    with pytest.raises(ValueError, match="socks5") as caught:
        AiohttpTransport(proxy="socks5://me:marked-key@127.0.0.1:1080")
    assert KEY not in str(caught.value)


class SecuredServer(Server):
    """The same over TLS."""

    def __init__(self, scene: Scene, context: ssl.SSLContext) -> None:
        self.context = context
        super().__init__(scene)
        self.url = f"https://{self.authority}"

    def serve(self, connection: socket.socket) -> None:
        """Shake hands, then serve."""
        with connection, contextlib.suppress(OSError):
            connection.settimeout(10)
            super().serve(self.context.wrap_socket(connection, server_side=True))


def test_certificates(tmp_path: Path) -> None:
    """A server whose certificate is not trusted hears nothing; the cause says why; the right context trusts it."""
    made = make_certificates(tmp_path)
    context = ssl.create_default_context(cafile=str(made.trusted))
    for name in ("untrusted", "wrong host", "tls"):
        progress = Progress()
        with contextlib.closing(SecuredServer(reply(YES), made.contexts[name])) as server:
            asked = request("POST", server.url, progress=progress, headers={"X-Key": KEY})
            if name == "tls":
                assert run(partial(answer, asked=asked), context=context)[1] == b"{}"
            else:
                error = fails(asked, context=context)
                assert type(error) is httpx.ConnectError
                assert isinstance(error.__cause__, ssl.SSLCertVerificationError)
        assert progress.sent is (name == "tls")
        assert len(server.requests) == (name == "tls")
