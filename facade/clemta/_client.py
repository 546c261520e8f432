"""The sync and the async client of Clemta."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Unpack

from truespec import (
    AsyncClient,
    AsyncClientOptions,
    BaseClient,
    ExecutorT,
    SyncClient,
    SyncClientOptions,
    hide_arguments,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from clemta.contacts import Contacts
    from clemta.fixed_assets import FixedAssets
    from clemta.formations import Formations
    from clemta_api import AuthenticatedClient
    from truespec import Api, AsyncExecutor, CallableCredential, SyncExecutor  # noqa: F401  (both are named in quotes)


class Resources(BaseClient[ExecutorT]):
    """The resources of Clemta's API; each is imported when it is first used."""

    @functools.cached_property
    def contacts(self) -> Contacts[ExecutorT]:
        """The customers and vendors of companies."""
        from clemta.contacts import Contacts  # noqa: PLC0415  (see above)

        return Contacts(self._executor)

    @functools.cached_property
    def fixed_assets(self) -> FixedAssets[ExecutorT]:
        """The fixed assets of companies."""
        from clemta.fixed_assets import FixedAssets  # noqa: PLC0415  (see above)

        return FixedAssets(self._executor)

    @functools.cached_property
    def formations(self) -> Formations[ExecutorT]:
        """The formations of companies."""
        from clemta.formations import Formations  # noqa: PLC0415  (see above)

        return Formations(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client, on the same connections, for the operation modules of ``clemta_api``.

        A sync client's is for their functions ``sync`` and ``sync_detailed``, an async client's for ``asyncio`` and
        ``asyncio_detailed``.  These raise httpx's errors, and have neither retries nor a deadline.
        """
        from clemta_api import AuthenticatedClient  # noqa: PLC0415  (see above)

        settings = self._executor.settings
        return self._share_pool(
            AuthenticatedClient(base_url=settings.base_url, token=settings.credentials.get("X-API-Key", ""))
        )


class Clemta(SyncClient, Resources["SyncExecutor"]):
    """A sync client of Clemta's API, version 2025-06-24.

    Args:
        api_key: The partner's API key, or a callable that returns it, which is called before each attempt; by default the
            environment variable CLEMTA_API_KEY.
        options: See SyncClientOptions: ``environment`` (``production`` by default, or ``sandbox``; CLEMTA_ENVIRONMENT),
            ``base_url`` (CLEMTA_BASE_URL), ``timeout`` of an attempt (30 s), ``deadline`` of a call (60 s),
            ``max_retries`` (2), ``body_limit``, ``rate_limit`` (such as ``100/minute``), ``conformance``,
            ``on_deviation``, ``headers``, ``verify``, ``proxy``, ``transport``.

    Raises:
        ConfigurationError: There is no key, or the value of an option is invalid.
        TypeError: There is no such option.
    """

    @hide_arguments
    def __init__(self, api_key: str | Callable[[], str] | None = None, **options: Unpack[SyncClientOptions]) -> None:
        super().__init__(*_authenticate(api_key), options)


class AsyncClemta(AsyncClient, Resources["AsyncExecutor"]):
    """An async client of Clemta's API, version 2025-06-24.

    Args:
        api_key: The partner's API key, or a callable that returns it, sync or async, which is called before each attempt; by
            default the environment variable CLEMTA_API_KEY.
        options: As for Clemta, with an async ``transport``.

    Raises:
        ConfigurationError: There is no key, or the value of an option is invalid.
        TypeError: There is no such option.
    """

    @hide_arguments
    def __init__(
        self, api_key: str | Callable[[], str | Awaitable[str]] | None = None, **options: Unpack[AsyncClientOptions]
    ) -> None:
        super().__init__(*_authenticate(api_key), options)


def _authenticate(
    api_key: str | Callable[[], str | Awaitable[str]] | None,
) -> tuple[Api, dict[str, str | CallableCredential]]:
    """Return the API and the header field with the key."""
    from clemta._api import CLEMTA  # noqa: PLC0415  (an import of clemta loads little, the first client the rest)
    from truespec import resolve_credential  # noqa: PLC0415  (likewise)

    return CLEMTA, {"X-API-Key": resolve_credential(CLEMTA, "api_key", api_key)}
