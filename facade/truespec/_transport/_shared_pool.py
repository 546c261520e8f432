"""httpx transports on the connections of a client, for the generated low-level client."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import h11
import httpx

from truespec._transport._async import AsyncHTTPXTransportAdapter, AsyncPooledTransport
from truespec._transport._body import BodyReader
from truespec._transport._failures import ClosedError, iter_causes
from truespec._transport._options import DEFAULT_PORTS
from truespec._transport._request import Progress, TransportRequest
from truespec._transport._sync import HTTPXTransportAdapter, PooledTransport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from truespec._transport._connection import Fields


class SharedPoolTransport(httpx.BaseTransport):
    """Sends requests on the connections of a client; closing it closes none.

    It adds the credentials to what it sends, so that the requests, responses and errors of httpx do not hold them.
    """

    def __init__(
        self, owner: PooledTransport | HTTPXTransportAdapter, credentials: Callable[[], Mapping[str, str]]
    ) -> None:
        self._owner = owner
        self._credentials = credentials

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and receive the whole response.  Raises httpx's errors."""
        request = _add_credentials(request, self._credentials())
        if isinstance(self._owner, HTTPXTransportAdapter):
            return self._owner.transport.handle_request(request)
        request.read()
        prepared, progress = _from_httpx(request)
        try:
            return self._owner.exchange(prepared, progress, _Body).to_httpx()
        except Exception as error:
            raise _to_httpx_error(error, progress) from error


class AsyncSharedPoolTransport(httpx.AsyncBaseTransport):
    """The same for async calls."""

    def __init__(
        self,
        owner: AsyncPooledTransport | AsyncHTTPXTransportAdapter,
        credentials: Callable[[], Awaitable[Mapping[str, str]]],
    ) -> None:
        self._owner = owner
        self._credentials = credentials

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and receive the whole response.  Raises httpx's errors."""
        request = _add_credentials(request, await self._credentials())
        if isinstance(self._owner, AsyncHTTPXTransportAdapter):
            return await self._owner.transport.handle_async_request(request)
        await request.aread()
        prepared, progress = _from_httpx(request)
        try:
            return (await self._owner.exchange(prepared, progress, _Body)).to_httpx()
        except Exception as error:
            raise _to_httpx_error(error, progress) from error


class _Body(BodyReader):
    """The body of a response as it is: httpx decodes it, and has no limit."""

    def __init__(self, status: int, fields: Fields, limit: int) -> None:
        super().__init__(status, fields, limit)
        self._parts: list[bytes] = []
        self.make_response = functools.partial(httpx.Response, status, headers=fields)

    def feed(self, data: bytes, received: int) -> bool:  # noqa: ARG002  (no limit)
        self._parts.append(data)
        return True

    def accept_truncation(self, error: Exception) -> bool:  # noqa: ARG002  (httpx raises it)
        return False

    def to_httpx(self) -> httpx.Response:
        return self.make_response(stream=httpx.ByteStream(b"".join(self._parts)))


def _from_httpx(request: httpx.Request) -> tuple[TransportRequest, Progress]:
    """Return a request whose content was read as the pool takes it, and its progress."""
    url, content = request.url, request.content
    port = url.port or DEFAULT_PORTS.get(url.scheme, 0)
    prepared = TransportRequest(
        request.method, url.raw_scheme, url.raw_host, port, url.raw_path, request.headers.raw, content, 0
    )
    return prepared, Progress(timeouts=request.extensions.get("timeout", {}))


def _add_credentials(request: httpx.Request, credentials: Mapping[str, str]) -> httpx.Request:
    headers = [*request.headers.raw]
    headers += [(name.encode(), value.encode()) for name, value in credentials.items() if name not in request.headers]
    return httpx.Request(
        request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
    )


def _to_httpx_error(error: Exception, progress: Progress) -> Exception:
    """Return the error of httpx; the cause keeps no frames, whose variables hold the credentials."""
    for cause in iter_causes(error):
        cause.__traceback__ = None
    if isinstance(error, ClosedError):
        return httpx.ConnectError("the client is closed")
    name = ""
    if isinstance(error, OSError):
        name = f"{progress.phase.capitalize()}{'Timeout' if isinstance(error, TimeoutError) else 'Error'}"
    elif isinstance(error, h11.ProtocolError):
        name = type(error).__name__
    counterpart: type[httpx.TransportError] | None = getattr(httpx, name, None)
    return counterpart(str(error) or type(error).__name__) if counterpart else error
