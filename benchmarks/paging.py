"""Show what a plain loop over pages loses while others write, and how much sooner pages come that are fetched ahead.

Everything runs in this process and against real sockets: the sandbox, a client, and somebody who creates and deletes
contacts before each page, with the same seed for each of the two ways to read.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import sys
import time
from typing import TYPE_CHECKING, Any

import httpx
from attrs import define, field

from benchmarks import _slow_server
from clemta import AsyncClemta, Clemta
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable

CONTACTS = 300
PAGE_SIZE = 20
MOST = 5
SEEDS = range(10)
MANY = 10_000
AHEAD = 8


@define
class Writer:
    """Somebody who changes up to so many contacts before each page."""

    sandbox: Sandbox
    chance: random.Random
    http: httpx.Client
    lasting: set[str] = field(factory=set[str])
    there: list[str] = field(factory=list[str])
    pages: int = 0

    def create(self) -> str:
        """Create a contact whose name puts it anywhere in the order."""
        body = {"company_id": self.sandbox.company_ids[0], "type": "vendor", "email": "a@example.com"}
        body["full_name"] = f"{self.chance.random():.12f}"
        found = str(self.http.post("/contacts", json=body).raise_for_status().json()["data"]["id"])
        self.there.append(found)
        return found

    def write(self) -> None:
        """Create and delete."""
        self.pages += 1
        for _ in range(self.chance.randint(0, MOST)):
            if self.chance.random() < 0.5:  # noqa: PLR2004  (as many deletions as creations)
                gone = self.there.pop(self.chance.randrange(len(self.there)))
                self.lasting.discard(gone)
                self.http.delete(f"/contacts/{gone}").raise_for_status()
            else:
                self.create()


class Wire(httpx.HTTPTransport):
    """httpx's transport, before which the writer writes."""

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Let the other write, then send."""
        self._writer.write()
        return super().handle_request(request)


def plain(writer: Writer) -> list[str]:
    """The ids that a loop over skip and limit gives, as it is usually written."""
    query: dict[str, Any] = {"company_id": writer.sandbox.company_ids[0], "sort": "full_name", "limit": PAGE_SIZE}
    found: list[str] = []
    while True:
        writer.write()
        data = writer.http.get("/contacts", params={**query, "skip": len(found)}).raise_for_status().json()["data"]
        found += [contact["id"] for contact in data["contacts"]]
        if not data["contacts"] or len(found) >= data["total"]:
            return found


def ours(writer: Writer) -> list[str]:
    """The ids that the pager gives."""
    sandbox = writer.sandbox
    with Clemta(sandbox.api_key, base_url=sandbox.url, transport=Wire(writer)) as client:
        listed = client.contacts.list(sandbox.company_ids[0], sort="full_name", page_size=PAGE_SIZE)
        return [contact.id for contact in listed]


def run(seed: int, read: Callable[[Writer], list[str]]) -> tuple[int, int, int]:
    """How many contacts were lost and how many came twice in a run, and how many pages it took."""
    with (
        running("clemta") as sandbox,
        httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key}) as http,
    ):
        writer = Writer(sandbox, random.Random(seed), http)  # noqa: S311  (made-up changes)
        writer.lasting = {writer.create() for _ in range(CONTACTS)}
        found = read(writer)
        return len(writer.lasting - set(found)), len(found) - len(set(found)), writer.pages


def compare() -> None:
    """Print what each way to read loses and gives twice."""
    ways = {"a plain loop over skip and limit": plain, "clemta.contacts.list": ours}
    sys.stdout.write(
        f"{CONTACTS} contacts, {PAGE_SIZE} a page, up to {MOST} changes before each page, {len(SEEDS)} runs\n"
    )
    for name, read in ways.items():
        runs = [run(seed, read) for seed in SEEDS]
        lost, twice, pages = (sum(found) for found in zip(*runs, strict=True))
        sys.stdout.write(f"  {name:34} lost {lost:4}   twice {twice:4}   pages {pages}\n")


def blocking(url: str, ahead: int) -> float:
    """The seconds that a blocking loop over many contacts takes."""
    with Clemta("key", base_url=url, deadline=600) as client:
        begun = time.perf_counter()
        count = sum(1 for _ in client.contacts.list("a" * 24, prefetch=ahead))
        assert count == MANY  # noqa: S101  (a measurement of something else would be worthless)
        return time.perf_counter() - begun


def awaiting(url: str, ahead: int) -> float:
    """The same awaited."""

    async def loop() -> float:
        async with AsyncClemta("key", base_url=url, deadline=600) as client:
            begun = time.perf_counter()
            count = 0
            async for _ in client.contacts.list("a" * 24, prefetch=ahead):
                count += 1
            assert count == MANY  # noqa: S101  (likewise)
            return time.perf_counter() - begun

    return asyncio.run(loop())


def race() -> None:
    """Print how much sooner many contacts come with pages fetched ahead, from a server that takes 20 ms a page."""
    ways: dict[str, Callable[[str, int], float]] = {"blocking": blocking, "awaiting": awaiting}
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    server = context.Process(target=_slow_server.serve, args=(theirs, MANY), daemon=True)
    server.start()
    url = mine.recv()
    sys.stdout.write(f"{MANY} contacts from a server that takes 20 ms a page\n")
    for name, way in ways.items():
        rounds = [(way(url, 1), way(url, AHEAD)) for _ in range(3)]
        alone, ahead = min(first for first, _ in rounds), min(second for _, second in rounds)
        sys.stdout.write(
            f"  {name:10} one by one {alone:.2f} s   prefetch={AHEAD} {ahead:.2f} s   {alone / ahead:.1f} times\n"
        )
    server.terminate()
    server.join()


if __name__ == "__main__":
    compare()
    race()
