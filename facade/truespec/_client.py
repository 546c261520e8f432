"""What every client has, whichever the API: settings, a pool, ``with``, and ``with_options``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, Unpack

from truespec._colour import Awaiting, Blocking
from truespec._settings import CallOptions, ClientOptions, settings
from truespec._transport import AwaitingTransport, BlockingTransport

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from truespec._api import Api
    from truespec._transport import AsyncHTTPTransport, HTTPTransport


class BlockingOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an httpx transport to use in place of httpx's own."""

    transport: HTTPTransport | None


class AsyncOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an async httpx transport to use in place of httpx's own."""

    transport: AsyncHTTPTransport | None


class BlockingClient:
    """A client whose calls block.  Use it in a ``with`` block or close it."""

    def __init__(self, api: Api, credentials: Mapping[str, str], options: BlockingOptions) -> None:
        transport = options.pop("transport", None)
        checked = settings(api, credentials, options)
        self._colour = Blocking(checked, BlockingTransport(transport))
        self._owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """A client with other options on the same pool; closing it leaves the pool open.

        Raises ConfigurationError for an option that makes no sense.
        """
        derived = type(self).__new__(type(self))
        derived._colour = Blocking(self._colour.settings.changed(changes), self._colour.transport)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

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
        self._colour = Awaiting(checked, AwaitingTransport(transport))
        self._owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """A client with other options on the same pool; closing it leaves the pool open.

        Raises ConfigurationError for an option that makes no sense.
        """
        derived = type(self).__new__(type(self))
        derived._colour = Awaiting(self._colour.settings.changed(changes), self._colour.transport)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

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
