"""The two pagers: order, prefetch, what is told of a loop, and that nothing is left of one."""

from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
import threading
import time
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from tests.truespec.pagination.modes import Server, awaiting, blocking
from truespec import ConfigurationError, Page, ServerError, TransportError

ROOT = Path(__file__).parents[3]


def threads() -> list[str]:
    """The threads of pagers that are alive."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("truespec-prefetch")]


def gone() -> bool:
    """Whether they end within a second."""
    end = time.monotonic() + 1
    while threads() and time.monotonic() < end:
        time.sleep(0.005)
    return not threads()


@pytest.mark.parametrize("prefetch", [1, 2, 3, 8, 100])
def test_in_order_whatever_is_fetched_ahead(prefetch: int) -> None:
    """All items come in order in both colours, and no more pages than allowed are under way at a time."""
    for size in (2, 7, 50):
        server = Server(200, 0.001)
        assert list(blocking(server, page_size=size, prefetch=prefetch)) == server.items
        assert server.most <= prefetch
        other = Server(200, 0.001)
        assert asyncio.run(everything(awaiting(other, page_size=size, prefetch=prefetch))) == other.items
        assert other.most <= prefetch
        assert server.asked == other.asked
    assert gone()


async def everything(pager: Any) -> list[int]:
    """The items of an awaiting pager."""
    return [item async for item in pager]


def test_ahead_is_at_a_time() -> None:
    """With prefetch=8 eight pages are under way at the same time, not one after the other."""
    server, other = Server(1000), Server(1000)
    list(blocking(server, page_size=20, prefetch=8))
    asyncio.run(everything(awaiting(other, page_size=20, prefetch=8)))
    assert server.most == other.most == 8


def test_at_most_so_many_pages_are_held() -> None:
    """While the loop stands at the first item, no more than prefetch pages have been asked for, that one included."""
    server = Server(1000, 0.0)
    loop = iter(blocking(server, page_size=10, prefetch=4))
    next(loop)
    time.sleep(0.05)
    assert server.asked == 4
    loop.close()  # type: ignore[attr-defined]  # it is a generator
    assert gone()


def test_a_page_is_read_when_the_loop_takes_it() -> None:
    """Pages wait unread, in both colours: when the loop stands at the third page, three have been read and more asked for."""
    server, other = Server(1000, 0.0), Server(1000, 0.0)
    loop = blocking(server, page_size=10, prefetch=4).pages()
    for _ in range(3):
        next(loop)
    time.sleep(0.05)
    loop.close()

    async def three() -> None:
        loop = awaiting(other, page_size=10, prefetch=4).pages()
        for _ in range(3):
            await anext(loop)
        await asyncio.sleep(0.05)
        await loop.aclose()

    asyncio.run(three())
    for seen in (server.events, other.events):
        assert [skip for what, skip in seen if what == "read"] == [0, 9, 18]
        assert sorted(skip for what, skip in seen if what == "asked") == [9 * page for page in range(6)]


def test_the_next_page_is_asked_for_before_another_is_read() -> None:
    """Where many pages wait, an awaiting loop asks for one more before it reads the next of them."""
    server = Server(1000, 0.0)
    asyncio.run(everything(awaiting(server, page_size=10, prefetch=4)))
    said = "".join(what[0] for what, _ in server.events)
    assert said == "ar" + "aaaa" + "ra" * 106 + "rrrr"


def test_leaving_the_loop_stops_at_once() -> None:
    """A loop that is left asks for nothing more, does not wait for what is under way, and leaves no thread."""
    server = Server(10_000, 0.2)
    pager = blocking(server, page_size=10, prefetch=4)
    for item in pager:
        if item == 9:
            break
    assert server.under_way > 0
    asked = server.asked
    assert gone()
    assert server.asked == asked <= 5


def test_leaving_the_async_loop_stops_at_once() -> None:
    """A loop that is left cancels what is under way; no task is left when it has been closed."""

    async def left() -> tuple[int, int]:
        server = Server(10_000, 5.0)
        server.seconds = 0.01
        pager = awaiting(server, page_size=10, prefetch=4)
        async with aclosing(aiter(pager)) as items:  # type: ignore[type-var]  # it is a generator
            async for item in items:
                server.seconds = 5.0
                if item == 9:
                    break
        return server.under_way, len(asyncio.all_tasks())

    begun = time.monotonic()
    assert asyncio.run(left()) == (0, 1)
    assert time.monotonic() - begun < 2


def test_breaking_out_needs_no_closing() -> None:
    """After a plain break the tasks of an async loop are gone a moment later, without anybody closing anything."""

    async def left() -> tuple[int, int]:
        server = Server(10_000, 0.01)
        async for _ in awaiting(server, page_size=10, prefetch=4):
            server.seconds = 5.0
            break
        gc.collect()
        await asyncio.sleep(0.1)
        return server.under_way, len(asyncio.all_tasks())

    assert asyncio.run(left()) == (0, 1)


def test_cancelling_a_task_that_loops() -> None:
    """Cancelling a task in the middle of a loop cancels the pages under way and leaves no task."""

    async def cancelled() -> tuple[bool, int, int]:
        server = Server(10_000, 0.01)
        task = asyncio.create_task(everything(awaiting(server, page_size=10, prefetch=6)))
        await asyncio.sleep(0.05)
        server.seconds = 5.0
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled(), server.under_way, len(asyncio.all_tasks())

    assert asyncio.run(cancelled()) == (True, 0, 1)


@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("error", [TransportError("lost", sent=True), ServerError("down")])
def test_a_page_that_fails(prefetch: int, error: Exception) -> None:
    """A page that fails is raised when it is its turn, after all items before it, with the cursor to go on from."""
    for make in (blocking, awaiting):
        server = Server(100, 0.001, failing=55)
        server.error = error
        found: list[int] = []
        with pytest.raises(type(error)) as caught:
            _collect(make(server, page_size=10, prefetch=prefetch), found)
        assert found == list(range(55))
        server.failing = None
        rest = make(server, page_size=7, cursor=caught.value.cursor)  # type: ignore[attr-defined]  # every TruespecError
        _collect(rest, found)
        assert found == server.items
    assert gone()


def _collect(pager: Any, found: list[int]) -> None:
    if hasattr(pager, "__iter__"):
        for item in pager:
            found.append(item)  # noqa: PERF402  (what came before an error counts)
    else:
        asyncio.run(_collect_awaiting(pager, found))


async def _collect_awaiting(pager: Any, found: list[int]) -> None:
    async for item in pager:
        found.append(item)  # noqa: PERF401  (likewise)


def test_the_first_page_that_fails_has_no_cursor() -> None:
    """An error at the very beginning has no cursor, and None begins at the beginning."""
    server = Server(5, 0.0, failing=0)
    server.error = TransportError("lost")
    with pytest.raises(TransportError) as caught:
        list(blocking(server))
    assert caught.value.cursor is None
    server.failing = None
    assert list(blocking(server, cursor=caught.value.cursor)) == server.items


def test_the_cursor_after_every_item() -> None:
    """After each item, in both colours and with prefetch, the cursor goes on with the next item, and no other."""
    server = Server(23, 0.0)
    for item in (pager := blocking(server, page_size=5, prefetch=3)):
        rest = blocking(server, page_size=4, cursor=pager.cursor)
        assert list(rest) == server.items[item + 1 :]

    async def awaited() -> None:
        async for item in (pager := awaiting(server, page_size=5)):
            assert await everything(awaiting(server, page_size=4, cursor=pager.cursor)) == server.items[item + 1 :]

    asyncio.run(awaited())


def test_what_a_pager_tells() -> None:
    """Total and cursor are None before the first page and follow the loop; no request is made for them."""
    server = Server(23, 0.0)
    pager = blocking(server, page_size=5)
    assert (pager.total, pager.cursor, server.asked) == (None, None, 0)
    assert [len(page.items) for page in pager.pages()] == [5, 4, 4, 4, 4, 2]
    assert (pager.total, server.asked) == (23, 6)
    assert list(blocking(server, cursor=pager.cursor)) == []


def test_first_asks_for_one() -> None:
    """first() asks once, for one item, in both colours; None where there is none or none is wanted."""
    server = Server(23, 0.0)
    assert blocking(server).first() == 0
    assert asyncio.run(awaiting(server).first()) == 0
    assert server.asked == 2
    assert blocking(Server(0, 0.0)).first() is None
    assert blocking(server, max_items=0).first() is None
    assert server.asked == 2


@pytest.mark.parametrize("name", ["page_size", "max_items", "prefetch"])
@pytest.mark.parametrize("value", [-1, "10", 1.5, True, 2**31])
def test_numbers_that_make_no_sense(name: str, value: object) -> None:
    """A number that makes no sense is refused when the listing is described, and the message names it."""
    with pytest.raises(ConfigurationError, match=name):
        blocking(Server(3), **{name: value})


def test_the_smallest_numbers() -> None:
    """Pages overlap by one item, so a page has two at least; one page at a time is the least that can be prefetched."""
    for wrong in ({"page_size": 1}, {"prefetch": 0}):
        with pytest.raises(ConfigurationError):
            blocking(Server(3), **wrong)


class Shifting(Server):
    """Deletes its first item before each page but the first."""

    def page(self, skip: int, limit: int) -> Page[int]:
        """A page of what is left."""
        if self.asked > 1:
            del self.items[0]
        return super().page(skip, limit)


@pytest.mark.parametrize("ordered", [True, False])
def test_healing_is_told_once(caplog: pytest.LogCaptureFixture, ordered: bool) -> None:  # noqa: FBT001  (a parameter)
    """A listing without an order that had to be healed says so in one line of the log; one with an order does not."""
    with caplog.at_level(logging.INFO, "truespec.paging"):
        assert list(blocking(Shifting(100, 0.0), page_size=10, ordered=ordered)) == list(range(100))
    told = [record.getMessage() for record in caplog.records if record.name == "truespec.paging"]
    assert len(told) == (0 if ordered else 1)
    assert all("getThings" in line and "ask for one that does not change" in line for line in told)


MEMORY = """
import re
from pathlib import Path
from tests.truespec.pagination.modes import Server, blocking

def most():
    print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

few, many = Server(10_000, 0.0), Server(100_000, 0.0)
for server in (few, many):
    assert sum(1 for _ in blocking(server, page_size=500, prefetch=2)) == len(server.items)
    most()
kept = ["contact" * 20 + str(item) for item in blocking(many, page_size=500)]
most()
"""


def test_memory_does_not_grow_with_the_listing() -> None:
    """100,000 items need at most 5 MB more than 10,000: the most memory that a process had, before and after.

    A loop that keeps its items shows that the number would tell.
    """
    done = subprocess.run(
        [sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    few, many, kept = (int(line) for line in done.stdout.split())
    assert many - few < 5_000 < kept - many
