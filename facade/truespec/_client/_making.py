"""Make what a client consists of; loaded by the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec._calls._executor import AsyncExecutor, SyncExecutor
from truespec._calls._retries import RetryBudget
from truespec._config._settings import build_settings
from truespec._transport import ConnectionOptions, async_transport, sync_transport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._api import Api
    from truespec._client._bases import AsyncClientOptions, SyncClientOptions


def blocking(api: Api, credentials: Mapping[str, str], options: SyncClientOptions) -> SyncExecutor:
    """What a blocking client consists of.  Raises ConfigurationError for options that make no sense."""
    transport = options.pop("transport", None)
    checked = build_settings(api, credentials, options)
    connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
    return SyncExecutor(checked, sync_transport(connections, transport), RetryBudget())


def awaiting(api: Api, credentials: Mapping[str, str], options: AsyncClientOptions) -> AsyncExecutor:
    """What an awaiting client consists of.  Raises ConfigurationError for options that make no sense."""
    transport = options.pop("transport", None)
    checked = build_settings(api, credentials, options)
    connections = ConnectionOptions(checked.base_url, options.get("verify", True), options.get("proxy"))
    return AsyncExecutor(checked, async_transport(connections, transport), RetryBudget())
