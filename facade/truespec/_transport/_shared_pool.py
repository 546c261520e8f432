"""httpx transports on the connections of a client, for the generated low-level client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpcore
import httpx

from truespec._transport._async import AsyncHTTPXTransportAdapter, AsyncPooledTransport
from truespec._transport._failures import ClosedError
from truespec._transport._sync import HTTPXTransportAdapter, PooledTransport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from truespec._transport._async import AsyncPooledResponse
    from truespec._transport._sync import PooledResponse


class SharedPoolTransport(httpx.BaseTransport):
    """Sends requests on the connections of a client; closing it closes none.

    It adds the credentials to what it sends, so that the requests, responses and errors of httpx do not hold them.
    """

    def __init__(self, owner: PooledTransport | HTTPXTransportAdapter, credentials: Mapping[str, str]) -> None:
        self._owner = owner
        self._credentials = credentials

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.  Raises httpx's errors."""
        request = _add_credentials(request, self._credentials)
        if isinstance(self._owner, HTTPXTransportAdapter):
            return self._owner.transport.handle_request(request)
        try:
            response = self._owner.pool.send(_to_httpcore(request), _pool_timeout(request))
        except Exception as error:
            raise _to_httpx_error(error) from error
        return httpx.Response(response.status, headers=response.fields, stream=_Stream(response))


class AsyncSharedPoolTransport(httpx.AsyncBaseTransport):
    """The same for async calls."""

    def __init__(
        self, owner: AsyncPooledTransport | AsyncHTTPXTransportAdapter, credentials: Mapping[str, str]
    ) -> None:
        self._owner = owner
        self._credentials = credentials

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.  Raises httpx's errors."""
        request = _add_credentials(request, self._credentials)
        if isinstance(self._owner, AsyncHTTPXTransportAdapter):
            return await self._owner.transport.handle_async_request(request)
        try:
            response = await self._owner.pool.send(_to_httpcore(request), _pool_timeout(request))
        except Exception as error:
            raise _to_httpx_error(error) from error
        return httpx.Response(response.status, headers=response.fields, stream=_AsyncStream(response))


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: PooledResponse) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response
        except Exception as error:
            raise _to_httpx_error(error) from error

    def close(self) -> None:
        self._response.close()


class _AsyncStream(httpx.AsyncByteStream):
    def __init__(self, response: AsyncPooledResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response:
                yield chunk
        except Exception as error:
            raise _to_httpx_error(error) from error

    async def aclose(self) -> None:
        await self._response.close()


def _add_credentials(request: httpx.Request, credentials: Mapping[str, str]) -> httpx.Request:
    headers = [*request.headers.raw]
    headers += [(name.encode(), value.encode()) for name, value in credentials.items() if name not in request.headers]
    return httpx.Request(
        request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
    )


def _to_httpcore(request: httpx.Request) -> httpcore.Request:
    url = request.url
    port = url.port or (443 if url.scheme == "https" else 80)
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions={"timeout": request.extensions.get("timeout", {})},
    )


def _pool_timeout(request: httpx.Request) -> float | None:
    timeout: float | None = request.extensions.get("timeout", {}).get("pool")
    return timeout


def _to_httpx_error(error: Exception) -> Exception:
    """Return the error as one of httpx, whose errors have the names of httpcore's."""
    if isinstance(error, ClosedError):
        return httpx.ConnectError("the client is closed")
    if isinstance(error, TimeoutError):
        return httpx.PoolTimeout(str(error))
    counterpart = getattr(httpx, type(error).__name__, None) if type(error).__module__.startswith("httpcore") else None
    return (
        counterpart(str(error))
        if isinstance(counterpart, type) and issubclass(counterpart, httpx.TransportError)
        else error
    )
