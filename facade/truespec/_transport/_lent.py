"""httpx clients on the connections of a client of ours, for the low-level client that is generated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from truespec._transport._async import AsyncForeignTransport, AsyncPooledTransport
from truespec._transport._failures import ClosedError
from truespec._transport._sync import ForeignTransport, PooledTransport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from truespec._transport._async_pool import AsyncLeased
    from truespec._transport._pool import Leased


class _Body(httpx.SyncByteStream):
    def __init__(self, leased: Leased) -> None:
        self._leased = leased

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._leased
        except Exception as error:
            raise _in_httpx(error) from error

    def close(self) -> None:
        self._leased.close()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, leased: AsyncLeased) -> None:
        self._leased = leased

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._leased:
                yield chunk
        except Exception as error:
            raise _in_httpx(error) from error

    async def aclose(self) -> None:
        await self._leased.close()


class LentTransport(httpx.BaseTransport):
    """Sends on connections that belong to somebody else; closing it closes nothing.

    It adds the credentials to what it sends, so that requests, answers and errors of httpx have none.
    """

    def __init__(self, owner: PooledTransport | ForeignTransport, credentials: Mapping[str, str]) -> None:
        self._owner = owner
        self._credentials = credentials

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.  Raises httpx's errors."""
        request = _with(self._credentials, request)
        if isinstance(self._owner, ForeignTransport):
            return self._owner.transport.handle_request(request)
        try:
            leased = self._owner.pool.open(_core(request), _pool_timeout(request))
        except Exception as error:
            raise _in_httpx(error) from error
        return httpx.Response(leased.status, headers=leased.fields, stream=_Body(leased))


class AsyncLentTransport(httpx.AsyncBaseTransport):
    """The same for awaiting calls."""

    def __init__(self, owner: AsyncPooledTransport | AsyncForeignTransport, credentials: Mapping[str, str]) -> None:
        self._owner = owner
        self._credentials = credentials

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.  Raises httpx's errors."""
        request = _with(self._credentials, request)
        if isinstance(self._owner, AsyncForeignTransport):
            return await self._owner.transport.handle_async_request(request)
        try:
            leased = await self._owner.pool.open(_core(request), _pool_timeout(request))
        except Exception as error:
            raise _in_httpx(error) from error
        return httpx.Response(leased.status, headers=leased.fields, stream=_AsyncBody(leased))


def lent(owner: PooledTransport | ForeignTransport, credentials: Mapping[str, str], **settings: Any) -> httpx.Client:
    """An httpx client on the connections of ``owner``."""
    transport = LentTransport(owner, credentials)
    return httpx.Client(transport=transport, trust_env=False, follow_redirects=False, **settings)


def lent_async(
    owner: AsyncPooledTransport | AsyncForeignTransport, credentials: Mapping[str, str], **settings: Any
) -> httpx.AsyncClient:
    """An async httpx client on the connections of ``owner``."""
    transport = AsyncLentTransport(owner, credentials)
    return httpx.AsyncClient(transport=transport, trust_env=False, follow_redirects=False, **settings)


def _with(credentials: Mapping[str, str], request: httpx.Request) -> httpx.Request:
    headers = [*request.headers.raw]
    headers += [(name.encode(), value.encode()) for name, value in credentials.items() if name not in request.headers]
    return httpx.Request(
        request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
    )


def _core(request: httpx.Request) -> httpcore.Request:
    url = request.url
    port = url.port or (443 if url.scheme == "https" else 80)
    core_url = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port, target=url.raw_path)
    timeouts = {"timeout": request.extensions.get("timeout", {})}
    return httpcore.Request(
        request.method, core_url, headers=request.headers.raw, content=request.stream, extensions=timeouts
    )


def _pool_timeout(request: httpx.Request) -> float | None:
    found: float | None = request.extensions.get("timeout", {}).get("pool")
    return found


def _in_httpx(error: Exception) -> Exception:
    """The same error in httpx's words, which have the same names."""
    if isinstance(error, ClosedError):
        return httpx.ConnectError("the client is closed")
    if isinstance(error, TimeoutError):
        return httpx.PoolTimeout(str(error))
    known = getattr(httpx, type(error).__name__, None) if type(error).__module__.startswith("httpcore") else None
    return known(str(error)) if isinstance(known, type) and issubclass(known, httpx.TransportError) else error
