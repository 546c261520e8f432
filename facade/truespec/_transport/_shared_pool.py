"""httpx transports on the connections of a client, for the generated low-level client."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import h11
import httpx
from attrs import field, frozen

from truespec._transport._async import AsyncHTTPXTransportAdapter, AsyncPooledTransport
from truespec._transport._body import BodyReader
from truespec._transport._failures import ClosedError, iter_causes
from truespec._transport._request import Progress
from truespec._transport._sync import HTTPXTransportAdapter, PooledTransport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from truespec._transport._connection import Fields

_ERRORS: dict[tuple[str, bool], type[httpx.TransportError]] = {
    ("pool", True): httpx.PoolTimeout,
    ("connect", True): httpx.ConnectTimeout,
    ("write", True): httpx.WriteTimeout,
    ("read", True): httpx.ReadTimeout,
    ("pool", False): httpx.ConnectError,
    ("connect", False): httpx.ConnectError,
    ("write", False): httpx.WriteError,
    ("read", False): httpx.ReadError,
}
"""The error of httpx by the phase, and whether its time was up."""


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


@frozen
class _Request:
    method: str
    base_url: str
    scheme: bytes
    host: bytes
    port: int
    target: bytes = field(repr=False)
    fields: Fields = field(repr=False)
    content: bytes = field(repr=False)
    body_limit: int = 0


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


def _from_httpx(request: httpx.Request) -> tuple[_Request, Progress]:
    """Return a request whose content was read as the pool takes it, and its progress."""
    url = request.url
    port = url.port or (443 if url.scheme == "https" else 80)
    return (
        _Request(
            request.method,
            str(url),
            url.raw_scheme,
            url.raw_host,
            port,
            url.raw_path,
            request.headers.raw,
            request.content,
        ),
        Progress(timeouts=request.extensions.get("timeout", {})),
    )


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
    if isinstance(error, OSError):
        return _ERRORS[progress.phase, isinstance(error, TimeoutError)](str(error) or type(error).__name__)
    if isinstance(error, h11.RemoteProtocolError):
        return httpx.RemoteProtocolError(str(error))
    return httpx.LocalProtocolError(str(error)) if isinstance(error, h11.LocalProtocolError) else error
