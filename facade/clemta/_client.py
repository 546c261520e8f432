"""The clients of Clemta."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Unpack

from truespec import AsyncClient, AsyncClientOptions, SyncClient, SyncClientOptions

if TYPE_CHECKING:
    from clemta.contacts import Contacts
    from clemta.fixed_assets import FixedAssets
    from clemta.formations import Formations
    from clemta_api import AuthenticatedClient
    from truespec import Api, AsyncExecutor, SyncExecutor


def _made_with(api_key: str | None) -> tuple[Api, dict[str, str]]:
    from clemta._api import CLEMTA  # noqa: PLC0415  (an import of clemta loads little; the first client loads the rest)
    from truespec import resolve_credential  # noqa: PLC0415  (likewise)

    return CLEMTA, {"X-API-Key": resolve_credential(CLEMTA, "api_key", api_key)}


class Clemta(SyncClient):
    """A client of Clemta's API, version 2025-06-24, whose calls block.

    Args:
        api_key: The partner's key; the environment variable CLEMTA_API_KEY when it is not given.
        options: See BlockingOptions: ``environment`` (``production`` by default, or ``sandbox``; CLEMTA_ENVIRONMENT),
            ``base_url`` (CLEMTA_BASE_URL), ``timeout`` of an attempt (30 s), ``deadline`` of a call (60 s),
            ``max_retries`` (2), ``body_limit``, ``rate_limit`` (such as ``100/minute``), ``conformance``, ``headers``, ``verify``, ``proxy``, ``transport``.

    Raises:
        ConfigurationError: There is no key, or an option makes no sense.
    """

    def __init__(self, api_key: str | None = None, **options: Unpack[SyncClientOptions]) -> None:
        super().__init__(*_made_with(api_key), options)

    @functools.cached_property
    def contacts(self) -> Contacts[SyncExecutor]:
        """The customers and vendors of companies."""
        from clemta.contacts import Contacts  # noqa: PLC0415  (an import of clemta loads no models)

        return Contacts(self._executor)

    @functools.cached_property
    def fixed_assets(self) -> FixedAssets[SyncExecutor]:
        """What companies own and depreciate."""
        from clemta.fixed_assets import FixedAssets  # noqa: PLC0415  (an import of clemta loads no models)

        return FixedAssets(self._executor)

    @functools.cached_property
    def formations(self) -> Formations[SyncExecutor]:
        """The companies that are being founded."""
        from clemta.formations import Formations  # noqa: PLC0415  (an import of clemta loads no models)

        return Formations(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client on the same connections, for ``sync`` and ``sync_detailed`` of ``clemta_api``.

        It raises httpx's errors and knows neither retries nor the deadline.
        """
        from clemta_api import AuthenticatedClient  # noqa: PLC0415  (few ask for it)

        settings = self._executor.settings
        made = AuthenticatedClient(base_url=settings.base_url, token=settings.credentials["X-API-Key"])
        return made.set_httpx_client(self._lent())


class AsyncClemta(AsyncClient):
    """A client of Clemta's API, version 2025-06-24, whose calls are awaited.

    Args:
        api_key: The partner's key; the environment variable CLEMTA_API_KEY when it is not given.
        options: As for Clemta; ``transport`` is an async one.

    Raises:
        ConfigurationError: There is no key, or an option makes no sense.
    """

    def __init__(self, api_key: str | None = None, **options: Unpack[AsyncClientOptions]) -> None:
        super().__init__(*_made_with(api_key), options)

    @functools.cached_property
    def contacts(self) -> Contacts[AsyncExecutor]:
        """The customers and vendors of companies."""
        from clemta.contacts import Contacts  # noqa: PLC0415  (an import of clemta loads no models)

        return Contacts(self._executor)

    @functools.cached_property
    def fixed_assets(self) -> FixedAssets[AsyncExecutor]:
        """What companies own and depreciate."""
        from clemta.fixed_assets import FixedAssets  # noqa: PLC0415  (an import of clemta loads no models)

        return FixedAssets(self._executor)

    @functools.cached_property
    def formations(self) -> Formations[AsyncExecutor]:
        """The companies that are being founded."""
        from clemta.formations import Formations  # noqa: PLC0415  (an import of clemta loads no models)

        return Formations(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client on the same connections, for ``asyncio`` and ``asyncio_detailed`` of ``clemta_api``.

        It raises httpx's errors and knows neither retries nor the deadline.
        """
        from clemta_api import AuthenticatedClient  # noqa: PLC0415  (few ask for it)

        settings = self._executor.settings
        made = AuthenticatedClient(base_url=settings.base_url, token=settings.credentials["X-API-Key"])
        return made.set_async_httpx_client(self._lent())
