"""Make what a client consists of; loaded by the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec._calling._budget import Budget
from truespec._calling._colour import Awaiting, Blocking
from truespec._configuration._settings import settings
from truespec._transport import ConnectionOptions, awaiting_transport, blocking_transport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._client._bases import AsyncOptions, BlockingOptions
    from truespec._describing._api import Api


def blocking(api: Api, credentials: Mapping[str, str], options: BlockingOptions) -> Blocking:
    """What a blocking client consists of.  Raises ConfigurationError for options that make no sense."""
    transport = options.pop("transport", None)
    checked = settings(api, credentials, options)
    connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
    return Blocking(checked, blocking_transport(connections, transport), Budget())


def awaiting(api: Api, credentials: Mapping[str, str], options: AsyncOptions) -> Awaiting:
    """What an awaiting client consists of.  Raises ConfigurationError for options that make no sense."""
    transport = options.pop("transport", None)
    checked = settings(api, credentials, options)
    connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
    return Awaiting(checked, awaiting_transport(connections, transport), Budget())
