"""The connections of one event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import httpx

from truespec._transport._aiohttp._connector import CheckedConnector
from truespec._transport._aiohttp._request import OneRequest

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from truespec._transport._aiohttp._exchange import Exchange

_HEADER_LIMIT = 100 * 1024
"""Bytes of one header line, as many as httpx takes for all of them."""


class Pool:
    """An aiohttp session, and as many slots as there may be connections.

    aiohttp's own queue for a connection forgets to wake the next in line when the one it woke is cancelled, so its
    limit is off and a semaphore keeps it.
    """

    def __init__(self, limit: int, keepalive: float) -> None:
        self._slots = asyncio.Semaphore(limit)
        self._under_way: set[Exchange] = set()
        self.session = aiohttp.ClientSession(
            connector=CheckedConnector(
                limit=0,
                keepalive_timeout=keepalive,
                resolver=aiohttp.ThreadedResolver(),
                use_dns_cache=False,  # closing it cancels whoever waits for a shared lookup
            ),
            request_class=OneRequest,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            auto_decompress=False,
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )
        # There is no public switch; should this one go, OneRequest still refuses to be sent twice.
        self.session._retry_connection = False  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (see above)
        self._life = self._live()

    async def open(self) -> None:
        """Let the event loop close the pool when it ends itself, as ``asyncio.run`` does with every generator."""
        await anext(self._life)

    async def close(self) -> None:
        """Close every connection; calls under way end with an error."""
        await self._life.aclose()

    async def _live(self) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            for exchange in self._under_way:
                exchange.abort()
            await self.session.close()

    async def enter(self, exchange: Exchange) -> None:
        """Wait for a slot.  Raises httpx.PoolTimeout, and httpx.ConnectError when the pool was closed meanwhile."""
        if self._slots.locked():
            await self._wait(exchange)
        else:
            await self._slots.acquire()
        self._under_way.add(exchange)
        if self.session.closed:
            self.leave(exchange)
            message = "the pool of connections is closed"
            raise httpx.ConnectError(message)

    async def _wait(self, exchange: Exchange) -> None:
        try:
            async with exchange.until_deadline(), asyncio.timeout(exchange.timeouts.get("pool")):
                await self._slots.acquire()
        except TimeoutError as error:
            message = "no connection of the pool became free"
            raise httpx.PoolTimeout(message) from error

    def leave(self, exchange: Exchange) -> None:
        """Give the slot back."""
        self._under_way.discard(exchange)
        self._slots.release()
