"""What a failed attempt means, read from the exceptions of the HTTP libraries."""

from __future__ import annotations

import ssl
import sys
from typing import TYPE_CHECKING

import httpx
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)


@frozen
class Failure:
    """Why there is no answer."""

    timed_out: bool = False
    closed: bool = False
    """Whether the client had been closed."""
    certificate: bool = False
    """Whether the server's certificate was not accepted."""


class ClosedError(Exception):
    """The client was closed."""


def failure(error: Exception) -> Failure:
    """What an exception of a transport means."""
    chain = list(causes(error))
    return Failure(
        timed_out=isinstance(error, TimeoutError | httpx.TimeoutException) or _is_core(error, "TimeoutException"),
        closed=isinstance(error, ClosedError),
        certificate=any(isinstance(found, ssl.SSLCertVerificationError) for found in chain),
    )


def cannot_be_sent(error: Exception) -> bool:
    """Whether an exception of a transport that notes nothing is one that comes before anything is sent."""
    return isinstance(error, _NOT_SENT)


def without_frames(error: Exception) -> None:
    """Take the frames of the HTTP libraries off an exception and its causes, for their variables hold the credential.

    What a transport of the user's own raises as no HTTP error keeps its frames: that is where to look for a mistake.
    """
    if isinstance(error, OSError | httpx.HTTPError | httpx.StreamError) or _is_core(error, ""):
        for found in causes(error):
            found.__traceback__ = None
            if isinstance(found, httpx.RequestError):
                _forget_request(found)


def _forget_request(error: httpx.RequestError) -> None:
    sent = vars(error).get("_request")  # the one that was sent, with the credential in it
    if isinstance(sent, httpx.Request):
        error.request = httpx.Request(sent.method, sent.url.copy_with(query=None))


def _is_core(error: Exception, name: str) -> bool:
    core = sys.modules.get("httpcore")  # not loaded: then it is none of its errors
    if core is None:
        return False
    kinds = (
        (core.TimeoutException,)
        if name
        else (core.TimeoutException, core.NetworkError, core.ProtocolError, core.ProxyError)
    )
    return isinstance(error, kinds)


def causes(error: BaseException) -> Iterator[BaseException]:
    """An exception, and those that it came of."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        found = waiting.pop()
        if found is not None and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [found.__cause__, found.__context__]
