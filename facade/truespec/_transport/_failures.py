"""Exceptions of the HTTP libraries: what they mean for an attempt, and what is removed before they are raised."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import h11
import httpx
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)
"""What an httpx transport raises only before anything is sent."""


@frozen
class Failure:
    """Why there is no response."""

    timed_out: bool = False
    closed: bool = False
    """Whether the client was closed."""
    certificate: bool = False
    """Whether the server's certificate was not accepted."""


class ClosedError(Exception):
    """The client is closed."""


def classify_exception(error: Exception) -> Failure:
    """Return what an exception of a transport means."""
    return Failure(
        timed_out=isinstance(error, TimeoutError | httpx.TimeoutException),
        closed=isinstance(error, ClosedError),
        certificate=any(isinstance(cause, ssl.SSLCertVerificationError) for cause in iter_causes(error)),
    )


def strip_tracebacks(error: Exception) -> None:
    """Remove the tracebacks of the HTTP libraries from an exception and its causes: their frames hold the credentials.

    An exception of a user's transport that is no HTTP error keeps its traceback, which shows where the mistake is.
    """
    if isinstance(error, OSError | h11.ProtocolError | httpx.HTTPError | httpx.StreamError):
        for cause in iter_causes(error):
            cause.__traceback__ = None
            if isinstance(cause, httpx.RequestError):
                _strip_request(cause)


def _strip_request(error: httpx.RequestError) -> None:
    """Replace the request of an httpx error by one without header fields, query and body."""
    try:
        request = error.request
    except RuntimeError:  # it has none
        return
    error.request = httpx.Request(request.method, request.url.copy_with(query=None))


def iter_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception, its causes and contexts, each once."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is not None and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [cause.__cause__, cause.__context__]
