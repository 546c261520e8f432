"""The transports of clients, and httpx clients on their connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

import httpx

from truespec._errors import ConfigurationError
from truespec._transport._sync import HTTPXTransportAdapter, PooledTransport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from truespec._transport._async import AsyncHTTPXTransportAdapter, AsyncPooledTransport
    from truespec._transport._options import ConnectionOptions

    AsyncTransport: TypeAlias = AsyncPooledTransport | AsyncHTTPXTransportAdapter

SyncTransport: TypeAlias = PooledTransport | HTTPXTransportAdapter
HTTPClient: TypeAlias = httpx.Client
AsyncHTTPClient: TypeAlias = httpx.AsyncClient
HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

T = TypeVar("T")


def make_sync_transport(
    options: ConnectionOptions, transport: HTTPTransport | Literal["httpx"] | None
) -> SyncTransport:
    """Return the transport of a sync client: its own connections, or an adapter for an httpx transport.

    Raises:
        ConfigurationError: ``transport`` is no httpx transport, or the TLS or proxy settings cannot be used.
    """
    if transport is None:
        return PooledTransport(options)
    if transport == "httpx":
        return HTTPXTransportAdapter(httpx.HTTPTransport(**_httpx_arguments(options)))
    return HTTPXTransportAdapter(_check_transport(options, transport, httpx.BaseTransport))


def make_async_transport(
    options: ConnectionOptions, transport: AsyncHTTPTransport | Literal["httpx"] | None
) -> AsyncTransport:
    """Return the transport of an async client: its own connections, or an adapter for an async httpx transport.

    Raises:
        ConfigurationError: ``transport`` is no async httpx transport, or the TLS or proxy settings cannot be used.
    """
    from truespec._transport._async import (  # noqa: PLC0415  (a sync client does without asyncio)
        AsyncHTTPXTransportAdapter,
        AsyncPooledTransport,
    )

    if transport is None:
        return AsyncPooledTransport(options)
    if transport == "httpx":
        return AsyncHTTPXTransportAdapter(httpx.AsyncHTTPTransport(**_httpx_arguments(options)))
    return AsyncHTTPXTransportAdapter(_check_transport(options, transport, httpx.AsyncBaseTransport))


def shared_httpx_client(
    owner: SyncTransport, credentials: Callable[[], Mapping[str, str]], settings: Mapping[str, Any]
) -> HTTPClient:
    """Return an httpx client that adds credentials to each request and sends it on the connections of ``owner``."""
    from truespec._transport._shared_pool import SharedPoolTransport  # noqa: PLC0415  (few clients need it)

    transport = SharedPoolTransport(owner, credentials)
    return httpx.Client(transport=transport, trust_env=False, follow_redirects=False, **settings)


def shared_async_httpx_client(
    owner: AsyncTransport, credentials: Callable[[], Awaitable[Mapping[str, str]]], settings: Mapping[str, Any]
) -> AsyncHTTPClient:
    """Return the same for async calls."""
    from truespec._transport._shared_pool import AsyncSharedPoolTransport  # noqa: PLC0415  (few clients need it)

    transport = AsyncSharedPoolTransport(owner, credentials)
    return httpx.AsyncClient(transport=transport, trust_env=False, follow_redirects=False, **settings)


def _httpx_arguments(options: ConnectionOptions) -> dict[str, Any]:
    """Return the arguments of httpx's own transports, for what our connections would use."""
    return {"verify": options.ssl_context(), "proxy": options.proxy_url(), "trust_env": False}


def _check_transport(options: ConnectionOptions, transport: object, base: type[T]) -> T:
    if not isinstance(transport, base):
        message = f"transport must be an httpx.{base.__name__}, 'httpx' or None, not {type(transport).__name__}"
        raise ConfigurationError(message)
    if options.verify is not True or options.proxy is not None:
        message = (
            "verify and proxy have no effect on a transport of your own: leave them out and set them on the transport"
        )
        raise ConfigurationError(message)
    return transport
