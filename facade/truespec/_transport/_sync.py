"""Sync transports: connections of the client's own in a pool, and an adapter for an httpx transport."""

from __future__ import annotations

import os
import selectors
import threading
from typing import TYPE_CHECKING, TypeVar

from truespec._transport._addresses import connect, parse_ip_literal, start_lookup
from truespec._transport._body import BodyReader
from truespec._transport._connection import MAX_CONNECTIONS, RECEIVE_SIZE, Connection, IdleConnections
from truespec._transport._failures import BEFORE_SENDING, ClosedError
from truespec._transport._request import Progress, to_httpx
from truespec._transport._routes import Route

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

    import httpx

    from truespec._response import RawResponse
    from truespec._transport._body import BodyT
    from truespec._transport._connection import Steps
    from truespec._transport._options import ConnectionOptions
    from truespec._transport._request import Phase, TransportRequest

T = TypeVar("T")

_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)


class PooledTransport:
    """Sends requests on connections of the client's own, which look at the deadline at each step.

    A call has a connection to itself, and returns it reusable or closed.  Threads share the connections.  A forked process
    begins without any, because its parent uses them.

    Raises:
        ConfigurationError: The connections cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self._route = Route(options)
        self._is_closed = False
        self._idle = IdleConnections()
        self._reset()

    def _reset(self) -> None:
        self._idle.clear()
        self._process = os.getpid()
        self._slots = threading.Semaphore(MAX_CONNECTIONS)

    def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send a request and receive the whole response.

        Raises:
            ClosedError: The client is closed.
            OSError, h11.ProtocolError, httpx.TransportError: There is no response.
        """
        return self.exchange(request, progress, BodyReader).response()

    def exchange(self, request: TransportRequest, progress: Progress, body_type: type[BodyT]) -> BodyT:
        """Send a request and receive the whole response as a body of one's own.  Raises what ``send`` raises."""
        target, fields = self._route.address(request)
        if self._process != os.getpid():
            self._reset()
        timeout = progress.begin_step("pool")
        if not self._slots.acquire(blocking=False) and not self._slots.acquire(timeout=timeout):
            message = f"none of the {MAX_CONNECTIONS} connections became free in time"
            raise TimeoutError(message)
        connection = body = None
        try:
            connection = self._idle.pop() or self._connect(progress)
            if progress.cancellation:
                progress.cancellation.watch(connection.socket)
            steps = connection.request(request.method, target, fields, request.content)
            body = body_type(*run(steps, connection, progress), request.body_limit)
            run(connection.receive_body(body), connection, progress)
        except Exception as error:
            if body is None or not body.accept_truncation(error):
                raise
        finally:
            if progress.cancellation:
                progress.cancellation.watch(None)
            if connection:
                self._idle.push(connection)
            self._slots.release()
            if self._is_closed:
                self._idle.clear()
        return body

    def _connect(self, progress: Progress) -> Connection:
        if self._is_closed:
            raise ClosedError
        host, port = self._route.host, self._route.port
        addresses = parse_ip_literal(host, port) or start_lookup(host, port).result(progress.begin_step("connect"))
        connected = connect(self._route.sort_addresses(addresses), progress.begin_step("connect"))
        connection = Connection(self._route.record_address(connected))
        try:
            run(self._route.prepare(connection), connection, progress, "connect", "connect")
        except BaseException:
            connection.socket.close()
            raise
        return connection

    def close(self) -> None:
        """Close every connection that no call is using; those in use are closed by their calls."""
        self._is_closed = True
        self._idle.clear()


def run(steps: Steps[T], connection: Connection, progress: Progress, read: Phase = "read", write: Phase = "write") -> T:
    """Run the steps of a connection."""
    try:
        step = next(steps)
        while True:
            result: bytes | int = b""
            try:
                if step is None:
                    connection.socket.settimeout(progress.begin_step(read))
                    result = connection.socket.recv(RECEIVE_SIZE)
                elif step:
                    result = _send(connection.socket, step, progress.begin_step(write))
                    progress.sent = progress.sent or (bool(result) and write == "write")
                else:
                    progress.begin_step(read)
            except OSError as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as end:
        value: T = end.value
        return value


def _send(connected: socket.socket, data: bytes | memoryview, timeout: float | None) -> int:
    """Send what the system takes; return its length, or 0 when bytes have arrived and it takes none."""
    connected.settimeout(0)
    while True:
        try:
            return connected.send(data)
        except (BlockingIOError, InterruptedError):
            with _Selector() as selector:
                selector.register(connected, selectors.EVENT_READ | selectors.EVENT_WRITE)
                events = selector.select(timeout)
        if not events:
            message = "the server takes no more of the request"
            raise TimeoutError(message)
        if not events[0][1] & selectors.EVENT_WRITE:
            return 0


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
        body = None
        try:
            response = self.transport.handle_request(to_httpx(request, progress.begin_step("pool")))
            body = BodyReader(response.status_code, response.headers.raw, request.body_limit)
            stream: Iterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of a sync transport
            try:
                for chunk in stream:
                    if not body.feed(chunk, len(chunk)):
                        break
                    progress.begin_step("read")  # the transport may not look at the deadline itself
            finally:
                response.close()
        except Exception as error:
            progress.sent = progress.sent or not isinstance(error, BEFORE_SENDING)
            if body is None or not body.accept_truncation(error):
                raise
        return body.response()

    def close(self) -> None:
        """Close the transport."""
        self._is_closed = True
        self.transport.close()
