"""The clients that are measured, each called as its users call it: truespec, and what a user would pick instead."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, Any

import httpx
from attrs import frozen

from benchmarks import _peers
from benchmarks._bars import HTTPX, HTTPX_PYDANTIC, OURS, REQUESTS, STOCK
from benchmarks._data import COMPANY, CONTACT, KEY, PAGE
from clemta import AsyncClemta, Clemta
from truespec import is_object

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence

FLOOR = "a bare socket (floor)"
AIOHTTP = "aiohttp.ClientSession.get().json() (floor)"
_HEADERS = {"X-API-Key": KEY}


class UnequalError(Exception):
    """A candidate reads something else than the others, so its time says nothing."""


@frozen
class SyncClient:
    """One way to call the API."""

    name: str
    get: Callable[[], Any]
    """Gets one contact."""
    page: Callable[[int], tuple[Sequence[Any], int]]
    """Gets the hundred contacts from an offset on, and the total."""

    def count(self) -> int:
        """Get every contact, page by page, as one does by hand, and return how many there were."""
        count, total = 0, 1
        while count < total:
            contacts, total = self.page(count)
            for _ in contacts:
                count += 1
        return count


def page_query(skip: int) -> dict[str, str]:
    """Return the query for the hundred contacts from an offset on."""
    return {"company_id": COMPANY, "skip": str(skip), "limit": str(PAGE)}


def _from_dict(body: Any) -> tuple[Sequence[Any], int]:
    return body["data"]["contacts"], body["data"]["total"]


def _from_model(response: Any) -> tuple[Sequence[Any], int]:
    return response.data.contacts, int(response.data.total)


def _bare_socket(url: str, stack: contextlib.ExitStack) -> SyncClient:
    """No HTTP library and no JSON: it shows that the server is faster than the clients that are measured."""
    host, port = url.removeprefix("http://").split(":")
    connection = stack.enter_context(socket.create_connection((host, int(port))))

    def exchange(target: str) -> bytes:
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        head, _, body = connection.recv(1 << 16).partition(b"\r\n\r\n")
        missing = int(head.rpartition(b" ")[2]) - len(body)
        while missing:
            missing -= len(connection.recv(missing))
        return body

    def page(skip: int) -> tuple[Sequence[Any], int]:
        exchange(f"/contacts?company_id={COMPANY}&skip={skip}&limit={PAGE}")
        return [], 0

    return SyncClient(FLOOR, lambda: exchange(f"/contacts/{CONTACT}"), page)


def _httpx(url: str, stack: contextlib.ExitStack) -> SyncClient:
    client = stack.enter_context(httpx.Client(base_url=url, headers=_HEADERS))
    return SyncClient(
        HTTPX,
        lambda: client.get(f"/contacts/{CONTACT}").json()["data"],
        lambda skip: _from_dict(client.get("/contacts", params=page_query(skip)).json()),
    )


def _httpx_pydantic(url: str, stack: contextlib.ExitStack) -> SyncClient:
    client = stack.enter_context(httpx.Client(base_url=url, headers=_HEADERS))
    one, page = _peers.One.model_validate_json, _peers.Page.model_validate_json
    return SyncClient(
        HTTPX_PYDANTIC,
        lambda: one(client.get(f"/contacts/{CONTACT}").content).data,
        lambda skip: _from_model(page(client.get("/contacts", params=page_query(skip)).content)),
    )


def _requests(url: str, stack: contextlib.ExitStack) -> SyncClient:
    session = stack.enter_context(_peers.requests().Session())
    session.headers.update(_HEADERS)
    return SyncClient(
        REQUESTS,
        lambda: session.get(f"{url}/contacts/{CONTACT}", timeout=30).json()["data"],
        lambda skip: _from_dict(session.get(f"{url}/contacts", params=page_query(skip), timeout=30).json()),
    )


def _stock_client(url: str) -> Any:
    return _peers.stock().AuthenticatedClient(base_url=url, token=KEY, prefix="", auth_header_name="X-API-Key")


def _stock(url: str, stack: contextlib.ExitStack) -> SyncClient:
    client = stack.enter_context(_stock_client(url))
    contacts = _peers.stock().api.contacts
    return SyncClient(
        STOCK,
        lambda: contacts.get_contact_by_id.sync(CONTACT, client=client).data,
        lambda skip: _from_model(contacts.get_contacts.sync(client=client, **page_query(skip))),
    )


def _truespec(url: str, stack: contextlib.ExitStack) -> SyncClient:
    """Everything on: deadline, retries, strict conformance, models, mapped errors, merged pages."""
    clemta = stack.enter_context(Clemta(KEY, base_url=url))

    def page(_skip: int) -> tuple[Sequence[Any], int]:
        pager = clemta.contacts.list(COMPANY, page_size=PAGE, max_items=PAGE)
        return list(pager), pager.total or 0

    return SyncClient(OURS, lambda: clemta.contacts.get(CONTACT), page)


@contextlib.contextmanager
def sync_clients(url: str, skipped: dict[str, str]) -> Generator[list[SyncClient]]:
    """Yield the sync clients, ready to call the server; ``skipped`` gets the reason of each that cannot be installed."""
    makers = {
        FLOOR: _bare_socket, HTTPX: _httpx, HTTPX_PYDANTIC: _httpx_pydantic, REQUESTS: _requests, STOCK: _stock,
        OURS: _truespec,
    }  # fmt: skip
    with contextlib.ExitStack() as stack:
        clients: list[SyncClient] = []
        for name, make in makers.items():
            try:
                clients.append(make(url, stack))
            except _peers.PeerError as error:
                skipped[name] = str(error)
        yield clients


def check_equal(clients: Sequence[SyncClient], ids: Sequence[str]) -> None:
    """Raise UnequalError with the name of a client that does not get these contacts, the first of them alone first."""
    for client in clients:
        if client.name != FLOOR:
            contacts, _ = client.page(0)
            if [_id(client.get()), *map(_id, contacts)] != [ids[0], *ids]:
                message = f"other contacts than the server's are read by {client.name}"
                raise UnequalError(message)


def _id(contact: Any) -> str:
    return str(contact["id"] if is_object(contact) else contact.id)


@contextlib.asynccontextmanager
async def async_clients(url: str) -> AsyncGenerator[dict[str, Callable[[], Awaitable[Any]]]]:
    """Yield for each async client a function that gets one contact."""
    import aiohttp  # noqa: PLC0415  (brought by schemathesis; the runtime does without)

    async with contextlib.AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession(url, headers=_HEADERS))
        client = await stack.enter_async_context(httpx.AsyncClient(base_url=url, headers=_HEADERS))
        stock = await stack.enter_async_context(_stock_client(url))
        clemta = await stack.enter_async_context(AsyncClemta(KEY, base_url=url))

        async def get_with_aiohttp() -> Any:
            async with session.get(f"/contacts/{CONTACT}") as response:
                return (await response.json())["data"]

        async def get_with_httpx() -> Any:
            return (await client.get(f"/contacts/{CONTACT}")).json()["data"]

        async def get_with_stock() -> Any:
            operation = _peers.stock().api.contacts.get_contact_by_id
            return (await operation.asyncio(CONTACT, client=stock)).data

        yield {
            AIOHTTP: get_with_aiohttp,
            HTTPX: get_with_httpx,
            STOCK: get_with_stock,
            OURS: lambda: clemta.contacts.get(CONTACT),
        }
