"""Requests, in the form of httpx too, and the progress of the attempt to send one."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import httpx
from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Phase: TypeAlias = Literal["pool", "connect", "write", "read"]
"""What is being waited for, in the words of httpx.Timeout."""


@frozen
class TransportRequest:
    """A request that is ready to be sent.  Neither its query, nor its header fields, nor its body are in its repr."""

    method: str
    scheme: bytes
    host: bytes
    port: int
    target: bytes = field(repr=False)
    """Path and query."""
    fields: list[tuple[bytes, bytes]] = field(repr=False)
    content: bytes | None = field(repr=False)
    body_limit: int
    """The bytes that the body of the response may have."""


class Cancellation:
    """Ends a sync call from another thread: its connection is shut down, and there is no further attempt."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def watch(self, connected: socket.socket | None) -> None:
        """Set the socket that the call uses from now on; None when it uses none any more."""
        with self._lock:
            self._socket = connected
        self._shut_down()

    def cancel(self) -> None:
        """End the call."""
        self.is_cancelled = True
        self._shut_down()

    def _shut_down(self) -> None:
        with self._lock, contextlib.suppress(OSError):  # it may be closed already
            if self._socket is not None and self.is_cancelled:
                self._socket.shutdown(socket.SHUT_RDWR)


@define
class Progress:
    """The progress of one attempt; written by the transport, so that nobody infers it from an exception."""

    deadline: float | None = None
    """The value of ``time.monotonic()`` at which the attempt has to end; None for no limit."""

    sent: bool = False
    """Whether a byte of the request was handed to a socket: from then on the server may have acted on it."""

    timeouts: Mapping[str, float | None] | None = None
    """The seconds that each step of a phase may take."""

    phase: Phase = "pool"

    cancellation: Cancellation | None = None

    def remaining(self) -> float | None:
        """Return the seconds until the deadline, negative once it has passed; None without a deadline."""
        return None if self.deadline is None else self.deadline - time.monotonic()

    def begin_step(self, phase: Phase) -> float | None:
        """Begin a step; return the seconds that it may take, None for no limit.

        Raises:
            TimeoutError: The deadline has passed.
        """
        self.phase = phase
        timeout = self.timeouts.get(phase) if self.timeouts else None
        remaining = 0 if self.cancellation and self.cancellation.is_cancelled else self.remaining()
        if remaining is None:
            return timeout
        if remaining <= 0:
            message = "no time is left"
            raise TimeoutError(message)
        return remaining if timeout is None else min(timeout, remaining)


def to_httpx(request: TransportRequest, timeout: float | None) -> httpx.Request:
    """Return a request as httpx transports take it, with the time left until the deadline as each of its timeouts."""
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), timeout)
    return httpx.Request(
        request.method,
        httpx.URL(
            scheme=request.scheme.decode(), host=request.host.decode(), port=request.port, raw_path=request.target
        ),
        headers=list(request.fields),
        content=request.content,
        extensions={"timeout": timeouts},
    )


def encode_multipart(files: Sequence[tuple[str, Any]]) -> tuple[str, bytes]:
    """Return the media type, with a random boundary, and the bytes of a multipart body."""
    request = httpx.Request("POST", "http://multipart", files=files)
    return request.headers["Content-Type"], request.read()
