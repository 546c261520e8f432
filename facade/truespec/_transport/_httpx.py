"""Send requests with httpx, blocking and awaiting."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

from truespec._errors import ConfigurationError, ConnectionFailedError, TimeoutError, TransportError
from truespec._response import Headers, RawResponse

if TYPE_CHECKING:
    from truespec._wire import WireRequest

HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

# Nothing is handed to the socket before one of these is raised.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
_LOCATION = "truespec.location"


class BlockingTransport:
    """A pool of connections for blocking calls.

    Raises ConfigurationError when httpx cannot be set up.
    """

    def __init__(self, transport: HTTPTransport | None = None) -> None:
        _check_transport(transport, httpx.BaseTransport)
        try:
            self._client = httpx.Client(
                transport=transport, follow_redirects=False, cookies=_no_cookies(), event_hooks={"response": [_hide]}
            )
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise _setup_error(error) from error

    def send(self, request: WireRequest) -> RawResponse:
        """Send one request and receive the whole answer.  Raises TransportError."""
        try:
            return _received(self._client.request(**_arguments(request)))
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise _transport_error(request, error, closed=self._client.is_closed) from error

    def close(self) -> None:
        """Close every connection."""
        self._client.close()


class AwaitingTransport:
    """A pool of connections for awaiting calls.

    Raises ConfigurationError when httpx cannot be set up.
    """

    def __init__(self, transport: AsyncHTTPTransport | None = None) -> None:
        _check_transport(transport, httpx.AsyncBaseTransport)
        try:
            self._client = httpx.AsyncClient(
                transport=transport,
                follow_redirects=False,
                cookies=_no_cookies(),
                event_hooks={"response": [_hide_soon]},
            )
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise _setup_error(error) from error

    async def send(self, request: WireRequest) -> RawResponse:
        """Send one request and receive the whole answer.  Raises TransportError."""
        try:
            return _received(await self._client.request(**_arguments(request)))
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise _transport_error(request, error, closed=self._client.is_closed) from error

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()


def _check_transport(transport: object, wanted: type) -> None:
    if transport is not None and not isinstance(transport, wanted):
        message = f"transport must be an httpx.{wanted.__name__}, not {type(transport).__name__}"
        raise ConfigurationError(message)


def _no_cookies() -> CookieJar:
    # An API client keeps no state between calls that nobody asked for.
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


def _setup_error(error: Exception) -> ConfigurationError:
    variables = "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE"
    return ConfigurationError(f"HTTP cannot be set up ({error}); look at the environment variables {variables}")


def _hide(response: httpx.Response) -> None:
    # httpx parses Location even where it does not follow it, and fails on one that is no URL.
    if "Location" in response.headers:
        response.extensions[_LOCATION] = response.headers.pop("Location")


async def _hide_soon(response: httpx.Response) -> None:
    _hide(response)


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
    fields = response.headers.multi_items()
    if _LOCATION in response.extensions:
        fields.append(("location", response.extensions[_LOCATION]))
    return RawResponse(response.status_code, Headers(fields), response.content)


def _transport_error(request: WireRequest, error: Exception, *, closed: bool) -> TransportError:
    where = f"{request.operation}: {request.method} {request.url.partition('?')[0]}"
    if isinstance(error, httpx.RequestError):
        error.request = httpx.Request(request.method, request.url)  # the one that was sent has the key in it
    sent = not isinstance(error, _NOT_SENT)
    if isinstance(error, httpx.TimeoutException):
        text = f"{where}: no answer within the timeout of {request.timeout:g} s"
        return TimeoutError(text, operation=request.operation, sent=sent)
    if closed:
        return ConnectionFailedError(f"{where}: the client is closed", operation=request.operation, sent=False)
    text = f"{where}: {error or type(error).__name__}"
    return ConnectionFailedError(text, operation=request.operation, sent=sent)
