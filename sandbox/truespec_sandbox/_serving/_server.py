"""uvicorn in a thread of its own, on a socket that is bound before it starts."""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import uvicorn

from truespec_sandbox._serving._protocol import protocol

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec_sandbox._serving._application import Application

_LOOPBACK = "127.0.0.1"
_LONGEST_SHUTDOWN_SECONDS = 2
_BACKLOG = 2048
_THREADS = 6


class ServerError(Exception):
    """The server cannot listen or has not started; the text says where and why."""


class _Server(uvicorn.Server):
    """uvicorn, told from another thread when to end, and not asking itself ten times a second."""

    def __init__(self, config: uvicorn.Config, ready: threading.Event) -> None:
        super().__init__(config)
        self._ready = ready
        self._ending: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        self._ready.set()

    async def main_loop(self) -> None:
        # The tick renews the Date header, once a second when it is given a multiple of ten.
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait() if self._ending else asyncio.sleep(1), 1)

    def end(self) -> None:
        """End the server, from any thread; nothing happens when it has ended or never begun."""
        self.should_exit = True
        if self._loop is not None and self._ending is not None:
            with suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(self._ending.set)


@contextmanager
def serving(application: Application, *, bad_request: bytes, host: str = _LOOPBACK, port: int = 0) -> Generator[str]:
    """Serve an application while the block runs.

    Args:
        application: what to serve.
        bad_request: the body of the answer to bytes that are not HTTP, as JSON.
        host: the IPv4 address or the name to listen on; loopback by default.
        port: the port; 0, the default, for any free one.

    Yields:
        The URL of the server, which is listening by then. When the block ends, so have the server and its thread.

    Raises:
        ServerError: the address cannot be listened on, or the server failed before it was ready.

    """
    ready = threading.Event()
    server = _Server(_config(application, bad_request), ready)
    # The executor's block ends only when its thread has.
    with _bound(host, port) as listening, ThreadPoolExecutor(1, "truespec-sandbox") as executor:
        ended = executor.submit(_run, server, listening)
        ended.add_done_callback(lambda _: ready.set())
        try:
            ready.wait()
            if ended.done():
                message = "the sandbox's server ended before it was ready"
                raise ServerError(message) from ended.exception()
            yield f"http://{host}:{listening.getsockname()[1]}"
        finally:
            server.end()


def _bound(host: str, port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's algorithm off (40 ms an answer) only where it is.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # So that a port is free again at once after the server before has ended.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        message = f"cannot listen on {host}:{port}: {error}"
        raise ServerError(message) from None
    return listening


def _config(application: Application, bad_request: bytes) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        loop="asyncio",
        http=protocol(application, bad_request),
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


def _run(server: _Server, listening: socket.socket) -> None:
    asyncio.run(_serve(server, listening))


async def _serve(server: _Server, listening: socket.socket) -> None:
    # As many threads everywhere, so that what they hold in memory at one time does not grow with the machine.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS, "truespec-sandbox-answers"))
    await server.serve(sockets=[listening])
