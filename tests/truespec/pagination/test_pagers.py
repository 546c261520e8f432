"""Pager and AsyncPager: order, prefetch, cursor and total, and that a loop leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import logging
import subprocess
import sys
import threading
import time
from contextlib import aclosing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import clemta
from tests.truespec.pagination.executors import Server, async_pager, sync_pager
from truespec import ConfigurationError, Page, ServerError, TransportError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


def pager_threads() -> list[str]:
    """Return the names of the pager threads that are alive."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("truespec-prefetch")]


def threads_end() -> bool:
    """Return whether they end within a second."""
    end = time.monotonic() + 1
    while pager_threads() and time.monotonic() < end:
        time.sleep(0.005)
    return not pager_threads()


@pytest.mark.parametrize("prefetch", [1, 2, 3, 8, 100])
def test_items_come_in_order(prefetch: int) -> None:
    """All items come in order, sync and async, and no more than ``prefetch`` pages are in flight at a time."""
    for size in (2, 7, 50):
        server = Server(200, 0.001)
        assert list(sync_pager(server, page_size=size, prefetch=prefetch)) == server.items
        assert server.max_in_flight <= prefetch
        other = Server(200, 0.001)
        assert asyncio.run(read_all(async_pager(other, page_size=size, prefetch=prefetch))) == other.items
        assert other.max_in_flight <= prefetch
        assert server.requests == other.requests
    assert threads_end()


async def read_all(pager: Any) -> list[int]:
    """Return the items of an async pager."""
    return [item async for item in pager]


def test_prefetch_is_concurrent() -> None:
    """With prefetch=8 eight pages are in flight at the same time, not one after the other."""
    server, other = Server(1000), Server(1000)
    list(sync_pager(server, page_size=20, prefetch=8))
    asyncio.run(read_all(async_pager(other, page_size=20, prefetch=8)))
    assert server.max_in_flight == other.max_in_flight == 8


def test_prefetch_is_a_bound() -> None:
    """While the loop is at the first item, ``prefetch`` pages have been requested, its own included."""
    server = Server(1000, 0.0)
    loop = iter(sync_pager(server, page_size=10, prefetch=4))
    next(loop)
    time.sleep(0.05)
    assert server.requests == 4
    loop.close()  # type: ignore[attr-defined]  # it is a generator
    assert threads_end()


def test_pages_are_parsed_when_taken() -> None:
    """Pages wait unparsed, sync and async: at the third page three have been parsed and more requested."""
    server, other = Server(1000, 0.0), Server(1000, 0.0)
    loop = sync_pager(server, page_size=10, prefetch=4).pages()
    for _ in range(3):
        next(loop)
    time.sleep(0.05)
    loop.close()

    async def three() -> None:
        loop = async_pager(other, page_size=10, prefetch=4).pages()
        for _ in range(3):
            await anext(loop)
        await asyncio.sleep(0.05)
        await loop.aclose()

    asyncio.run(three())
    for seen in (server.events, other.events):
        assert [skip for what, skip in seen if what == "parsed"] == [0, 9, 18]
        assert sorted(skip for what, skip in seen if what == "requested") == [9 * page for page in range(6)]


def test_the_next_request_goes_out_before_parsing() -> None:
    """Where many pages wait, an async loop requests one more before it parses the next of them."""
    server = Server(999, 0.0)
    asyncio.run(read_all(async_pager(server, page_size=10, prefetch=4)))
    order = "".join(what[0] for what, _ in server.events)
    assert order == "rp" + "rrrr" + "pr" * 106 + "pppp"


def test_leaving_a_sync_loop() -> None:
    """A loop that is left requests nothing more, does not wait for what is in flight, and leaves no thread."""
    server = Server(10_000, 0.2)
    pager = sync_pager(server, page_size=10, prefetch=4)
    for item in pager:
        if item == 9:
            break
    assert server.in_flight > 0
    requests = server.requests
    assert threads_end()
    assert server.requests == requests <= 5


def test_leaving_an_async_loop() -> None:
    """A loop that is left cancels what is in flight; no task is left when it has been closed."""

    async def left() -> tuple[int, int]:
        server = Server(10_000, 5.0)
        server.seconds = 0.01
        pager = async_pager(server, page_size=10, prefetch=4)
        async with aclosing(aiter(pager)) as items:  # type: ignore[type-var]  # it is a generator
            async for item in items:
                server.seconds = 5.0
                if item == 9:
                    break
        return server.in_flight, len(asyncio.all_tasks())

    begun = time.monotonic()
    assert asyncio.run(left()) == (0, 1)
    assert time.monotonic() - begun < 2


def test_breaking_out_needs_no_closing() -> None:
    """After a plain break the tasks of an async loop end without anybody closing anything."""

    async def left() -> tuple[int, int]:
        server = Server(10_000, 0.01)
        async for _ in async_pager(server, page_size=10, prefetch=4):
            server.seconds = 5.0
            break
        gc.collect()
        await asyncio.sleep(0.1)
        return server.in_flight, len(asyncio.all_tasks())

    assert asyncio.run(left()) == (0, 1)


def test_cancelling_a_task_that_loops() -> None:
    """Cancelling a task in the middle of a loop cancels the pages in flight and leaves no task."""

    async def cancelled() -> tuple[bool, int, int]:
        server = Server(10_000, 0.01)
        task = asyncio.create_task(read_all(async_pager(server, page_size=10, prefetch=6)))
        await asyncio.sleep(0.05)
        server.seconds = 5.0
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled(), server.in_flight, len(asyncio.all_tasks())

    assert asyncio.run(cancelled()) == (True, 0, 1)


@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("error", [TransportError("lost", sent=True), ServerError("down")])
def test_a_page_that_fails(prefetch: int, error: Exception) -> None:
    """A page that fails raises after all items before it, with the cursor to resume from."""
    for make in (sync_pager, async_pager):
        server = Server(100, 0.001, failing=55)
        server.error = error
        items: list[int] = []
        with pytest.raises(type(error)) as caught:
            _append_all(make(server, page_size=10, prefetch=prefetch), items)
        assert items == list(range(55))
        server.failing = None
        rest = make(server, page_size=7, cursor=caught.value.cursor)  # type: ignore[attr-defined]  # every TruespecError
        _append_all(rest, items)
        assert items == server.items
    assert threads_end()


def _append_all(pager: Any, items: list[int]) -> None:
    if hasattr(pager, "__iter__"):
        for item in pager:
            items.append(item)  # noqa: PERF402  (the items before an error count)
    else:
        asyncio.run(_append_all_async(pager, items))


async def _append_all_async(pager: Any, items: list[int]) -> None:
    async for item in pager:
        items.append(item)  # noqa: PERF401  (likewise)


def test_the_first_page_that_fails_has_no_cursor() -> None:
    """An error of the first page has no cursor, and ``cursor=None`` starts at the beginning."""
    server = Server(5, 0.0, failing=0)
    server.error = TransportError("lost")
    with pytest.raises(TransportError) as caught:
        list(sync_pager(server))
    assert caught.value.cursor is None
    server.failing = None
    assert list(sync_pager(server, cursor=caught.value.cursor)) == server.items


def test_the_cursor_after_every_item() -> None:
    """After each item, sync and async and with prefetch, the cursor resumes with the next item."""
    server = Server(23, 0.0)
    for item in (pager := sync_pager(server, page_size=5, prefetch=3)):
        rest = sync_pager(server, page_size=4, cursor=pager.cursor)
        assert list(rest) == server.items[item + 1 :]

    async def read_async() -> None:
        async for item in (pager := async_pager(server, page_size=5)):
            assert await read_all(async_pager(server, page_size=4, cursor=pager.cursor)) == server.items[item + 1 :]

    asyncio.run(read_async())


def test_total_and_cursor_follow_the_loop() -> None:
    """Total and cursor are None before the first page and follow the loop; they cost no request."""
    server = Server(23, 0.0)
    pager = sync_pager(server, page_size=5)
    assert (pager.total, pager.cursor, server.requests) == (None, None, 0)
    assert [len(page.items) for page in pager.pages()] == [5, 4, 4, 4, 4, 2]
    assert (pager.total, server.requests) == (23, 6)
    assert list(sync_pager(server, cursor=pager.cursor)) == []


def test_first_requests_one_item() -> None:
    """first() sends one request for one item, sync and async; it is None where there is none or max_items is 0."""
    server = Server(23, 0.0)
    assert sync_pager(server).first() == 0
    assert asyncio.run(async_pager(server).first()) == 0
    assert server.requests == 2
    assert sync_pager(Server(0, 0.0)).first() is None
    assert sync_pager(server, max_items=0).first() is None
    assert server.requests == 2


@pytest.mark.parametrize("name", ["page_size", "max_items", "prefetch"])
@pytest.mark.parametrize("value", [-1, "10", 1.5, True, 2**31])
def test_invalid_numbers(name: str, value: object) -> None:
    """An invalid number raises when the listing is described, and the message names its argument."""
    with pytest.raises(ConfigurationError, match=name):
        sync_pager(Server(3), **{name: value})


def test_the_smallest_numbers() -> None:
    """Pages overlap by one item, so page_size is at least 2; prefetch is at least 1."""
    for wrong in ({"page_size": 1}, {"prefetch": 0}):
        with pytest.raises(ConfigurationError):
            sync_pager(Server(3), **wrong)


class Shifting(Server):
    """A server that deletes its first item before each page but the first."""

    def page(self, skip: int, limit: int) -> Page[int]:
        """Return a page of the items that are left."""
        if self.requests > 1:
            del self.items[0]
        return super().page(skip, limit)


@pytest.mark.parametrize("ordered", [True, False])
def test_resync_is_logged_once(caplog: pytest.LogCaptureFixture, ordered: bool) -> None:  # noqa: FBT001  (a parameter)
    """A listing without an order that had to resync logs one warning; one with an order logs none."""
    with caplog.at_level(logging.INFO, "truespec.paging"):
        assert list(sync_pager(Shifting(100, 0.0), page_size=10, ordered=ordered)) == list(range(100))
    messages = [record.getMessage() for record in caplog.records if record.name == "truespec.paging"]
    assert len(messages) == (0 if ordered else 1)
    assert all("getThings" in line and "ask for a stable one" in line for line in messages)


MEMORY = """
import re
from pathlib import Path
from tests.truespec.pagination.executors import Server, sync_pager

def print_peak():
    print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

few, many = Server(10_000, 0.0), Server(100_000, 0.0)
for server in (few, many):
    assert sum(1 for _ in sync_pager(server, page_size=500, prefetch=2)) == len(server.items)
    print_peak()
kept = ["contact" * 40 + str(item) for item in sync_pager(many, page_size=500)]
print_peak()
"""


def test_memory_does_not_grow_with_the_listing() -> None:
    """100,000 items take at most 10 MB more of peak memory than 10,000; keeping the items takes more than that."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    few, many, kept = (int(line) for line in done.stdout.split())
    assert many - few < 10_000 < kept - many


HANGING = """
import asyncio, sys
from clemta import AsyncClemta, Clemta

mode, port, page_size = sys.argv[1], sys.argv[2], 2
options = {"api_key": "key", "base_url": f"http://127.0.0.1:{port}", "conformance": "off"}

async def leave():
    async for contact in AsyncClemta(**options).contacts.list("company", page_size=2, prefetch=4):
        await asyncio.sleep(0.3)
        return

if mode == "async":
    asyncio.run(leave())
else:
    import time
    for contact in Clemta(**options).contacts.list("company", page_size=2, prefetch=4):
        time.sleep(0.3)
        break
print("left")
"""


class _HangingHandler(BaseHTTPRequestHandler):
    """Serves the first page of a hundred, and hangs on every other until the connection is closed."""

    server: HangingServer

    def do_GET(self) -> None:
        if "skip=0&" in self.path:
            contacts = b'[{"id": "a"}, {"id": "b"}]'
            body = b'{"success": true, "message": "m", "data": {"contacts": %b, "total": 100}}' % contacts
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.server.hanging.append(self.path)
            self.connection.recv(1)
            self.server.closed.append(self.path)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


class HangingServer(ThreadingHTTPServer):
    """Serves one page, and keeps the paths of the requests for others."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _HangingHandler)
        self.hanging: list[str] = []
        self.closed: list[str] = []


@pytest.fixture
def hanging_server() -> Iterator[HangingServer]:
    """Run a server that hangs."""
    with HangingServer() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_process_ends_while_the_server_hangs(hanging_server: HangingServer, mode: str) -> None:
    """A process whose loop was left while prefetched pages hang ends at once."""
    begun = time.monotonic()
    command = [sys.executable, "-c", HANGING, mode, str(hanging_server.server_port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == ("left\n", "")
    assert len(hanging_server.hanging) >= 2
    assert time.monotonic() - begun < 10


def test_leaving_a_sync_loop_closes_connections(
    hanging_server: HangingServer, caplog: pytest.LogCaptureFixture
) -> None:
    """A sync loop that is left while pages hang closes their connections and ends its threads; the client goes on."""
    url = f"http://127.0.0.1:{hanging_server.server_port}"
    with clemta.Clemta("key", base_url=url, conformance="off") as client, caplog.at_level(logging.WARNING):
        loop = iter(client.contacts.list("company", page_size=2, prefetch=4))
        assert next(loop).id == "a"
        end = time.monotonic() + 5
        while len(hanging_server.hanging) < 2 and time.monotonic() < end:
            time.sleep(0.005)
        loop.close()  # type: ignore[attr-defined]  # it is a generator
        assert threads_end()
        while len(hanging_server.closed) < len(hanging_server.hanging) and time.monotonic() < end:
            time.sleep(0.005)
        assert sorted(hanging_server.closed) == sorted(hanging_server.hanging)
        assert client.contacts.list("company", page_size=2).first().id == "a"
    assert caplog.records == []
