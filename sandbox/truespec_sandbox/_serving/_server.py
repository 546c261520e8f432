"""The ASGI application of one API, and uvicorn serving it in a thread of its own on a socket bound before it starts."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import reduce
from typing import TYPE_CHECKING

import uvicorn
from starlette.requests import Request

from truespec_sandbox._responses import (
    STATUSES_WITHOUT_CONTENT,
    AnyResponse,
    CallNext,
    Middleware,
    RawResponse,
    Response,
    encode_response,
)
from truespec_sandbox._serving._protocol import build_protocol
from truespec_sandbox._wire._incoming_request import IncomingRequest, receive_request

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from starlette.types import Receive, Scope, Send

    from truespec_sandbox._dispatch import Dispatcher

_LOOPBACK = "127.0.0.1"
_LONGEST_SHUTDOWN_SECONDS = 2
_BACKLOG = 2048
_THREADS = 6


class Application:
    """An ASGI application that serves one API."""

    def __init__(self, dispatcher: Dispatcher, middleware: Sequence[Middleware] = ()) -> None:
        """Wrap the dispatcher into middleware, outermost first."""
        self._dispatcher = dispatcher
        innermost: CallNext = self._respond
        self._outermost = reduce(_wrap, reversed(middleware), innermost)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, as ASGI calls it."""
        if scope["type"] != "http":
            return
        request = await receive_request(Request(scope, receive))
        if request is None:
            return
        response = await self._outermost(request)
        if isinstance(response, Response):
            response = encode_response(response)
        if isinstance(response, RawResponse):
            await _send(response, request, send)
        else:
            await response(scope, receive, send)

    async def _respond(self, request: IncomingRequest) -> AnyResponse:
        if self._dispatcher.is_immediate(request):
            # The hop to a thread and back would take longer than the response.
            return self._dispatcher.respond(request)
        # In a thread, because SQLite and validation block; other connections go on meanwhile.
        return await asyncio.to_thread(self._dispatcher.respond, request)


def _wrap(inner: CallNext, middleware: Middleware) -> CallNext:
    async def call(request: IncomingRequest) -> AnyResponse:
        return await middleware(request, inner)

    return call


async def _send(response: RawResponse, request: IncomingRequest, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
    if response.status not in STATUSES_WITHOUT_CONTENT and all(name != b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(response.body)).encode("ascii")))
    if not request.is_complete:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else response.body})


class ServerError(Exception):
    """The server cannot listen or has not started; the message says where and why."""


class _Server(uvicorn.Server):
    """uvicorn that another thread can stop, and that does not poll ten times a second."""

    def __init__(self, config: uvicorn.Config, ready: threading.Event) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        self._ready.set()

    async def main_loop(self) -> None:
        # The tick renews the Date header, once a second when its argument is a multiple of ten.
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait() if self._stopping else asyncio.sleep(1), 1)

    def stop(self) -> None:
        """Stop the server, from any thread; do nothing when it has ended or never begun."""
        self.should_exit = True
        if self._loop is not None and self._stopping is not None:
            with suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._stopping.set)


@contextmanager
def serving(application: Application, *, bad_request: bytes, host: str = _LOOPBACK, port: int = 0) -> Generator[str]:
    """Serve an application while the block runs.

    Args:
        application: the application to serve.
        bad_request: the JSON body of the response to bytes that are not HTTP.
        host: the IPv4 or IPv6 address, or the name, to listen on; loopback by default.
        port: the port; 0, the default, for any free one.

    Yields:
        The URL of the server, which is listening by then. When the block ends, so have the server and its thread.

    Raises:
        ServerError: the address cannot be listened on, or the server failed before it was ready.

    """
    ready = threading.Event()
    server = _Server(_config(application, bad_request), ready)
    # The executor's block ends only when its thread has.
    with _listen(host, port) as listening, ThreadPoolExecutor(1, "truespec-sandbox") as executor:
        ended = executor.submit(lambda: asyncio.run(_serve(server, listening)))
        ended.add_done_callback(lambda _: ready.set())
        try:
            ready.wait()
            if ended.done():
                message = "the sandbox's server ended before it was ready"
                raise ServerError(message) from ended.exception()
            url_host = f"[{host}]" if listening.family == socket.AF_INET6 and ":" in host else host
            yield f"http://{url_host}:{listening.getsockname()[1]}"
        finally:
            server.stop()


def _listen(host: str, port: int) -> socket.socket:
    if not host.strip():
        # The system takes an empty name for every address.
        message = "the host is empty: give an address such as 127.0.0.1 or ::1, or 0.0.0.0 for every address"
        raise ServerError(message)
    try:
        # A name with addresses of both families is listened to at the IPv4 one.
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, _, _, _, address = min(addresses, key=lambda each: each[0] != socket.AF_INET)
    except (OSError, ValueError) as error:
        message = f"cannot listen on {host}:{port}: {error}"
        raise ServerError(message) from None
    # The protocol is named because asyncio turns Nagle's algorithm off (40 ms a response) only where it is.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # So that a port is free again as soon as the server before has ended.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        message = f"cannot listen on {host}:{port}: {error}"
        raise ServerError(message) from None
    return listening


def _config(application: Application, bad_request: bytes) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        loop="asyncio",
        http=build_protocol(application, bad_request),
        ws="none",
        lifespan="off",
        interface="asgi3",
        # The logging of the process that the server runs in is left as it is; no line is written for each request.
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LONGEST_SHUTDOWN_SECONDS,
    )


async def _serve(server: _Server, listening: socket.socket) -> None:
    # A fixed number of threads, so that the memory they use together does not grow with the machine.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS, "truespec-sandbox-responses"))
    await server.serve(sockets=[listening])
