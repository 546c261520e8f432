"""The laws of paging against the running sandbox, while others create and delete contacts between the pages."""

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
THERE = 150


@define
class Writer:
    """Another client of the sandbox, which creates and deletes contacts whenever a page is about to be read."""

    facade: Facade
    sandbox: Sandbox
    chance: random.Random
    http: httpx.Client
    lasting: set[Any] = field(factory=set)
    """The contacts that have been there all the time."""
    there: list[Any] = field(factory=list)
    pages: int = 0
    most: int = 5
    _lock: Any = field(factory=threading.Lock)

    def create(self) -> Any:
        """Create a contact whose name puts it anywhere."""
        path, body = self.facade.wire.create(f"{self.chance.random():.12f}")
        found = self.facade.wire.created(self.http.post(path, json=body).raise_for_status().json())["id"]
        self.there.append(found)
        return found

    def write(self) -> None:
        """Change up to so many contacts."""
        with self._lock:
            self.pages += 1
            for _ in range(self.chance.randint(0, self.most)):
                if self.chance.random() < 0.5:
                    gone = self.there.pop(self.chance.randrange(len(self.there)))
                    self.lasting.discard(gone)
                    self.http.delete(self.facade.wire.path.format(gone)).raise_for_status()
                else:
                    self.create()


class SyncWire(httpx.HTTPTransport):
    """httpx's transport, before which somebody writes."""

    writer: Writer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Let the other write, then send."""
        self.writer.write()
        return super().handle_request(request)


class AsyncWire(httpx.AsyncHTTPTransport):
    """The same for awaited calls."""

    writer: Writer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Let the other write, then send."""
        self.writer.write()
        return await super().handle_async_request(request)


@pytest.fixture
def seed() -> int:
    """Which changes are made; a test may take several."""
    return 1


@pytest.fixture
def writer(facade: Facade, sandbox: Sandbox, seed: int) -> Iterator[Writer]:
    """Somebody who writes, seeded, to a company with 150 contacts."""
    with httpx.Client(base_url=sandbox.url, headers=facade.wire.headers(sandbox.api_key)) as http:
        found = Writer(facade, sandbox, random.Random(seed), http)  # noqa: S311  (made-up changes)
        found.lasting = {found.create() for _ in range(THERE)}
        yield found


def churned(driver: Driver, writer: Writer) -> Any:
    """A client of the driver's mode whose every request is preceded by changes."""
    transport = SyncWire() if driver.mode == "sync" else AsyncWire()
    transport.writer = writer
    return driver.make(writer.sandbox.api_key, base_url=writer.sandbox.url, transport=transport)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("prefetch", [1, 4])
def test_exactly_once_while_others_write(driver: Driver, facade: Facade, writer: Writer, prefetch: int) -> None:
    """A contact that is there during the whole loop comes exactly once, in both colours, with prefetch and without."""
    client = churned(driver, writer)
    pager = facade.list(client, **facade.stable, page_size=PAGE_SIZE, prefetch=prefetch)
    found = [contact.id for contact in driver.all(pager)]
    driver.do(client.close)
    assert len(found) == len(set(found))
    assert writer.lasting - set(found) == set()
    # What was inserted at the end is read too; and without a total, where the place may be is not known.
    assert writer.pages <= (2.5 if facade.counts else 3) * (len(found) / (PAGE_SIZE - 1) + 1)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_plain_loop_loses_contacts_under_the_same_changes(facade: Facade, writer: Writer) -> None:
    """A loop over offset and limit, as it is usually written, loses contacts that were there all the time."""
    found: list[Any] = []
    while True:
        writer.write()
        answer = writer.http.get(facade.wire.page(len(found), PAGE_SIZE)).raise_for_status()
        items = facade.wire.items(answer.json())
        found += [contact["id"] for contact in items]
        if len(items) < PAGE_SIZE:
            break
    assert writer.lasting - set(found) or len(found) > len(set(found))


def test_deleting_what_is_read(driver: Driver, facade: Facade, writer: Writer) -> None:
    """A loop that deletes each contact that it is given, the commonest way to lose every second page, misses none."""
    before = set(writer.there)
    writer.most = 0
    client = churned(driver, writer)
    pager = facade.list(client, page_size=PAGE_SIZE)

    async def awaited() -> list[Any]:
        found = []
        async for contact in pager:
            await client.contacts.delete(contact.id)
            found.append(contact.id)
        return found

    def blocked() -> list[Any]:
        found = []
        for contact in pager:
            client.contacts.delete(contact.id)
            found.append(contact.id)
        return found

    found = driver.do(blocked if driver.mode == "sync" else awaited)
    driver.do(client.close)
    assert (len(found), set(found)) == (THERE, before)


GOING_ON = """
import sys
from tests.facades.under_test import FACADES
url, key, name, cursor = sys.argv[1:]
facade = next(found for found in FACADES if found.name == name)
with facade.make("sync", key, base_url=url) as client:
    print(*(contact.id for contact in facade.list(client, **facade.stable, page_size=25, cursor=cursor)))
"""


def test_going_on_in_another_process(facade: Facade, sandbox: Sandbox, writer: Writer) -> None:
    """Another process goes on from a cursor where this one stopped, although contacts were deleted meanwhile."""
    with facade.make("sync", sandbox.api_key, base_url=sandbox.url) as client:
        pager = facade.list(client, **facade.stable, page_size=PAGE_SIZE)
        found = []
        for contact in pager:
            found.append(contact.id)
            if len(found) == 57:
                break
        for gone in found[50:57]:
            client.contacts.delete(gone)
    command = [sys.executable, "-c", GOING_ON, sandbox.url, sandbox.api_key, facade.name, str(pager.cursor)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    rest = done.stdout.split()
    assert len(rest) == THERE - 57
    assert set(map(str, found)) | set(rest) == set(map(str, writer.there))


def test_a_cursor_of_other_arguments(driver: Driver, facade: Facade, client: Any, writer: Writer) -> None:
    """A cursor is refused for a listing of other arguments, before anything is sent."""
    assert writer.there
    pager = facade.list(client, **facade.stable, page_size=60)
    driver.all(pager)
    assert driver.all(facade.list(client, **facade.stable, cursor=pager.cursor)) == []
    assert facade.others
    for other in facade.others:
        with pytest.raises(ConfigurationError, match="another listing"):
            facade.list(client, cursor=pager.cursor, **other)


def test_the_total_is_told_where_the_api_counts(driver: Driver, facade: Facade, client: Any, writer: Writer) -> None:
    """Pager and pages tell how many contacts there are in all where the API does, and None where it does not."""
    assert len(writer.there) == THERE
    pager = facade.list(client, page_size=60)
    assert pager.total is None
    pages = driver.all(pager.pages())
    assert sum(len(page.items) for page in pages) == THERE
    assert {page.total for page in pages} | {pager.total} == {THERE if facade.counts else None}


@pytest.mark.parametrize("size", [0, 1, 2, 8, 9, 15, 16])
def test_how_many_requests_a_listing_takes(
    driver: Driver, facade: Facade, sandbox: Sandbox, client: Any, size: int
) -> None:
    """Without a total a listing takes one request more than its pages, unless its first page has at most one item."""
    made = [driver.do(lambda: facade.create(client, "Ada")).id for _ in range(size)]
    sandbox.forget_requests()
    assert [contact.id for contact in driver.all(facade.list(client, page_size=8))] == made
    pages = max(1, -(-(size - 1) // 7))
    assert len(sandbox.requests()) == pages + (0 if facade.counts or size <= 1 else 1)


@pytest.mark.parametrize("page_size", [2, 3, 6, 8, 100])
def test_list_gives_every_contact_once(driver: Driver, facade: Facade, client: Any, page_size: int) -> None:
    """A listing gives every contact once and in order, whatever the size of its pages, and again in a second loop."""
    made = [driver.do(lambda: facade.create(client, "Ada")) for _ in range(7)]
    pager = facade.list(client, page_size=page_size)
    assert driver.all(pager) == driver.all(pager) == made
    assert driver.do(pager.first) == made[0]


@pytest.mark.parametrize("max_items", [0, 1, 4, 20])
def test_max_items_is_a_bound(driver: Driver, facade: Facade, client: Any, max_items: int) -> None:
    """max_items ends the listing after so many, also in the middle of a page."""
    made = [driver.do(lambda: facade.create(client, "Ada")) for _ in range(7)]
    assert driver.all(facade.list(client, page_size=3, max_items=max_items)) == made[:max_items]


def test_no_first(driver: Driver, facade: Facade, client: Any) -> None:
    """first() of an empty listing is None."""
    assert driver.do(facade.list(client).first) is None


@pytest.mark.parametrize("option", [{"page_size": 0}, {"page_size": 1}, {"prefetch": 0}, {"max_items": -1}])
def test_a_listing_that_makes_no_sense(facade: Facade, unheard: Any, option: dict[str, int]) -> None:
    """A page size below 2, a negative bound or no page at a time is refused when the listing is described."""
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        facade.list(unheard, **option)
