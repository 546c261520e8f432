"""The request log: the newest requests, so that a test can count attempts."""

from __future__ import annotations

import threading
import time
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define, evolve

from truespec_sandbox._faults._delivery import Delivery, Reset
from truespec_sandbox._faults._kinds import HEADER
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._wire._incoming_request import IncomingRequest

MAX_REQUESTS = 10_000
# The headers of one request can have 64 KiB; the log keeps as many requests as fit.
MAX_BYTES = 16 * 1024 * 1024
_CREDENTIALS = frozenset({"authorization", "cookie", "proxy-authorization"})


@define
class LoggedRequest:
    """A request in the log.

    Attributes:
        number: its number, counted from 1 in the order of arrival.
        time: when it arrived, in Unix seconds of the sandbox's clock.
        method: its method.
        path: its path as sent, percent-encoded.
        query: its query string as sent, without the question mark.
        operation: the operationId, or ``None`` when the document has no such operation.
        headers: its headers by name in lower case, without those that carry credentials.
        body_bytes: the length of its body, or ``None`` when the body was too large to be read.
        status: the status of the response; ``None`` while it is pending, and after a reset of the connection.
        fault: the kind of the fault of its response, or ``None``.
        seconds: the time until the response was ready, by the system's clock; ``None`` while it is pending.

    """

    number: int
    time: float
    method: str
    path: str
    query: str
    operation: str | None
    headers: dict[str, str]
    body_bytes: int | None
    status: int | None = None
    fault: str | None = None
    seconds: float | None = None


class RequestLog:
    """The middleware, and the log; safe to be read from many threads."""

    def __init__(self, dispatcher: Dispatcher, clock: Callable[[], float]) -> None:
        """Start with an empty log."""
        self._dispatcher = dispatcher
        self._clock = clock
        operations = dispatcher.document.operations
        schemes = [scheme for each in operations for requirement in each.security for scheme in requirement]
        self._redacted = _CREDENTIALS | {scheme.header.lower() for scheme in schemes}
        self._lock = threading.Lock()
        self._requests: deque[tuple[LoggedRequest, int]] = deque()
        self._bytes = 0
        self._count = 0

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Log a request on arrival, and its outcome when the response is ready."""
        # On arrival, because a test may ask for a request that is still pending.
        logged = self._log(request)
        start = time.perf_counter()
        response = await call_next(request)
        logged.status, logged.fault = _get_outcome(response)
        logged.seconds = time.perf_counter() - start
        return response

    def requests(self, operation: str | None = None) -> tuple[LoggedRequest, ...]:
        """Return the log, the newest request last.

        Args:
            operation: only the requests of this operationId; ``None``, the default, for all.

        Returns:
            Copies of at most the newest ``MAX_REQUESTS`` requests, fewer when they are long.

        """
        with self._lock:
            logged = [request for request, _ in self._requests]
        return tuple(evolve(each) for each in logged if operation in {None, each.operation})

    def newest(self, count: int) -> tuple[LoggedRequest, ...]:
        """Return copies of at most ``count`` requests, the newest first."""
        with self._lock:
            logged = [request for request, _ in islice(reversed(self._requests), count)]
        return tuple(evolve(each) for each in logged)

    def clear(self) -> None:
        """Empty the log, and restart the numbers at 1."""
        with self._lock:
            self._requests.clear()
            self._bytes = 0
            self._count = 0

    def _log(self, request: IncomingRequest) -> LoggedRequest:
        operation = self._dispatcher.target(request).operation
        headers = {name: value for name, value in request.headers.items() if name not in self._redacted}
        size = len(request.raw_path) + len(request.query) + sum(map(len, (*headers, *headers.values())))
        with self._lock:
            self._count += 1
            logged = LoggedRequest(
                number=self._count,
                time=self._clock(),
                method=request.method,
                path=request.raw_path,
                query=request.query,
                operation=operation.operation_id if operation else None,
                headers=headers,
                body_bytes=None if request.body is None else len(request.body),
            )
            self._requests.append((logged, size))
            self._bytes += size
            while len(self._requests) > MAX_REQUESTS or self._bytes > MAX_BYTES:
                self._bytes -= self._requests.popleft()[1]
        return logged


def _get_outcome(response: AnyResponse) -> tuple[int | None, str | None]:
    if isinstance(response, Reset):
        return None, response.fault
    if isinstance(response, Delivery):
        response = response.response
    if isinstance(response, (Response, RawResponse)):
        return response.status, dict(response.headers).get(HEADER)
    return None, None
