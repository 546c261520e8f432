"""What arrived: a layer that keeps the newest requests, so that a test can count attempts."""

from __future__ import annotations

import threading
import time
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._faults._delivery import Delivery, Reset
from truespec_sandbox._faults._header import HEADER
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._wire._incoming_request import IncomingRequest

MOST_REQUESTS = 10_000
# Headers may be 64 KiB a request; the log keeps as many requests as fit.
_MOST_BYTES = 16 * 1024 * 1024
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})


@attrs.define
class LoggedRequest:
    """One request that arrived.

    Attributes:
        number: its number, counted from 1 in the order of arrival.
        time: when it arrived, in Unix seconds of the sandbox's clock.
        method: its method.
        path: its path as sent, percent-encoded.
        query: its query string as sent, without the question mark.
        operation: the operationId that it is aimed at, or ``None``.
        headers: its headers by name in lower case, those that carry credentials left out.
        body_bytes: the length of its body, or ``None`` when it was too large to be read.
        status: the status of the answer; ``None`` while there is none, and for ever when the connection was reset.
        fault: the kind of fault that its answer met, or ``None``.
        seconds: how long its answer took, by the machine's clock, until its first byte could go; ``None`` while
            there is none.

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
    """The layer, and what it has kept; safe to be read from many threads."""

    def __init__(self, dispatcher: Dispatcher, clock: Callable[[], float]) -> None:
        """Begin with nothing kept.

        Args:
            dispatcher: knows the operations and which headers carry credentials.
            clock: returns the time in Unix seconds.

        """
        self._dispatcher = dispatcher
        self._clock = clock
        operations = dispatcher.document.operations
        schemes = [scheme for each in operations for requirement in each.security for scheme in requirement]
        self._secret = _SECRET | {scheme.header.lower() for scheme in schemes}
        self._lock = threading.Lock()
        self._requests: deque[tuple[LoggedRequest, int]] = deque()
        self._bytes = 0
        self._arrived = 0

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Note a request when it arrives, and what became of it when it is answered."""
        # Noted first: a test may ask about a request that still waits for its answer.
        entry = self._note(request)
        began = time.perf_counter()
        reply = await call_next(request)
        entry.status, entry.fault = _outcome(reply)
        entry.seconds = time.perf_counter() - began
        return reply

    def requests(self, operation: str | None = None) -> tuple[LoggedRequest, ...]:
        """Return what arrived, the newest last.

        Args:
            operation: the operationId to which to keep; ``None``, the default, for all requests.

        Returns:
            Copies of the newest ``MOST_REQUESTS`` requests at most, fewer when they are long.

        """
        with self._lock:
            kept = [entry for entry, _ in self._requests]
        return tuple(attrs.evolve(each) for each in kept if operation in {None, each.operation})

    def newest(self, count: int) -> tuple[LoggedRequest, ...]:
        """Return copies of the last requests, as many as asked for at most, the newest first."""
        with self._lock:
            kept = [entry for entry, _ in islice(reversed(self._requests), count)]
        return tuple(attrs.evolve(each) for each in kept)

    def clear(self) -> None:
        """Forget all of them, and count from 1 again."""
        with self._lock:
            self._requests.clear()
            self._bytes = 0
            self._arrived = 0

    def _note(self, request: IncomingRequest) -> LoggedRequest:
        operation = self._dispatcher.target(request).operation
        headers = {name: value for name, value in request.headers.items() if name not in self._secret}
        size = len(request.raw_path) + len(request.query) + sum(map(len, (*headers, *headers.values())))
        with self._lock:
            self._arrived += 1
            entry = LoggedRequest(
                number=self._arrived,
                time=self._clock(),
                method=request.method,
                path=request.raw_path,
                query=request.query,
                operation=operation.operation_id if operation else None,
                headers=headers,
                body_bytes=None if request.body is None else len(request.body),
            )
            self._requests.append((entry, size))
            self._bytes += size
            while len(self._requests) > MOST_REQUESTS or self._bytes > _MOST_BYTES:
                self._bytes -= self._requests.popleft()[1]
        return entry


def _outcome(reply: AnyResponse) -> tuple[int | None, str | None]:
    if isinstance(reply, Reset):
        return None, reply.fault
    response = reply.response if isinstance(reply, Delivery) else reply
    if isinstance(response, (Response, RawResponse)):
        return response.status, dict(response.headers).get(HEADER)
    return None, None
