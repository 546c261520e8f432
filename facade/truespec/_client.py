"""What every client has, whichever the API: settings, a pool, ``with``, and ``with_options``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, Unpack

from truespec._budget import Budget
from truespec._colour import Awaiting, Blocking
from truespec._settings import CallOptions, ClientOptions, settings
from truespec._transport import (
    ConnectionOptions,
    awaiting_transport,
    blocking_transport,
    lent_async_client,
    lent_client,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from truespec._api import Api
    from truespec._transport import AsyncHTTPClient, AsyncHTTPTransport, HTTPClient, HTTPTransport


class BlockingOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an httpx transport to send with, in place of our connections.

    Its steps are told the time that is left; whether it keeps to the deadline as a whole is up to it.
    """

    transport: HTTPTransport | None


class AsyncOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an async httpx transport to send with, or one of ours by its name.

    ``aiohttp`` needs the extra of that name and is the default where that is installed; ``httpcore`` always works.
    """

    transport: AsyncHTTPTransport | None


class BlockingClient:
    """A client whose calls block.  Use it in a ``with`` block or close it."""

    def __init__(self, api: Api, credentials: Mapping[str, str], options: BlockingOptions) -> None:
        transport = options.pop("transport", None)
        checked = settings(api, credentials, options)
        connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
        self._colour = Blocking(checked, blocking_transport(connections, transport), Budget())
        self._owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """A client with other options on the same pool; closing it leaves the pool open.

        Raises ConfigurationError for an option that makes no sense.
        """
        derived = type(self).__new__(type(self))
        own = self._colour
        derived._colour = Blocking(own.settings.changed(changes), own.transport, own.budget)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

    def _lent(self) -> HTTPClient:
        """An httpx client on the same connections, with the same server, credentials and header fields."""
        own = self._colour
        return lent_client(own.transport, own.settings, own.wire.fields)

    def close(self) -> None:
        """Close every connection.  A client that has been closed raises ConnectionFailedError."""
        if self._owns_pool:
            self._colour.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._colour.settings.base_url}>"


class AwaitingClient:
    """A client whose calls are awaited.  Use it in an ``async with`` block or close it."""

    def __init__(self, api: Api, credentials: Mapping[str, str], options: AsyncOptions) -> None:
        transport = options.pop("transport", None)
        checked = settings(api, credentials, options)
        connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
        self._colour = Awaiting(checked, awaiting_transport(connections, transport), Budget())
        self._owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """A client with other options on the same pool; closing it leaves the pool open.

        Raises ConfigurationError for an option that makes no sense.
        """
        derived = type(self).__new__(type(self))
        own = self._colour
        derived._colour = Awaiting(own.settings.changed(changes), own.transport, own.budget)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

    def _lent(self) -> AsyncHTTPClient:
        """An httpx client on the same connections, with the same server, credentials and header fields."""
        own = self._colour
        return lent_async_client(own.transport, own.settings, own.wire.fields)

    async def close(self) -> None:
        """Close every connection.  A client that has been closed raises ConnectionFailedError."""
        if self._owns_pool:
            await self._colour.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._colour.settings.base_url}>"
