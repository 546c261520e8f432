"""Who calls in the benchmarks, each in its own words: truespec, and what a user would pick instead."""

from __future__ import annotations

import contextlib
import importlib
import socket
from typing import TYPE_CHECKING, Any

import httpx
from attrs import frozen

from benchmarks import _openapi_generator, _peers, _pydantic, _stock
from benchmarks._answers import PAGE
from benchmarks._contestants import DOCUMENT
from clemta import Clemta
from clemta_api import AuthenticatedClient
from clemta_api.api.contacts import get_contact_by_id, get_contacts
from truespec import is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

COMPANY = "64b8f1a2e4b0c8d9f0123456"
CONTACT = "66c2a9d17b40e3f58d1c0a2e"
KEY = "clemta_benchmark"

OURS = "truespec"
LOW_LEVEL = "truespec's generated layer, sync()"
STOCK = "stock openapi-python-client, sync()"
HTTPX = "httpx.Client.get().json()"
HTTPX_PYDANTIC = "httpx and pydantic models"
REQUESTS = "requests.Session.get().json()"
GENERATOR = "openapi-generator (urllib3)"
FLOOR = "a bare socket (floor)"

_HEADERS = {"X-API-Key": KEY}
_REQUESTS = (
    "certifi==2026.10.18",
    "charset-normalizer==3.5.2",
    "idna==3.20",
    "requests==2.34.2",
    "urllib3==2.8.0",
)


@frozen
class Caller:
    """One way to call the API and wait for the answer."""

    name: str
    one: Callable[[], object]
    """Gets one contact."""
    page: Callable[[int], tuple[Sequence[object], int]]
    """Gets the hundred contacts from this place on, and the total."""

    def walk(self) -> int:
        """Get every contact, page by page, as one does by hand; returns how many there were."""
        seen, total = 0, 1
        while seen < total:
            contacts, total = self.page(seen)
            for _ in contacts:
                seen += 1
        return seen


def identity(contact: Any) -> str:
    """The id of a contact, whatever it came as."""
    return str(contact["id"] if is_object(contact) else contact.id)


@contextlib.contextmanager
def callers(url: str, peers: Path, skipped: dict[str, str]) -> Generator[list[Caller]]:
    """Everybody who can take part, ready to call the server; ``skipped`` is told who cannot, and why."""
    with contextlib.ExitStack() as stack:
        found = [
            _floor(url, stack),
            _httpx(url, stack),
            _httpx_pydantic(url, stack),
            _stock_client(url, stack),
        ]
        for name, make in {REQUESTS: _requests, GENERATOR: _generator}.items():
            try:
                found.append(make(url, peers, stack))
            except _peers.PeerError as error:
                skipped[name] = str(error)
        yield [*found, _low_level(url, stack), _ours(url, stack)]


def parameters(skip: int) -> dict[str, str]:
    """The query for the hundred contacts from this place on."""
    return {"company_id": COMPANY, "skip": str(skip), "limit": str(PAGE)}


def _parts(body: Any) -> tuple[Sequence[object], int]:
    return body["data"]["contacts"], body["data"]["total"]


def _attributes(answer: Any) -> tuple[Sequence[object], int]:
    return answer.data.contacts, int(answer.data.total)


def _floor(url: str, stack: contextlib.ExitStack) -> Caller:
    """No HTTP library and no JSON: it shows that the server is faster than whoever is measured."""
    host, port = url.removeprefix("http://").split(":")
    connected = stack.enter_context(socket.create_connection((host, int(port))))

    def exchange(target: str) -> bytes:
        connected.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        head, _, body = connected.recv(1 << 16).partition(b"\r\n\r\n")
        left = int(head.rpartition(b" ")[2]) - len(body)
        while left:
            left -= len(connected.recv(left))
        return body

    def page(skip: int) -> tuple[Sequence[object], int]:
        exchange(f"/contacts?company_id={COMPANY}&skip={skip}&limit={PAGE}")
        return [None] * PAGE, 0

    return Caller(FLOOR, lambda: exchange(f"/contacts/{CONTACT}"), page)


def _httpx(url: str, stack: contextlib.ExitStack) -> Caller:
    client = stack.enter_context(httpx.Client(base_url=url, headers=_HEADERS))
    return Caller(
        HTTPX,
        lambda: client.get(f"/contacts/{CONTACT}").json()["data"],
        lambda skip: _parts(client.get("/contacts", params=parameters(skip)).json()),
    )


def _httpx_pydantic(url: str, stack: contextlib.ExitStack) -> Caller:
    client = stack.enter_context(httpx.Client(base_url=url, headers=_HEADERS))
    one, page = _pydantic.One.model_validate_json, _pydantic.Page.model_validate_json
    return Caller(
        HTTPX_PYDANTIC,
        lambda: one(client.get(f"/contacts/{CONTACT}").content).data,
        lambda skip: _attributes(page(client.get("/contacts", params=parameters(skip)).content)),
    )


def _requests(url: str, peers: Path, stack: contextlib.ExitStack) -> Caller:
    _peers.add(_REQUESTS, peers)
    requests: Any = importlib.import_module("requests")
    session = stack.enter_context(requests.Session())
    session.headers.update(_HEADERS)
    return Caller(
        REQUESTS,
        lambda: session.get(f"{url}/contacts/{CONTACT}", timeout=30).json()["data"],
        lambda skip: _parts(session.get(f"{url}/contacts", params=parameters(skip), timeout=30).json()),
    )


def _stock_client(url: str, stack: contextlib.ExitStack) -> Caller:
    stock: Any = _stock.client(DOCUMENT)
    made = stock.package.AuthenticatedClient(base_url=url, token=KEY, prefix="", auth_header_name="X-API-Key")
    client = stack.enter_context(made)
    return Caller(
        STOCK,
        lambda: stock.one.sync(CONTACT, client=client).data,
        lambda skip: _attributes(stock.page.sync(client=client, **parameters(skip))),
    )


def _generator(url: str, peers: Path, _stack: contextlib.ExitStack) -> Caller:
    generated = _openapi_generator.client(DOCUMENT, peers)
    settings = generated.package.Configuration(host=url, api_key={"ApiKeyAuth": KEY})
    api = generated.contacts.ContactsApi(generated.package.ApiClient(settings))
    return Caller(
        GENERATOR,
        lambda: api.get_contact_by_id(CONTACT).data,
        lambda skip: _attributes(api.get_contacts(**parameters(skip))),
    )


def _low_level(url: str, stack: contextlib.ExitStack) -> Caller:
    client = stack.enter_context(AuthenticatedClient(base_url=url, token=KEY))

    def one() -> object:
        found: Any = get_contact_by_id.sync(CONTACT, client=client)
        return found.data

    def page(skip: int) -> tuple[Sequence[object], int]:
        return _attributes(get_contacts.sync(company_id=COMPANY, client=client, skip=str(skip), limit=str(PAGE)))

    return Caller(LOW_LEVEL, one, page)


def _ours(url: str, stack: contextlib.ExitStack) -> Caller:
    """Everything on: deadline, retries ready, strict conformance, models, errors mapped, and pages that are joined."""
    clemta = stack.enter_context(Clemta(KEY, base_url=url))

    def page(_skip: int) -> tuple[Sequence[object], int]:
        pager = clemta.contacts.list(COMPANY, page_size=PAGE, max_items=PAGE)
        return list(pager), pager.total or 0

    return Caller(OURS, lambda: clemta.contacts.get(CONTACT), page)
