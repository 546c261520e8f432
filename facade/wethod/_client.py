"""The clients of Wethod."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Unpack

from truespec import AsyncClient, AsyncClientOptions, SyncClient, SyncClientOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec import Api, AsyncExecutor, SyncExecutor
    from wethod.clients import Clients
    from wethod.contacts import Contacts
    from wethod.persons import Persons
    from wethod_api import AuthenticatedClient

VERSION = "2024-06-15"
_BEARER = "Bearer "


def _made_with(token: str | None, company: str | None, version: str) -> tuple[Api, dict[str, str]]:
    from truespec import resolve_credential  # noqa: PLC0415  (an import of wethod loads little; the first client loads the rest)
    from wethod._api import WETHOD  # noqa: PLC0415  (likewise)

    return WETHOD, {
        "Authorization": _BEARER + resolve_credential(WETHOD, "token", token),
        "Wethod-Company": resolve_credential(WETHOD, "company", company),
        "Wethod-Version": resolve_credential(WETHOD, "version", version),
    }


def _low_level(base_url: str, sent: Mapping[str, str]) -> AuthenticatedClient:
    from wethod_api import AuthenticatedClient  # noqa: PLC0415  (few ask for it)

    return AuthenticatedClient(
        base_url=base_url,
        token=sent["Authorization"].removeprefix(_BEARER),
        credentials={"company": sent["Wethod-Company"], "version": sent["Wethod-Version"]},
    )


class Wethod(SyncClient):
    """A client of Wethod's API, version 2024-06-15, whose calls block.

    Args:
        token: A personal access token; the environment variable WETHOD_TOKEN when it is not given.  It has the rights of
            the person who made it.
        company: The sub-domain of the company, such as ``acme`` of acme.wethod.com; the variable WETHOD_COMPANY when it is
            not given.
        version: The version that the server is asked for.  The client is made from the document of the default's.
        options: See BlockingOptions: ``base_url`` (WETHOD_BASE_URL), ``timeout`` of an attempt (30 s), ``deadline`` of a
            call (60 s), ``max_retries`` (2), ``body_limit``, ``rate_limit`` (such as ``5000/hour``, which the API allows
            a person), ``conformance``, ``headers``, ``verify``, ``proxy``, ``transport``.  The only ``environment`` is ``production``: no sandbox of the vendor's is known.

    Raises:
        ConfigurationError: There is no token or no company, or an option makes no sense.

    Example:
        >>> from wethod import Wethod
        >>> with Wethod(token, company="acme", base_url=url) as wethod:
        ...     wethod.persons.me().surname
        'Marino'
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        company: str | None = None,
        version: str = VERSION,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        super().__init__(*_made_with(token, company, version), options)

    @functools.cached_property
    def contacts(self) -> Contacts[SyncExecutor]:
        """The people at the clients of the company."""
        from wethod.contacts import Contacts  # noqa: PLC0415  (an import of wethod loads no models)

        return Contacts(self._executor)

    @functools.cached_property
    def clients(self) -> Clients[SyncExecutor]:
        """The clients of the company."""
        from wethod.clients import Clients  # noqa: PLC0415  (an import of wethod loads no models)

        return Clients(self._executor)

    @functools.cached_property
    def persons(self) -> Persons[SyncExecutor]:
        """Those who work at the company."""
        from wethod.persons import Persons  # noqa: PLC0415  (an import of wethod loads no models)

        return Persons(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client on the same connections, for ``sync`` and ``sync_detailed`` of ``wethod_api``.

        It has all operations of the document.  It raises httpx's errors and knows neither retries nor the deadline.
        """
        settings = self._executor.settings
        return _low_level(settings.base_url, settings.credentials).set_httpx_client(self._lent())


class AsyncWethod(AsyncClient):
    """A client of Wethod's API, version 2024-06-15, whose calls are awaited.

    Args:
        token: A personal access token; the environment variable WETHOD_TOKEN when it is not given.
        company: The sub-domain of the company; the variable WETHOD_COMPANY when it is not given.
        version: The version that the server is asked for.
        options: As for Wethod; ``transport`` is an async one.

    Raises:
        ConfigurationError: There is no token or no company, or an option makes no sense.

    Example:
        >>> import asyncio
        >>> from wethod import AsyncWethod
        >>> async def surname() -> str:
        ...     async with AsyncWethod(token, company="acme", base_url=url) as wethod:
        ...         return (await wethod.persons.me()).surname
        >>> asyncio.run(surname())
        'Marino'
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        company: str | None = None,
        version: str = VERSION,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(*_made_with(token, company, version), options)

    @functools.cached_property
    def contacts(self) -> Contacts[AsyncExecutor]:
        """The people at the clients of the company."""
        from wethod.contacts import Contacts  # noqa: PLC0415  (an import of wethod loads no models)

        return Contacts(self._executor)

    @functools.cached_property
    def clients(self) -> Clients[AsyncExecutor]:
        """The clients of the company."""
        from wethod.clients import Clients  # noqa: PLC0415  (an import of wethod loads no models)

        return Clients(self._executor)

    @functools.cached_property
    def persons(self) -> Persons[AsyncExecutor]:
        """Those who work at the company."""
        from wethod.persons import Persons  # noqa: PLC0415  (an import of wethod loads no models)

        return Persons(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client on the same connections, for ``asyncio`` and ``asyncio_detailed`` of ``wethod_api``.

        It has all operations of the document.  It raises httpx's errors and knows neither retries nor the deadline.
        """
        settings = self._executor.settings
        return _low_level(settings.base_url, settings.credentials).set_async_httpx_client(self._lent())
