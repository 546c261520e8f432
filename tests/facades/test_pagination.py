"""Pagination against the running sandbox, while others create and delete contacts between the pages."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import define, field

from truespec import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from truespec_sandbox import Sandbox

PAGE_SIZE = 10
COUNT = 80


@define
class Writer:
    """Another client of the sandbox, which creates and deletes contacts before each page."""

    facade: Facade
    sandbox: Sandbox
    chance: random.Random
    http: httpx.Client
    lasting: set[Any] = field(factory=set)
    """The contacts that have been there all the time."""
    existing: list[Any] = field(factory=list)
    pages: int = 0
    max_changes: int = 5
    _lock: Any = field(factory=threading.Lock)

    def create(self) -> Any:
        """Create a contact whose name sorts it anywhere."""
        path, body = self.facade.raw_api.build_create(f"{self.chance.random():.12f}")
        contact_id = self.facade.raw_api.read_created(self.http.post(path, json=body).raise_for_status().json())["id"]
        self.existing.append(contact_id)
        return contact_id

    def write(self) -> None:
        """Change up to ``max_changes`` contacts."""
        with self._lock:
            self.pages += 1
            for _ in range(self.chance.randint(0, self.max_changes)):
                if self.chance.random() < 0.5:
                    gone = self.existing.pop(self.chance.randrange(len(self.existing)))
                    self.lasting.discard(gone)
                    self.http.delete(self.facade.raw_api.delete_path.format(gone)).raise_for_status()
                else:
                    self.create()


class SyncWire(httpx.HTTPTransport):
    """httpx's transport, with a write before each request."""

    writer: Writer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Write, then send."""
        self.writer.write()
        return super().handle_request(request)


class AsyncWire(httpx.AsyncHTTPTransport):
    """The same for async calls."""

    writer: Writer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Write, then send."""
        self.writer.write()
        return await super().handle_async_request(request)


@pytest.fixture
def seed() -> int:
    """Return the seed of the changes; a test may be run with several."""
    return 1


@pytest.fixture
def writer(facade: Facade, sandbox: Sandbox, seed: int) -> Iterator[Writer]:
    """Yield a seeded writer, with 80 contacts."""
    with httpx.Client(base_url=sandbox.url, headers=facade.raw_api.build_headers(sandbox.api_key)) as http:
        writer = Writer(facade, sandbox, random.Random(seed), http)  # noqa: S311  (made-up changes)
        writer.lasting = {writer.create() for _ in range(COUNT)}
        yield writer


def client_with_churn(driver: Driver, writer: Writer) -> Any:
    """Return a client with a write before each of its requests."""
    transport = SyncWire() if driver.mode == "sync" else AsyncWire()
    transport.writer = writer
    return driver.make(writer.sandbox.api_key, base_url=writer.sandbox.url, transport=transport)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("prefetch", [1, 4])
def test_exactly_once_with_churn(driver: Driver, facade: Facade, writer: Writer, prefetch: int) -> None:
    """A contact that exists during the whole loop comes exactly once, sync and async, with prefetch and without."""
    client = client_with_churn(driver, writer)
    pager = facade.list(client, **facade.stable, page_size=PAGE_SIZE, prefetch=prefetch)
    contact_ids = [contact.id for contact in driver.all(pager)]
    driver.do(client.close)
    assert len(contact_ids) == len(set(contact_ids))
    assert writer.lasting - set(contact_ids) == set()
    # Items inserted at the end are read too; without a total nothing hints at where the position moved.
    assert writer.pages <= (2.5 if facade.has_total else 3) * (len(contact_ids) / (PAGE_SIZE - 1) + 1)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.exhaustive)])
def test_a_plain_loop_loses_contacts(facade: Facade, writer: Writer) -> None:
    """Under the same changes a plain loop over offset and limit loses or repeats contacts."""
    contact_ids: list[Any] = []
    while True:
        writer.write()
        response = writer.http.get(facade.raw_api.build_list_target(len(contact_ids), PAGE_SIZE)).raise_for_status()
        items = facade.raw_api.read_contacts(response.json())
        contact_ids += [contact["id"] for contact in items]
        if len(items) < PAGE_SIZE:
            break
    assert writer.lasting - set(contact_ids) or len(contact_ids) > len(set(contact_ids))


def test_deleting_every_contact(driver: Driver, facade: Facade, writer: Writer) -> None:
    """A loop that deletes each contact as it comes misses none (a plain loop loses every second page)."""
    before = set(writer.existing)
    writer.max_changes = 0
    client = client_with_churn(driver, writer)
    pager = facade.list(client, page_size=PAGE_SIZE)

    async def read_async() -> list[Any]:
        contact_ids = []
        async for contact in pager:
            await client.contacts.delete(contact.id)
            contact_ids.append(contact.id)
        return contact_ids

    def read_sync() -> list[Any]:
        contact_ids = []
        for contact in pager:
            client.contacts.delete(contact.id)
            contact_ids.append(contact.id)
        return contact_ids

    contact_ids = driver.do(read_sync if driver.mode == "sync" else read_async)
    driver.do(client.close)
    assert (len(contact_ids), set(contact_ids)) == (COUNT, before)


RESUME = """
import sys
from tests.facades.under_test import FACADES
url, key, name, cursor = sys.argv[1:]
facade = next(facade for facade in FACADES if facade.name == name)
with facade.make("sync", key, base_url=url) as client:
    print(*(contact.id for contact in facade.list(client, **facade.stable, page_size=25, cursor=cursor)))
"""


def test_resume_in_another_process(facade: Facade, sandbox: Sandbox, writer: Writer) -> None:
    """Another process resumes from a cursor where this one stopped, although contacts were deleted meanwhile."""
    with facade.make("sync", sandbox.api_key, base_url=sandbox.url) as client:
        pager = facade.list(client, **facade.stable, page_size=PAGE_SIZE)
        contact_ids = []
        for contact in pager:
            contact_ids.append(contact.id)
            if len(contact_ids) == 57:
                break
        for gone in contact_ids[50:57]:
            client.contacts.delete(gone)
    command = [sys.executable, "-c", RESUME, sandbox.url, sandbox.api_key, facade.name, str(pager.cursor)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    rest = done.stdout.split()
    assert len(rest) == COUNT - 57
    assert set(map(str, contact_ids)) | set(rest) == set(map(str, writer.existing))


def test_a_cursor_of_other_arguments(driver: Driver, facade: Facade, client: Any, writer: Writer) -> None:
    """A cursor of other arguments raises before anything is sent."""
    assert writer.existing
    pager = facade.list(client, **facade.stable, page_size=60)
    driver.all(pager)
    assert driver.all(facade.list(client, **facade.stable, cursor=pager.cursor)) == []
    assert facade.other_listings
    for other in facade.other_listings:
        with pytest.raises(ConfigurationError, match="another listing"):
            facade.list(client, cursor=pager.cursor, **other)


def test_total(driver: Driver, facade: Facade, client: Any, writer: Writer) -> None:
    """Pager and pages have the total where the API gives it, and None where it does not."""
    assert len(writer.existing) == COUNT
    pager = facade.list(client, page_size=60)
    assert pager.total is None
    pages = driver.all(pager.pages())
    assert sum(len(page.items) for page in pages) == COUNT
    assert {page.total for page in pages} | {pager.total} == {COUNT if facade.has_total else None}


@pytest.mark.parametrize("size", [0, 1, 2, 8, 9, 15, 16])
def test_number_of_requests(driver: Driver, facade: Facade, sandbox: Sandbox, client: Any, size: int) -> None:
    """A listing takes one request more than its pages where nothing shows that a page is the last.

    That is without a total, unless the first page has at most one item, and with a total after a last page that is full.
    """
    contacts = [driver.do(lambda: facade.create(client, "Ada")).id for _ in range(size)]
    sandbox.clear_requests()
    assert [contact.id for contact in driver.all(facade.list(client, page_size=8))] == contacts
    pages = max(1, -(-(size - 1) // 7))
    is_full = size in {8, 15}
    assert len(sandbox.requests()) == pages + (is_full if facade.has_total else size > 1)


@pytest.mark.parametrize("page_size", [2, 3, 6, 8, 100])
def test_list_gives_every_contact_once(driver: Driver, facade: Facade, client: Any, page_size: int) -> None:
    """A listing yields every contact once and in order, whatever the page size, and again in a second loop."""
    contacts = [driver.do(lambda: facade.create(client, "Ada")) for _ in range(7)]
    pager = facade.list(client, page_size=page_size)
    assert driver.all(pager) == driver.all(pager) == contacts
    assert driver.do(pager.first) == contacts[0]


@pytest.mark.parametrize("max_items", [0, 1, 4, 20])
def test_max_items_is_a_bound(driver: Driver, facade: Facade, client: Any, max_items: int) -> None:
    """max_items ends the listing, also in the middle of a page."""
    contacts = [driver.do(lambda: facade.create(client, "Ada")) for _ in range(7)]
    assert driver.all(facade.list(client, page_size=3, max_items=max_items)) == contacts[:max_items]


def test_first_of_an_empty_listing(driver: Driver, facade: Facade, client: Any) -> None:
    """first() of an empty listing is None."""
    assert driver.do(facade.list(client).first) is None


@pytest.mark.parametrize("option", [{"page_size": 0}, {"page_size": 1}, {"prefetch": 0}, {"max_items": -1}])
def test_invalid_options(facade: Facade, offline_client: Any, option: dict[str, int]) -> None:
    """An invalid page size, bound or prefetch raises when the listing is described."""
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        facade.list(offline_client, **option)
