"""Cursor lists, against a small server: pages say where the next one begins, and whether there is one."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.truespec.pagination.modes import request
from truespec import (
    AsyncPager,
    Call,
    ConfigurationError,
    CursorPage,
    CursorRules,
    Listing,
    Page,
    Pager,
    PaginationError,
    Paging,
    by_cursor,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EVENTS = CursorRules(
    "listEvents",
    after="after",
    limit="limit",
    items="/items",
    end="/page/end_cursor",
    more="/page/has_next_page",
    total="/page/total",
    largest=100,
)


class Events(ThreadingHTTPServer):
    """Numbers as events, in order; cursors stand for a number, whether it is still there or not."""

    daemon_threads = True

    def __init__(self, count: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.events = list(range(count))
        self.asked: list[dict[str, str]] = []
        self.change: Callable[[Events], None] = lambda _: None
        self.spoil: Callable[[dict[str, Any]], dict[str, Any]] = lambda body: body

    def body(self, query: dict[str, str]) -> dict[str, Any]:
        """A page."""
        self.asked.append(query)
        if len(self.asked) > 1:
            self.change(self)
        begin = int(base64.b64decode(query["after"])) if "after" in query else -1
        rest = [event for event in self.events if event > begin]
        page = rest[: int(query["limit"])]
        end = base64.b64encode(str(page[-1]).encode()).decode() if page else None
        told = {"end_cursor": end, "has_next_page": len(rest) > len(page), "total": len(self.events)}
        return self.spoil({"object": "list", "page": told, "items": [{"id": event} for event in page]})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Events

    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        body = json.dumps(self.server.body(query)).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(count: int) -> Iterator[Events]:
    """A server with so many events, while the block runs."""
    with Events(count) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def events() -> Iterator[Events]:
    """A server with 53 events."""
    with serving(53) as server:
        yield server


class Sync:
    """A blocking mode that asks the server."""

    def __init__(self, server: Events) -> None:
        self.port = server.server_port

    def send(self, call: Call[Any]) -> Any:
        """What the server answers."""
        query = urlencode({name: value for (_, name), value in call.request.values.items()})
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/events?{query}", headers={"connection": "close"})
        value = call.decode(200, json.loads(connection.getresponse().read()))
        connection.close()
        return SimpleNamespace(answer=lambda: SimpleNamespace(value=value))


class Async:
    """An awaiting one."""

    def __init__(self, server: Events) -> None:
        self._sync = Sync(server)

    async def send(self, call: Call[Any]) -> Any:
        """What the server answers."""
        return await asyncio.to_thread(self._sync.send, call)


def _read(_: int, body: Any) -> CursorPage[int]:
    told = body["page"]
    items = [item["id"] for item in body["items"]]
    return CursorPage(items, told["total"], told["end_cursor"], told["has_next_page"])


def _itself(event: int) -> int:
    return event


def listing(kind: str = "any", **paging: Any) -> Listing[int]:
    """The listing, with a filter that this server ignores."""

    def page(after: str | None, limit: int) -> Call[CursorPage[int]]:
        return Call(request("listEvents", kind=kind, after=after, limit=limit), _read)

    return by_cursor(EVENTS, page, _itself, paging=Paging(**paging))


def all_of(server: Events, mode: str, **paging: Any) -> list[int]:
    """The items of a loop in a mode."""
    if mode == "sync":
        return list(Pager(Sync(server), listing(**paging)))  # type: ignore[arg-type]  # a mode of ours

    async def collected() -> list[int]:
        pager: AsyncPager[int] = AsyncPager(Async(server), listing(**paging))  # type: ignore[arg-type]  # likewise
        return [item async for item in pager]

    return asyncio.run(collected())


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("page_size", [2, 10, 53, 54, 100])
def test_every_item_comes_once(events: Events, mode: str, prefetch: int, page_size: int) -> None:
    """All items come once and in order, with the fewest requests, whatever the page size, in both colours."""
    assert all_of(events, mode, page_size=page_size, prefetch=prefetch) == events.events
    assert len(events.asked) == -(-53 // page_size)
    assert events.asked[0] == {"kind": "any", "limit": str(page_size)}


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_others_write_meanwhile(events: Events, mode: str) -> None:
    """What is there all the time comes exactly once while items are deleted and added between the pages."""

    def change(server: Events) -> None:
        del server.events[4::9]
        server.events.append(server.events[-1] + 1)

    events.change = change
    first = set(events.events)
    found = all_of(events, mode, page_size=5)
    assert len(set(found)) == len(found)
    assert first & set(events.events) <= set(found)


@pytest.mark.parametrize("most", [0, 1, 9, 10, 11, 53, 60])
def test_max_items(events: Events, most: int) -> None:
    """max_items is a bound, and no more than that is asked for."""
    assert all_of(events, "sync", page_size=10, max_items=most) == events.events[:most]
    assert sum(int(query["limit"]) for query in events.asked) <= max(most, 60 if most > 53 else most)


def test_the_document_has_a_maximum(events: Events) -> None:
    """A page size above the document's maximum is refused before anything is sent."""
    with pytest.raises(ConfigurationError, match="100 at most"):
        all_of(events, "sync", page_size=101)
    assert events.asked == []


def test_the_cursor_after_every_item(events: Events) -> None:
    """After each item the cursor goes on with the next one, also when items before it on its page were deleted."""
    every = list(events.events)
    pager: Pager[int] = Pager(Sync(events), listing(page_size=10))  # type: ignore[arg-type]  # a mode of ours
    for item in pager:
        if item % 4 == 0:
            events.events = [event for event in every if event % 10 != 3 or event > item]
            rest = all_of(events, "sync", page_size=7, cursor=pager.cursor)
            assert rest == every[item + 1 :]
            events.events = every
    assert pager.total == 53


def test_a_cursor_of_another_filter_is_refused(events: Events) -> None:
    """The cursor of a listing with other arguments is refused; nothing of the arguments stands in it."""
    pager: Pager[int] = Pager(Sync(events), listing("a-secret-kind"))  # type: ignore[arg-type]  # a mode of ours
    pager.first()
    assert next(iter(pager)) == 0
    assert pager.cursor is not None
    assert b"secret" not in base64.urlsafe_b64decode(pager.cursor.removeprefix("v1.") + "==")
    with pytest.raises(ConfigurationError, match="another listing"):
        listing("other", cursor=pager.cursor)


def _spoiled(**told: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda body: {**body, "page": {**body["page"], **told}}


SPOILERS: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "more, and no end": (_spoiled(end_cursor=None, has_next_page=True), "gives no /page/end_cursor"),
    "always the same end": (_spoiled(end_cursor="OQ=="), "leads back to a page that was read"),
    "empty pages that lead back": (
        lambda body: {**_spoiled(end_cursor="OQ==", has_next_page=True)(body), "items": []},
        "leads back",
    ),
}


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_server_that_lies(events: Events, spoiler: str) -> None:
    """A server that leads in a circle, or says that more follows and not where, is a PaginationError that says so."""
    events.spoil, told = SPOILERS[spoiler]
    with pytest.raises(PaginationError, match="listEvents: the listing cannot be trusted") as caught:
        all_of(events, "sync", page_size=10)
    assert told in str(caught.value)


def test_empty_pages_without_end(events: Events) -> None:
    """Empty pages with ever new ends are followed for a while and not for ever; a few of them are no error."""
    number = iter(range(10**9))

    def spoil(body: dict[str, Any]) -> dict[str, Any]:
        end = base64.b64encode(str(-1 - next(number)).encode()).decode()
        return {**_spoiled(end_cursor=end, has_next_page=True)(body), "items": []}

    events.spoil = spoil
    with pytest.raises(PaginationError, match="101 pages in a row were empty"):
        all_of(events, "sync", page_size=10)
    assert len(events.asked) == 101


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 60), st.integers(2, 20), st.integers(0, 70), st.none() | st.integers(0, 70))
def test_the_flow_alone(count: int, page_size: int, stop: int, most: int | None) -> None:
    """Wherever a loop stops, its place goes on with the next item; nothing is sent in this test."""
    every = list(range(count))

    def loop(start: str | None, stop: int, most: int | None) -> tuple[list[int], str | None]:
        found: list[int] = []
        described = listing(page_size=page_size, max_items=most, cursor=start)
        steps = described.flow()
        step = next(steps)
        handed = 0
        while step.wants and len(found) < stop:
            begin = -1 if step.wants[0].after is None else int(step.wants[0].after)
            rest = [item for item in every if item > begin]
            page = rest[: step.wants[0].limit]
            sent: Page[int] = CursorPage(page, count, str(page[-1]) if page else None, len(rest) > len(page))
            step = steps.send(sent)
            handed = min(len(step.page.items), stop - len(found))
            found += step.page.items[:handed]
        return found, described.text(step.trail.place(handed))

    first, cursor = loop(None, stop, most)
    assert first == every[: stop if most is None else min(stop, most)]
    assert first + loop(cursor, 1000, None)[0] == every
