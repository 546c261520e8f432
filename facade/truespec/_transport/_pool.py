"""Connections for blocking calls: one call has one connection to itself, and gives it back whole or not at all."""

from __future__ import annotations

import os
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

import httpcore

from truespec._transport._failures import ClosedError
from truespec._transport._network import Network
from truespec._transport._options import MOST_CONNECTIONS, ConnectionOptions, factory
from truespec._transport._progress import CURRENT, allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_KINDS = (httpcore.ConnectionPool, httpcore.HTTPProxy, httpcore.SOCKSProxy)


class Leased:
    """An answer whose body is still to come, and the connection that it comes on."""

    def __init__(self, pool: Pool, connection: httpcore.ConnectionInterface, response: httpcore.Response) -> None:
        self.status: int = response.status
        self.fields: list[tuple[bytes, bytes]] = response.headers
        self._pool = pool
        self._connection = connection
        self._stream: Any = response.stream

    def __iter__(self) -> Iterator[bytes]:
        stream: Iterable[bytes] = self._stream
        return iter(stream)

    def close(self) -> None:
        """Give the connection back; one that was not read to its end is closed."""
        try:
            self._stream.close()
        finally:
            self._pool.put(self._connection)


class Pool:
    """The connections of a client to its server.

    Threads share it.  A process that was forked off begins with an empty one, because its parent talks on the others.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._make: Callable[[], httpcore.ConnectionInterface] = factory(options, Network(), _KINDS)
        self.closed = False
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._idle: deque[httpcore.ConnectionInterface] = deque()  # appending and popping are atomic
        self._slots = threading.Semaphore(MOST_CONNECTIONS)

    def open(self, request: httpcore.Request, timeout: float | None = None) -> Leased:
        """Send a request and receive the head of its answer.

        Raises ClosedError, httpcore's errors, and TimeoutError when no connection is free in time.
        """
        if self._process != os.getpid():
            self._drop_idle()
            self._begin()
        if not self._slots.acquire(blocking=False) and not self._slots.acquire(timeout=allowed(timeout)):
            message = f"none of the {MOST_CONNECTIONS} connections became free in time"
            raise httpcore.PoolTimeout(message)
        connection = None
        try:
            connection = self._take_or_make()
            check_server(connection, request)
            response = connection.handle_request(request)
        except BaseException:
            if connection is not None:
                connection.close()
            self._slots.release()
            raise
        if (progress := CURRENT.get()) is not None:
            progress.connected = True
        return Leased(self, connection, response)

    def _take_or_make(self) -> httpcore.ConnectionInterface:
        if self.closed:
            raise ClosedError
        return self._take() or self._make()

    def _take(self) -> httpcore.ConnectionInterface | None:
        """A connection that is open and quiet, the one used last before the others."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return None
            if connection.is_available() and not connection.has_expired():
                return connection
            connection.close()

    def put(self, connection: httpcore.ConnectionInterface) -> None:
        """Take a connection back."""
        if connection.is_idle() and is_quiet(connection) and not self.closed:
            self._idle.append(connection)
            self._close_oldest()
        else:
            connection.close()
        self._slots.release()
        if self.closed:
            self._drop_idle()  # closed in between

    def _close_oldest(self) -> None:
        if len(self._idle) > 1:
            try:
                oldest = self._idle.popleft()
            except IndexError:  # another thread was quicker
                return
            if oldest.has_expired():
                oldest.close()
            else:
                self._idle.appendleft(oldest)

    def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self.closed = True
        self._drop_idle()

    def _drop_idle(self) -> None:
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return


def check_server(connection: Any, request: httpcore.Request) -> None:
    """Raise httpcore.UnsupportedProtocol when a request is for another server than the connection."""
    if not connection.can_handle_request(request.url.origin):
        message = f"a client has connections to its own server only, and {request.url.origin} is another"
        raise httpcore.UnsupportedProtocol(message)


def is_quiet(connection: object) -> bool:
    """Whether nothing came behind the answer: the next call would take it for its own."""
    inner: Any = connection
    while hasattr(inner, "_connection"):  # those of a proxy are wrapped
        inner = inner._connection  # noqa: SLF001  (httpcore looks at the socket, and not at what it has read already)
    left: bytes = inner._h11_state.trailing_data[0]  # noqa: SLF001  (likewise)
    return not left
