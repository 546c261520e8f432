"""Say in httpx's words what aiohttp says in its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec._transport._aiohttp._exchange import Exchange

_Class = type[httpx.TransportError]

# The first that fits counts; the second class holds where no connection was made yet.
_CLASSES: tuple[tuple[type[Exception], _Class, _Class], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout, httpx.ConnectTimeout),
    (aiohttp.ClientHttpProxyError, httpx.ProxyError, httpx.ProxyError),
    (aiohttp.ClientConnectorError, httpx.ConnectError, httpx.ConnectError),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol, httpx.UnsupportedProtocol),
    (aiohttp.NonHttpUrlClientError, httpx.UnsupportedProtocol, httpx.UnsupportedProtocol),
    (TimeoutError, httpx.ReadTimeout, httpx.ConnectTimeout),
    (aiohttp.ServerDisconnectedError, httpx.RemoteProtocolError, httpx.ConnectError),
    (aiohttp.ClientResponseError, httpx.RemoteProtocolError, httpx.ProxyError),
    (aiohttp.ClientPayloadError, httpx.RemoteProtocolError, httpx.ConnectError),
    (ValueError, httpx.LocalProtocolError, httpx.LocalProtocolError),  # a header that cannot be sent
)
_LONGEST = 200


def failure(error: Exception, exchange: Exchange) -> Exception:
    """The exception to raise for one that passed through aiohttp.

    aiohttp's own are not chained: they hold the header fields of the request, or a proxy's password.  What the
    system said is.
    """
    if exchange.failure is not None:
        return exchange.failure
    if isinstance(error, httpx.TransportError):
        return error
    found = _class(error, connected=exchange.progress.connected)(_text(error))
    found.__cause__ = next(_causes(error), None)
    return found


def _class(error: Exception, *, connected: bool) -> _Class:
    for kind, with_connection, without in _CLASSES:
        if isinstance(error, kind):
            return with_connection if connected else without
    return httpx.ReadError if connected else httpx.ConnectError


def _text(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientResponseError):  # the whole would quote the URL
        text = f"the answer breaks HTTP: {error.message}"
    elif isinstance(error, aiohttp.ServerDisconnectedError):
        text = "the server closed the connection without an answer"
    elif isinstance(error, aiohttp.ConnectionTimeoutError):
        text = "no connection within the timeout"
    elif isinstance(error, TimeoutError):
        text = "nothing came within the timeout"
    elif isinstance(error, aiohttp.InvalidURL):
        text = "this is no URL that can be called"
    elif isinstance(error, aiohttp.ClientOSError):
        text = error.strerror or "the connection broke"
    else:
        text = str(error) or type(error).__name__
    return " ".join(text.split())[:_LONGEST]


def _causes(error: BaseException | None) -> Iterator[OSError]:
    """The exceptions of the system behind one of aiohttp's."""
    while error is not None:
        if isinstance(error, OSError) and not isinstance(error, aiohttp.ClientError):
            yield error
        error = error.__cause__
