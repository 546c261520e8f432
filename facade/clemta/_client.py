"""The clients of Clemta."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Unpack

from clemta._api import CLEMTA
from truespec import (
    AsyncOptions,
    Awaiting,
    AwaitingClient,
    Blocking,
    BlockingClient,
    BlockingOptions,
    credential,
)

if TYPE_CHECKING:
    from clemta.contacts import Contacts


def _credentials(api_key: str | None) -> dict[str, str]:
    return {"X-API-Key": credential(CLEMTA, "api_key", api_key)}


class Clemta(BlockingClient):
    """A client of Clemta's API, version 2025-06-24, whose calls block.

    Args:
        api_key: The partner's key; the environment variable CLEMTA_API_KEY when it is not given.
        options: See BlockingOptions: ``environment`` (``production`` by default, or ``sandbox``; CLEMTA_ENVIRONMENT),
            ``base_url`` (CLEMTA_BASE_URL), ``timeout`` in seconds (30), ``headers``, ``transport``.

    Raises:
        ConfigurationError: There is no key, or an option makes no sense.
    """

    def __init__(self, api_key: str | None = None, **options: Unpack[BlockingOptions]) -> None:
        super().__init__(CLEMTA, _credentials(api_key), options)

    @functools.cached_property
    def contacts(self) -> Contacts[Blocking]:
        """The customers and vendors of companies."""
        from clemta.contacts import Contacts  # noqa: PLC0415  (an import of clemta loads no models)

        return Contacts(self._colour)


class AsyncClemta(AwaitingClient):
    """A client of Clemta's API, version 2025-06-24, whose calls are awaited.

    Args:
        api_key: The partner's key; the environment variable CLEMTA_API_KEY when it is not given.
        options: As for Clemta; ``transport`` is an async one.

    Raises:
        ConfigurationError: There is no key, or an option makes no sense.
    """

    def __init__(self, api_key: str | None = None, **options: Unpack[AsyncOptions]) -> None:
        super().__init__(CLEMTA, _credentials(api_key), options)

    @functools.cached_property
    def contacts(self) -> Contacts[Awaiting]:
        """The customers and vendors of companies."""
        from clemta.contacts import Contacts  # noqa: PLC0415  (an import of clemta loads no models)

        return Contacts(self._colour)
