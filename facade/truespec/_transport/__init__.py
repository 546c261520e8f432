"""The only place of the facade that knows which HTTP libraries are used; they are loaded by the first client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import httpx

from truespec._errors import ConfigurationError
from truespec._transport._failures import Failure, causes, failure, without_frames
from truespec._transport._options import ConnectionOptions
from truespec._transport._progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._transport._async import AsyncForeignTransport, AsyncPooledTransport
    from truespec._transport._sync import ForeignTransport, PooledTransport

    SyncTransport: TypeAlias = PooledTransport | ForeignTransport
    AsyncTransport: TypeAlias = AsyncPooledTransport | AsyncForeignTransport

HTTPClient: TypeAlias = httpx.Client
AsyncHTTPClient: TypeAlias = httpx.AsyncClient
HTTPTransport: TypeAlias = httpx.BaseTransport
AsyncHTTPTransport: TypeAlias = httpx.AsyncBaseTransport

T = TypeVar("T")


def sync_transport(options: ConnectionOptions, transport: HTTPTransport | None) -> SyncTransport:
    """What sends the requests of a blocking client.

    Raises ConfigurationError for a transport that is none, and for TLS or proxy settings that cannot be used.
    """
    from truespec._transport._sync import ForeignTransport, PooledTransport  # noqa: PLC0415  (see above)

    if transport is None:
        return PooledTransport(options)
    _alone(options)
    return ForeignTransport(_checked(transport, httpx.BaseTransport, "an httpx.BaseTransport"))


def async_transport(options: ConnectionOptions, transport: AsyncHTTPTransport | None) -> AsyncTransport:
    """What sends the requests of an awaiting client.

    Raises ConfigurationError for a transport that is none, and for TLS or proxy settings that cannot be used.
    """
    from truespec._transport._async import (  # noqa: PLC0415  (see above)
        AsyncForeignTransport,
        AsyncPooledTransport,
    )

    if transport is None:
        return AsyncPooledTransport(options)
    _alone(options)
    return AsyncForeignTransport(_checked(transport, httpx.AsyncBaseTransport, "an httpx.AsyncBaseTransport"))


def _checked(transport: object, kind: type[T], wanted: str) -> T:
    if isinstance(transport, kind):
        return transport
    found = repr(transport) if isinstance(transport, str) else type(transport).__name__
    message = f"transport must be {wanted}, not {found}"
    raise ConfigurationError(message)


def lent_client(owner: SyncTransport, credentials: Mapping[str, str], settings: Mapping[str, Any]) -> HTTPClient:
    """An httpx client with such settings that sends the credentials with each request, on the connections of ``owner``."""
    from truespec._transport._lent import lent  # noqa: PLC0415  (few ask for it)

    return lent(owner, credentials, **settings)


def lent_async_client(
    owner: AsyncTransport, credentials: Mapping[str, str], settings: Mapping[str, Any]
) -> AsyncHTTPClient:
    """The same for awaiting calls."""
    from truespec._transport._lent import lent_async  # noqa: PLC0415  (few ask for it)

    return lent_async(owner, credentials, **settings)


def _alone(options: ConnectionOptions) -> None:
    if options.verify is not True or options.proxy is not None:
        message = "a transport of your own has TLS and proxy settings of its own: leave verify and proxy out"
        raise ConfigurationError(message)


__all__ = [
    "AsyncHTTPClient",
    "AsyncHTTPTransport",
    "AsyncTransport",
    "ConnectionOptions",
    "Failure",
    "HTTPClient",
    "HTTPTransport",
    "Progress",
    "SyncTransport",
    "async_transport",
    "causes",
    "failure",
    "lent_async_client",
    "lent_client",
    "sync_transport",
    "without_frames",
]
