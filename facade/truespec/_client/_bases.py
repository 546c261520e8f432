"""What every client has, whichever the API: settings, a pool, ``with``, and ``with_options``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack

from truespec._config._options import CallOptions, ClientOptions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from truespec._api import Api
    from truespec._calls._executor import AsyncExecutor, BaseExecutor, SyncExecutor
    from truespec._transport import AsyncHTTPClient, AsyncHTTPTransport, HTTPClient, HTTPTransport

# The public one would be loaded with everything that makes calls.
ExecutorT = TypeVar("ExecutorT", bound="BaseExecutor[Any]")


class SyncClientOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an httpx transport to send with, in place of our connections.

    Its steps are told the time that is left; whether it keeps to the deadline as a whole is up to it.
    """

    transport: HTTPTransport | None


class AsyncClientOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an async httpx transport to send with, in place of our connections.

    The deadline of a call cancels it.
    """

    transport: AsyncHTTPTransport | None


class _Client(Generic[ExecutorT]):
    """What both kinds of client have."""

    _executor: ExecutorT
    _owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """A client with other options on the same pool; closing it leaves the pool open.

        Raises ConfigurationError for an option that makes no sense.
        """
        derived = type(self).__new__(type(self))
        derived._executor = self._executor.with_changes(changes)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

    def _of_httpx(self) -> dict[str, Any]:
        """The settings of an httpx client that asks the same server."""
        own = self._executor
        return {
            "base_url": own.settings.base_url,
            "timeout": own.settings.timeout,
            "headers": own.request_builder.common_headers,
        }

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._executor.settings.base_url}>"


class SyncClient(_Client["SyncExecutor"]):
    """A client whose calls block.  Use it in a ``with`` block or close it."""

    def __init__(self, api: Api, credentials: Mapping[str, str], options: SyncClientOptions) -> None:
        from truespec._client._making import blocking  # noqa: PLC0415  (an import loads only what imports need)

        self._executor: SyncExecutor = blocking(api, credentials, options)

    def _lent(self) -> HTTPClient:
        """An httpx client on the same connections, with the same server, credentials and header fields."""
        from truespec._transport import lent_client  # noqa: PLC0415  (likewise)

        return lent_client(self._executor.transport, self._executor.settings.credentials, self._of_httpx())

    def close(self) -> None:
        """Close every connection.  A client that has been closed raises ConnectionFailedError."""
        if self._owns_pool:
            self._executor.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(_Client["AsyncExecutor"]):
    """A client whose calls are awaited.  Use it in an ``async with`` block or close it."""

    def __init__(self, api: Api, credentials: Mapping[str, str], options: AsyncClientOptions) -> None:
        from truespec._client._making import awaiting  # noqa: PLC0415  (an import loads only what imports need)

        self._executor: AsyncExecutor = awaiting(api, credentials, options)

    def _lent(self) -> AsyncHTTPClient:
        """An httpx client on the same connections, with the same server, credentials and header fields."""
        from truespec._transport import lent_async_client  # noqa: PLC0415  (likewise)

        return lent_async_client(self._executor.transport, self._executor.settings.credentials, self._of_httpx())

    async def close(self) -> None:
        """Close every connection.  A client that has been closed raises ConnectionFailedError."""
        if self._owns_pool:
            await self._executor.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
