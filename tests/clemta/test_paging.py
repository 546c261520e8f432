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

from clemta import Clemta, ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec_sandbox import Sandbox

PAGE_SIZE = 10


@define
class Writer:
    """Another client of the sandbox, which creates and deletes contacts whenever a page is about to be read."""

    sandbox: Sandbox
    chance: random.Random
    http: httpx.Client
    lasting: set[str] = field(factory=set)
    """The contacts that have been there all the time."""
    there: list[str] = field(factory=list)
    pages: int = 0
    most: int = 5
    _lock: Any = field(factory=threading.Lock)

    def create(self) -> str:
        """Create a contact whose name puts it anywhere."""
        body = {
            "company_id": self.sandbox.company_ids[0],
            "type": "vendor",
            "full_name": f"{self.chance.random():.12f}",
            "email": "a@example.com",
        }
        found = self.http.post("/contacts", json=body).raise_for_status().json()["data"]["id"]
        self.there.append(found)
        return str(found)

    def write(self) -> None:
        """Change up to so many contacts."""
        with self._lock:
            self.pages += 1
            for _ in range(self.chance.randint(0, self.most)):
                if self.chance.random() < 0.5:
                    gone = self.there.pop(self.chance.randrange(len(self.there)))
                    self.lasting.discard(gone)
                    self.http.delete(f"/contacts/{gone}").raise_for_status()
                else:
                    self.create()


class BlockingWire(httpx.HTTPTransport):
    """httpx's transport, before which somebody writes."""

    writer: Writer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Let the other write, then send."""
        self.writer.write()
        return super().handle_request(request)


class AwaitingWire(httpx.AsyncHTTPTransport):
    """The same for awaited calls."""

    writer: Writer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Let the other write, then send."""
        self.writer.write()
        return await super().handle_async_request(request)


@pytest.fixture(params=[1, 2])
def writer(sandbox: Sandbox, request: pytest.FixtureRequest) -> Iterator[Writer]:
    """Somebody who writes, seeded, to a company with 150 contacts."""
    with httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key}) as http:
        found = Writer(sandbox, random.Random(request.param), http)  # noqa: S311  (made-up changes)
        found.lasting = {found.create() for _ in range(150)}
        yield found


def churned(driver: Any, writer: Writer) -> Any:
    """A client of the driver's colour whose every request is preceded by changes."""
    transport = BlockingWire() if driver.colour == "blocking" else AwaitingWire()
    transport.writer = writer
    return driver.make(writer.sandbox.api_key, base_url=writer.sandbox.url, transport=transport)


@pytest.mark.parametrize("prefetch", [1, 4])
def test_exactly_once_while_others_write(driver: Any, writer: Writer, prefetch: int) -> None:
    """A contact that is there during the whole loop comes exactly once, in both colours, with prefetch and without."""
    clemta = churned(driver, writer)
    pager = clemta.contacts.list(
        writer.sandbox.company_ids[0], sort="full_name", page_size=PAGE_SIZE, prefetch=prefetch
    )
    found = [contact.id for contact in driver.all(pager)]
    driver.do(clemta.close)
    assert len(found) == len(set(found))
    assert writer.lasting - set(found) == set()
    assert writer.pages <= 2.5 * (149 / (PAGE_SIZE - 1) + 1)


def test_a_plain_loop_loses_contacts_under_the_same_changes(writer: Writer) -> None:
    """A loop over skip and limit, as it is usually written, loses contacts that were there all the time."""
    query: dict[str, Any] = {"company_id": writer.sandbox.company_ids[0], "sort": "full_name", "limit": PAGE_SIZE}
    found: list[str] = []
    while True:
        writer.write()
        data = writer.http.get("/contacts", params={**query, "skip": len(found)}).raise_for_status().json()["data"]
        found += [contact["id"] for contact in data["contacts"]]
        if not data["contacts"] or len(found) >= data["total"]:
            break
    assert writer.lasting - set(found) or len(found) > len(set(found))


def test_deleting_what_is_read(driver: Any, writer: Writer) -> None:
    """A loop that deletes each contact that it is given, the commonest way to lose every second page, misses none."""
    before = set(writer.there)
    writer.most = 0
    clemta = churned(driver, writer)
    pager = clemta.contacts.list(writer.sandbox.company_ids[0], page_size=PAGE_SIZE)

    async def awaited() -> list[str]:
        found = []
        async for contact in pager:
            await clemta.contacts.delete(contact.id)
            found.append(contact.id)
        return found

    def blocked() -> list[str]:
        found = []
        for contact in pager:
            clemta.contacts.delete(contact.id)
            found.append(contact.id)
        return found

    found = driver.do(blocked if driver.colour == "blocking" else awaited)
    driver.do(clemta.close)
    assert (len(found), set(found)) == (150, before)


def test_going_on_in_another_process(sandbox: Sandbox, writer: Writer) -> None:
    """Another process goes on from a cursor where this one stopped, although contacts were deleted meanwhile."""
    company = sandbox.company_ids[0]
    with Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
        pager = clemta.contacts.list(company, sort="full_name", page_size=PAGE_SIZE)
        found = []
        for contact in pager:
            found.append(contact.id)
            if len(found) == 57:
                break
        for gone in found[50:57]:
            clemta.contacts.delete(gone)
    code = """
import sys
from clemta import Clemta
url, key, company, cursor = sys.argv[1:]
with Clemta(key, base_url=url) as clemta:
    print(*(contact.id for contact in clemta.contacts.list(company, sort="full_name", page_size=25, cursor=cursor)))
"""
    command = [sys.executable, "-c", code, sandbox.url, sandbox.api_key, company, str(pager.cursor)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    rest = done.stdout.split()
    assert len(rest) == 93
    assert set(found) | set(rest) == set(writer.there)


def test_a_cursor_of_other_arguments(driver: Any, clemta: Any, sandbox: Sandbox, writer: Writer) -> None:
    """A cursor is refused for another company or another order, before anything is sent."""
    assert writer.there
    company_id = sandbox.company_ids[0]
    pager = clemta.contacts.list(company_id, sort="email", page_size=60)
    driver.all(pager)
    assert driver.all(clemta.contacts.list(company_id, sort="email", cursor=pager.cursor)) == []
    for other in ({"sort": "full_name"}, {"sort": "email", "order": "desc"}, {}, {"sort": "email", "search": "a"}):
        with pytest.raises(ConfigurationError, match="another listing"):
            clemta.contacts.list(company_id, cursor=pager.cursor, **other)
