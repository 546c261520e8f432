"""Sync transports: connections of the client's own in a pool, and an adapter for an httpx transport."""

from __future__ import annotations

import contextlib
import operator
import os
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpcore

from truespec._transport._body import BodyReader
from truespec._transport._failures import ClosedError, precedes_sending
from truespec._transport._options import MAX_CONNECTIONS, ConnectionOptions, connection_factory
from truespec._transport._request import CURRENT, Progress, limit_timeout, to_httpcore, to_httpx
from truespec._transport._sync_network import SyncNetwork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import httpx

    from truespec._response import RawResponse
    from truespec._transport._request import TransportRequest

C = TypeVar("C", httpcore.ConnectionInterface, httpcore.AsyncConnectionInterface)

_POOLS = (httpcore.ConnectionPool, httpcore.HTTPProxy, httpcore.SOCKSProxy)


class PooledTransport:
    """Sends requests on connections of the client's own, which look at the deadline at each step.

    Raises:
        ConfigurationError: The connections cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self.pool = Pool(options)

    def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.  Raises httpcore's errors, TimeoutError and ClosedError."""
        token = CURRENT.set(progress)
        try:
            response = self.pool.send(to_httpcore(request))
            reader = BodyReader(response.status, response.fields, request.body_limit)
            return _read(response, response.close, reader)
        finally:
            CURRENT.reset(token)

    def close(self) -> None:
        """Close every connection."""
        self.pool.close()


class HTTPXTransportAdapter:
    """Sends requests with an httpx transport.

    Its timeouts are the time left until the deadline; whether it keeps to the deadline as a whole is up to it.
    """

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self.transport = transport
        self._is_closed = False

    def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.  Raises what the transport raises, and ClosedError."""
        if self._is_closed:
            raise ClosedError
        token = CURRENT.set(progress)
        try:
            response = self.transport.handle_request(to_httpx(request))
            reader = BodyReader(response.status_code, response.headers.raw, request.body_limit)
            stream: Iterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of a sync transport
            return _read(stream, response.close, reader)
        except Exception as error:
            progress.sent = progress.sent or not precedes_sending(error)
            raise
        finally:
            CURRENT.reset(token)

    def close(self) -> None:
        """Close the transport."""
        self._is_closed = True
        self.transport.close()


def _read(chunks: Iterable[bytes], close: Callable[[], None], reader: BodyReader) -> RawResponse:
    try:
        for chunk in chunks:
            if not reader.feed(chunk):
                break
            limit_timeout()  # an httpx transport may not look at the deadline itself
    except Exception as error:
        if not reader.accept_truncation(error):
            raise
    finally:
        close()
    return reader.response()


class IdleConnections(Generic[C]):
    """Connections that no call is using, the one used last on top.  Threads may share them.

    Args:
        close: Closes a connection.
    """

    def __init__(self, close: Callable[[C], None]) -> None:
        self._connections: deque[C] = deque()  # appending and popping are atomic
        self._close: Callable[[C], None] = close

    def pop(self) -> C | None:
        """Return the connection that was used last, when it is still open and nothing has arrived on it."""
        while (connection := self._pop()) is not None:
            if connection.is_available() and not connection.has_expired():
                return connection
            self._close(connection)
        return None

    def push(self, connection: C) -> None:
        """Keep a connection when it can be used again, and close the one that has been idle for too long."""
        if not connection.is_idle() or has_unread_data(connection):
            self._close(connection)
            return
        self._connections.append(connection)
        with contextlib.suppress(IndexError):  # another thread was faster
            if len(self._connections) > 1 and self._connections[0].has_expired():
                self._close(self._connections.popleft())

    def clear(self) -> None:
        """Close every connection."""
        while (connection := self._pop()) is not None:
            self._close(connection)

    def _pop(self) -> C | None:
        try:
            return self._connections.pop()
        except IndexError:
            return None


class Pool:
    """The connections of a client to its server: a call has one to itself, and returns it reusable or closed.

    Threads share a pool.  A forked process begins with an empty one, because its parent uses the connections.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._connect: Callable[[], httpcore.ConnectionInterface] = connection_factory(options, SyncNetwork(), _POOLS)
        self._is_closed = False
        self._idle: IdleConnections[httpcore.ConnectionInterface] = IdleConnections(operator.methodcaller("close"))
        self._reset()

    def _reset(self) -> None:
        self._idle.clear()
        self._process = os.getpid()
        self._slots = threading.Semaphore(MAX_CONNECTIONS)

    def send(self, request: httpcore.Request, timeout: float | None = None) -> PooledResponse:
        """Send a request and receive the head of its response.

        Raises:
            ClosedError: The pool is closed.
            httpcore.PoolTimeout: No connection became free in ``timeout`` seconds.
        """
        if self._process != os.getpid():
            self._reset()
        if not self._slots.acquire(blocking=False) and not self._slots.acquire(timeout=limit_timeout(timeout)):
            message = f"none of the {MAX_CONNECTIONS} connections became free in time"
            raise httpcore.PoolTimeout(message)
        connection = None
        try:
            connection = self._acquire()
            check_origin(connection, request)
            response = connection.handle_request(request)
        except BaseException:
            if connection is not None:
                connection.close()
            self._slots.release()
            raise
        return PooledResponse(self, connection, response)

    def _acquire(self) -> httpcore.ConnectionInterface:
        if self._is_closed:
            raise ClosedError
        return self._idle.pop() or self._connect()

    def release(self, connection: httpcore.ConnectionInterface) -> None:
        """Take a connection back."""
        self._idle.push(connection)
        self._slots.release()
        if self._is_closed:
            self._idle.clear()

    def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self._is_closed = True
        self._idle.clear()


class PooledResponse:
    """A response whose body is still to be received, and the connection that it arrives on."""

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
        """Return the connection to the pool; it is closed when the body was not read to its end."""
        try:
            self._stream.close()
        finally:
            self._pool.release(self._connection)


def check_origin(connection: Any, request: httpcore.Request) -> None:
    """Raise httpcore.UnsupportedProtocol when a request is for another server than the connection."""
    if not connection.can_handle_request(request.url.origin):
        message = f"a client has connections to its own server only, and {request.url.origin} is another"
        raise httpcore.UnsupportedProtocol(message)


def has_unread_data(connection: object) -> bool:
    """Whether bytes follow the response: the next call would take them for its own response."""
    inner: Any = connection
    while hasattr(inner, "_connection"):  # a connection may wrap another
        inner = inner._connection  # noqa: SLF001  (httpcore looks at the socket only, not at what it has read from it)
    trailing: bytes = inner._h11_state.trailing_data[0]  # noqa: SLF001  (likewise)
    return bool(trailing)
