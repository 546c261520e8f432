"""Send requests with httpx, blocking and awaiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

from truespec._errors import ConnectionFailedError, TimeoutError, TransportError
from truespec._response import Headers, RawResponse

if TYPE_CHECKING:
    from truespec._wire import WireRequest

HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

# Nothing is handed to the socket before one of these is raised.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.ProxyError,
)
# What httpx raises for an answer that cannot be had, and for use after close.
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError)


class BlockingTransport:
    """A pool of connections for blocking calls."""

    def __init__(self, transport: HTTPTransport | None = None) -> None:
        # Redirects are not followed: the key would travel with them.
        self._client = httpx.Client(transport=transport, follow_redirects=False)

    def send(self, request: WireRequest) -> RawResponse:
        """Send one request and receive the whole answer.  Raises TransportError."""
        try:
            return _received(self._client.request(**_arguments(request)))
        except _FAILURES as error:
            raise _transport_error(request, error) from error

    def close(self) -> None:
        """Close every connection."""
        self._client.close()


class AwaitingTransport:
    """A pool of connections for awaiting calls."""

    def __init__(self, transport: AsyncHTTPTransport | None = None) -> None:
        self._client = httpx.AsyncClient(transport=transport, follow_redirects=False)

    async def send(self, request: WireRequest) -> RawResponse:
        """Send one request and receive the whole answer.  Raises TransportError."""
        try:
            return _received(await self._client.request(**_arguments(request)))
        except _FAILURES as error:
            raise _transport_error(request, error) from error

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()


def _arguments(request: WireRequest) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": request.url,
        "headers": request.headers,
        "content": request.content,
        "files": request.files,
        "timeout": request.timeout,
    }


def _received(response: httpx.Response) -> RawResponse:
    return RawResponse(response.status_code, Headers(response.headers.multi_items()), response.content)


def _transport_error(request: WireRequest, error: Exception) -> TransportError:
    where = f"{request.operation}: {request.method} {request.url.partition('?')[0]}"
    sent = not isinstance(error, _NOT_SENT)
    if isinstance(error, httpx.TimeoutException):
        text = f"{where}: no answer within the timeout of {request.timeout:g} s"
        return TimeoutError(text, operation=request.operation, sent=sent)
    if isinstance(error, RuntimeError) and "closed" in str(error):
        return ConnectionFailedError(f"{where}: the client is closed", operation=request.operation, sent=False)
    text = f"{where}: {error or type(error).__name__}"
    return ConnectionFailedError(text, operation=request.operation, sent=sent)
