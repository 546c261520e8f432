"""The base classes of every facade's clients: options, construction, ``with`` blocks and ``with_options``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, Self, TypeVar, Unpack, cast

from truespec._client._arguments import call_safely
from truespec._config._options import CallOptions, ClientOptions, check_fields
from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from truespec._call import Api
    from truespec._calls._executor import AsyncExecutor, SyncExecutor
    from truespec._config._credentials import CallableCredential
    from truespec._config._settings import Settings
    from truespec._transport._factory import AsyncHTTPClient, AsyncHTTPTransport, HTTPClient, HTTPTransport
    from truespec._transport._options import ConnectionOptions

# Importing a facade imports this module, so what is needed to make a client or a call is imported by the first client.
ExecutorT = TypeVar("ExecutorT", bound="SyncExecutor | AsyncExecutor")


class SyncClientOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an httpx transport to use instead of our connections, or ``"httpx"`` for httpx's own.

    Each of its steps gets the time that is left as its timeout; keeping the deadline as a whole is up to the transport.
    """

    transport: HTTPTransport | Literal["httpx"] | None


class AsyncClientOptions(ClientOptions, total=False):
    """ClientOptions, and ``transport``: an async httpx transport to use instead of our connections, or ``"httpx"``."""

    transport: AsyncHTTPTransport | Literal["httpx"] | None


class LowLevelClient(Protocol):
    """A generated client, which can use an httpx client that it did not make."""

    def set_httpx_client(self, client: HTTPClient) -> object: ...
    def set_async_httpx_client(self, client: AsyncHTTPClient) -> object: ...


LowLevelClientT = TypeVar("LowLevelClientT", bound=LowLevelClient)


class BaseClient(Generic[ExecutorT]):
    """What the sync and the async client of an API have in common.

    A facade derives one generic class with the API's resources from this class, and its two clients from that one:
    ``class Resources(BaseClient[ExecutorT])``, then ``class Clemta(SyncClient, Resources["SyncExecutor"])``.
    """

    _executor: ExecutorT
    _owns_pool = True

    def with_options(self, **changes: Unpack[CallOptions]) -> Self:
        """Return a client with other options and the same connection pool; closing it leaves the pool open.

        Args:
            changes: See CallOptions.

        Raises:
            ConfigurationError: The value of an option is invalid.
            TypeError: There is no such option.
        """
        check_fields(changes, CallOptions)
        executor = call_safely(self._executor.with_changes, [changes], {}, ConfigurationError)
        del changes  # a traceback may show local variables
        if isinstance(executor, Exception):
            raise executor
        derived = type(self).__new__(type(self))
        derived._executor = cast("ExecutorT", executor)  # noqa: SLF001  (its own class)
        derived._owns_pool = False  # noqa: SLF001  (likewise)
        return derived

    def _share_pool(self, client: LowLevelClientT) -> LowLevelClientT:
        """Make a generated client use this client's connections, server, credentials and headers."""
        raise NotImplementedError

    def _httpx_options(self) -> dict[str, Any]:
        executor = self._executor
        settings = executor.settings
        return {
            "base_url": settings.base_url,
            "timeout": settings.timeout,
            "headers": executor.request_builder.common_headers,
        }

    def __repr__(self) -> str:
        executor = getattr(self, "_executor", None)  # a debugger may show a client whose options were invalid
        return f"<{type(self).__name__} at {executor.settings.base_url if executor else '?'}>"


class SyncClient(BaseClient["SyncExecutor"]):
    """A client with synchronous calls.  Use it in a ``with`` block, or close it."""

    def __init__(
        self, api: Api, credentials: Mapping[str, str | CallableCredential], options: SyncClientOptions
    ) -> None:
        from truespec._calls._executor import SyncExecutor  # noqa: PLC0415  (see above)
        from truespec._calls._retries import RetryBudget  # noqa: PLC0415  (see above)
        from truespec._transport._factory import make_sync_transport  # noqa: PLC0415  (see above)

        transport = options.pop("transport", None)
        settings, connections = _validate_options(api, credentials, options)
        self._executor: SyncExecutor = SyncExecutor(
            settings, make_sync_transport(connections, transport), RetryBudget()
        )

    def _share_pool(self, client: LowLevelClientT) -> LowLevelClientT:
        from truespec._transport._factory import shared_httpx_client  # noqa: PLC0415  (see above)

        executor = self._executor
        credentials = executor.settings.request_credentials
        client.set_httpx_client(shared_httpx_client(executor.transport, credentials, self._httpx_options()))
        return client

    def close(self) -> None:
        """Close all connections; further calls raise ConnectionFailedError."""
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


class AsyncClient(BaseClient["AsyncExecutor"]):
    """A client with asynchronous calls.  Use it in an ``async with`` block, or close it."""

    def __init__(
        self, api: Api, credentials: Mapping[str, str | CallableCredential], options: AsyncClientOptions
    ) -> None:
        from truespec._calls._executor import AsyncExecutor  # noqa: PLC0415  (see above)
        from truespec._calls._retries import RetryBudget  # noqa: PLC0415  (see above)
        from truespec._transport._factory import make_async_transport  # noqa: PLC0415  (see above)

        transport = options.pop("transport", None)
        settings, connections = _validate_options(api, credentials, options)
        self._executor: AsyncExecutor = AsyncExecutor(
            settings, make_async_transport(connections, transport), RetryBudget()
        )

    def _share_pool(self, client: LowLevelClientT) -> LowLevelClientT:
        from truespec._transport._factory import shared_async_httpx_client  # noqa: PLC0415  (see above)

        executor = self._executor
        credentials = executor.settings.request_credentials_async
        client.set_async_httpx_client(shared_async_httpx_client(executor.transport, credentials, self._httpx_options()))
        return client

    async def close(self) -> None:
        """Close all connections; further calls raise ConnectionFailedError."""
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


def _validate_options(
    api: Api, credentials: Mapping[str, str | CallableCredential], options: ClientOptions
) -> tuple[Settings, ConnectionOptions]:
    """Return the settings and the connection options of a client.  Raises ConfigurationError and TypeError."""
    from attrs import evolve  # noqa: PLC0415  (see above)

    from truespec._config._settings import build_settings  # noqa: PLC0415  (see above)
    from truespec._transport._options import ConnectionOptions  # noqa: PLC0415  (see above)

    settings = build_settings(api, credentials, options)
    connections = ConnectionOptions(settings.base_url, options.get("verify", True), options.get("proxy"))
    return evolve(settings, proxy_secrets=connections.proxy_secrets()), connections
