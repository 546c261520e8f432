"""Who is awaited in the benchmarks, each in its own words."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import aiohttp
import httpx
from attrs import frozen

from benchmarks import _stock
from benchmarks._answers import PAGE
from benchmarks._callers import COMPANY, CONTACT, KEY, parameters
from benchmarks._contestants import DOCUMENT
from clemta import AsyncClemta

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

OURS = "truespec"
STOCK = "stock openapi-python-client, asyncio()"
HTTPX = "httpx.AsyncClient.get().json()"
AIOHTTP = "aiohttp.ClientSession.get().json() (floor)"

_HEADERS = {"X-API-Key": KEY}


@frozen
class AsyncCaller:
    """One way to call the API and await the answer."""

    name: str
    one: Callable[[], Awaitable[object]]
    """Gets one contact."""


@contextlib.asynccontextmanager
async def callers(url: str) -> AsyncGenerator[list[AsyncCaller]]:
    """Everybody who takes part, ready to call the server."""
    async with contextlib.AsyncExitStack() as stack:
        yield [
            await _aiohttp(url, stack),
            await _httpx(url, stack),
            await _stock_client(url, stack),
            await _ours(AsyncClemta(KEY, base_url=url), stack),
        ]


async def _aiohttp(url: str, stack: contextlib.AsyncExitStack) -> AsyncCaller:
    session = await stack.enter_async_context(aiohttp.ClientSession(url, headers=_HEADERS))

    async def one() -> object:
        async with session.get(f"/contacts/{CONTACT}") as response:
            return (await response.json())["data"]

    return AsyncCaller(AIOHTTP, one)


async def _httpx(url: str, stack: contextlib.AsyncExitStack) -> AsyncCaller:
    client = await stack.enter_async_context(httpx.AsyncClient(base_url=url, headers=_HEADERS))

    async def one() -> object:
        return (await client.get(f"/contacts/{CONTACT}")).json()["data"]

    return AsyncCaller(HTTPX, one)


async def _stock_client(url: str, stack: contextlib.AsyncExitStack) -> AsyncCaller:
    stock: Any = _stock.client(DOCUMENT)
    made = stock.package.AuthenticatedClient(base_url=url, token=KEY, prefix="", auth_header_name="X-API-Key")
    client = await stack.enter_async_context(made)

    async def one() -> object:
        return (await stock.one.asyncio(CONTACT, client=client)).data

    return AsyncCaller(STOCK, one)


async def _ours(made: AsyncClemta, stack: contextlib.AsyncExitStack) -> AsyncCaller:
    clemta = await stack.enter_async_context(made)
    return AsyncCaller(OURS, lambda: clemta.contacts.get(CONTACT))


async def walk(url: str) -> int:
    """Get every contact with aiohttp alone, page by page, as one does by hand; returns how many there were."""
    seen, total = 0, 1
    async with aiohttp.ClientSession(url, headers=_HEADERS) as session:
        while seen < total:
            async with session.get("/contacts", params=parameters(seen)) as response:
                data = (await response.json())["data"]
            seen, total = seen + len(data["contacts"]), data["total"]
    return seen


def pages_of(client: AsyncClemta, prefetch: int) -> Callable[[], Awaitable[int]]:
    """Counts every contact of a company."""

    async def walk() -> int:
        seen = 0
        async for _ in client.contacts.list(COMPANY, page_size=PAGE, prefetch=prefetch):
            seen += 1
        return seen

    return walk
