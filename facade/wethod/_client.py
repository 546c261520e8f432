"""The sync and the async client of Wethod."""

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

    from truespec import Api, AsyncExecutor, CallableCredential, SyncExecutor  # noqa: F401  (both are named in quotes)
    from wethod.clients import Clients
    from wethod.contacts import Contacts
    from wethod.persons import Persons
    from wethod_api import AuthenticatedClient

VERSION = "2024-06-15"
_BEARER = "Bearer "


class Resources(BaseClient[ExecutorT]):
    """The resources of Wethod's API; each is imported when it is first used."""

    @functools.cached_property
    def contacts(self) -> Contacts[ExecutorT]:
        """The contact persons at the company's clients."""
        from wethod.contacts import Contacts  # noqa: PLC0415  (see above)

        return Contacts(self._executor)

    @functools.cached_property
    def clients(self) -> Clients[ExecutorT]:
        """The company's clients."""
        from wethod.clients import Clients  # noqa: PLC0415  (see above)

        return Clients(self._executor)

    @functools.cached_property
    def persons(self) -> Persons[ExecutorT]:
        """The people who work at the company."""
        from wethod.persons import Persons  # noqa: PLC0415  (see above)

        return Persons(self._executor)

    @functools.cached_property
    def api(self) -> AuthenticatedClient:
        """The generated low-level client, on the same connections, for all operation modules of ``wethod_api``.

        A sync client's is for their functions ``sync`` and ``sync_detailed``, an async client's for ``asyncio`` and
        ``asyncio_detailed``.  These raise httpx's errors, and have neither retries nor a deadline.
        """
        from wethod_api import AuthenticatedClient  # noqa: PLC0415  (see above)

        settings = self._executor.settings
        headers = settings.credentials
        return self._share_pool(
            AuthenticatedClient(
                base_url=settings.base_url,
                token=headers.get("Authorization", "").removeprefix(_BEARER),
                credentials={"company": headers.get("Wethod-Company", ""), "version": headers["Wethod-Version"]},
            )
        )


class Wethod(SyncClient, Resources["SyncExecutor"]):
    """A sync client of Wethod's API, version 2024-06-15.

    Args:
        token: A personal access token, with the rights of the person who created it, or a callable that returns it, which is
            called before each attempt; by default the environment variable WETHOD_TOKEN.
        company: The sub-domain of the company, such as ``acme`` of acme.wethod.com, or a callable likewise; by default the
            environment variable WETHOD_COMPANY.
        version: The version of the API to request.  This client is generated from the document of the default version.
        options: See SyncClientOptions: ``base_url`` (WETHOD_BASE_URL), ``timeout`` of an attempt (30 s), ``deadline``
            of a call (60 s), ``max_retries`` (2), ``body_limit``, ``rate_limit`` (such as ``5000/hour``, the API's limit
            for a person), ``conformance``, ``on_deviation``, ``headers``, ``verify``, ``proxy``, ``transport``.  The
            only ``environment`` is ``production``: no sandbox of the vendor's is known.

    Raises:
        ConfigurationError: There is no token or no company, or the value of an option is invalid.
        TypeError: There is no such option.

    Example:
        >>> from wethod import Wethod
        >>> with Wethod(token, company="acme", base_url=url) as wethod:
        ...     wethod.persons.me().surname
        'Marino'
    """

    @hide_arguments
    def __init__(
        self,
        token: str | Callable[[], str] | None = None,
        *,
        company: str | Callable[[], str] | None = None,
        version: str = VERSION,
        **options: Unpack[SyncClientOptions],
    ) -> None:
        super().__init__(*_authenticate(token, company, version), options)


class AsyncWethod(AsyncClient, Resources["AsyncExecutor"]):
    """An async client of Wethod's API, version 2024-06-15.

    Args:
        token: A personal access token, or a callable that returns it, sync or async, which is called before each attempt; by
            default the environment variable WETHOD_TOKEN.
        company: The sub-domain of the company, or a callable likewise; by default the environment variable WETHOD_COMPANY.
        version: The version of the API to request.
        options: As for Wethod, with an async ``transport``.

    Raises:
        ConfigurationError: There is no token or no company, or the value of an option is invalid.
        TypeError: There is no such option.

    Example:
        >>> import asyncio
        >>> from wethod import AsyncWethod
        >>> async def surname() -> str:
        ...     async with AsyncWethod(token, company="acme", base_url=url) as wethod:
        ...         return (await wethod.persons.me()).surname
        >>> asyncio.run(surname())
        'Marino'
    """

    @hide_arguments
    def __init__(
        self,
        token: str | Callable[[], str | Awaitable[str]] | None = None,
        *,
        company: str | Callable[[], str | Awaitable[str]] | None = None,
        version: str = VERSION,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(*_authenticate(token, company, version), options)


def _authenticate(
    token: str | Callable[[], str | Awaitable[str]] | None,
    company: str | Callable[[], str | Awaitable[str]] | None,
    version: str,
) -> tuple[Api, dict[str, str | CallableCredential]]:
    """Return the API and the header fields with the credentials."""
    from truespec import resolve_credential  # noqa: PLC0415  (an import of wethod loads little, the first client the rest)
    from wethod._api import WETHOD  # noqa: PLC0415  (likewise)

    return WETHOD, {
        "Authorization": resolve_credential(WETHOD, "token", token, _BEARER),
        "Wethod-Company": resolve_credential(WETHOD, "company", company),
        "Wethod-Version": resolve_credential(WETHOD, "version", version),
    }
