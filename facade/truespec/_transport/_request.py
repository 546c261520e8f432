"""Requests in the forms of the HTTP libraries, and the progress of the attempt to send one."""

from __future__ import annotations

import functools
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

import httpcore
import httpx
from attrs import define

if TYPE_CHECKING:
    from collections.abc import Sequence


class TransportRequest(Protocol):
    """A request that is ready to be sent."""

    @property
    def method(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def scheme(self) -> bytes: ...
    @property
    def host(self) -> bytes: ...
    @property
    def port(self) -> int: ...
    @property
    def target(self) -> bytes:
        """Path and query."""
        ...

    @property
    def fields(self) -> list[tuple[bytes, bytes]]: ...
    @property
    def content(self) -> bytes | None: ...
    @property
    def body_limit(self) -> int:
        """The bytes that the body of the response may have."""
        ...


@define
class Progress:
    """The progress of one attempt; written by the transport, so that nobody infers it from an exception."""

    deadline: float | None = None
    """The value of ``time.monotonic()`` at which the attempt has to end; None for no limit."""

    sent: bool = False
    """Whether a byte of the request was handed to a socket: from then on the server may have acted on it."""

    def remaining(self) -> float | None:
        """Return the seconds until the deadline, negative once it has passed; None without a deadline."""
        return None if self.deadline is None else self.deadline - time.monotonic()


CURRENT: ContextVar[Progress | None] = ContextVar("truespec.progress", default=None)
"""The progress of the current attempt of this thread or task; the network streams of httpcore are not passed it."""


def limit_timeout(timeout: float | None = None) -> float | None:
    """Return the seconds that the next step may take: the timeout, or less when the deadline comes first.

    Raises:
        TimeoutError: The deadline has passed.
    """
    progress = CURRENT.get()
    remaining = None if progress is None else progress.remaining()
    if remaining is None:
        return timeout
    if remaining <= 0:
        message = "no time is left"
        raise TimeoutError(message)
    return remaining if timeout is None else min(timeout, remaining)


def to_httpcore(request: TransportRequest) -> httpcore.Request:
    """Return a request as httpcore's connections take it."""
    url = httpcore.URL(scheme=request.scheme, host=request.host, port=request.port, target=request.target)
    return httpcore.Request(request.method, url, headers=request.fields, content=request.content)


def to_httpx(request: TransportRequest) -> httpx.Request:
    """Return a request as httpx transports take it, with the time left until the deadline as each of its timeouts."""
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), limit_timeout())
    return httpx.Request(
        request.method,
        _parse_url(request.base_url).copy_with(raw_path=request.target),
        headers=list(request.fields),
        content=request.content,
        extensions={"timeout": timeouts},
    )


@functools.lru_cache(maxsize=64)
def _parse_url(base_url: str) -> httpx.URL:
    return httpx.URL(base_url)


def encode_multipart(files: Sequence[tuple[str, Any]]) -> tuple[str, bytes]:
    """Return the media type, with a random boundary, and the bytes of a multipart body."""
    request = httpx.Request("POST", "http://multipart", files=files)
    return request.headers["Content-Type"], request.read()
