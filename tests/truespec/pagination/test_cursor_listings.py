"""Listings by cursor against a small server, whose pages say where the next one begins."""

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

from tests.truespec.pagination.executors import SETTINGS, request
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
    max_page_size=100,
)


class EventServer(ThreadingHTTPServer):
    """Serves numbers as events, in order; a cursor stands for a number, whether it still exists or not."""

    daemon_threads = True

    def __init__(self, count: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.events = list(range(count))
        self.queries: list[dict[str, str]] = []
        self.change: Callable[[EventServer], None] = lambda _: None
        self.edit_body: Callable[[dict[str, Any]], dict[str, Any]] = lambda body: body

    def body(self, query: dict[str, str]) -> dict[str, Any]:
        """Return the body of a page."""
        self.queries.append(query)
        if len(self.queries) > 1:
            self.change(self)
        begin = int(base64.b64decode(query["after"])) if "after" in query else -1
        rest = [event for event in self.events if event > begin]
        page = rest[: int(query["limit"])]
        end = base64.b64encode(str(page[-1]).encode()).decode() if page else None
        page_info = {"end_cursor": end, "has_next_page": len(rest) > len(page), "total": len(self.events)}
        return self.edit_body({"object": "list", "page": page_info, "items": [{"id": event} for event in page]})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: EventServer

    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        body = json.dumps(self.server.body(query)).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def serve_events(count: int) -> Iterator[EventServer]:
    """Serve this many events while the block runs."""
    with EventServer(count) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def events() -> Iterator[EventServer]:
    """Serve 53 events."""
    with serve_events(53) as server:
        yield server


class HTTPSyncExecutor:
    """Stands in for the executor of a sync client."""

    settings = SETTINGS

    def __init__(self, server: EventServer) -> None:
        self.port = server.server_port

    def send(self, call: Call[Any], _cancellation: object = None) -> Any:
        """Return the parsed response of the server."""
        query = urlencode({name: value for (_, name), value in call.request.values.items()})
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/events?{query}", headers={"connection": "close"})
        value = call.decode(200, json.loads(connection.getresponse().read()))
        connection.close()
        return SimpleNamespace(parse_response=lambda: SimpleNamespace(value=value))


class HTTPAsyncExecutor:
    """Stands in for the executor of an async client."""

    settings = SETTINGS

    def __init__(self, server: EventServer) -> None:
        self._sync = HTTPSyncExecutor(server)

    async def send(self, call: Call[Any]) -> Any:
        """Return the parsed response of the server."""
        return await asyncio.to_thread(self._sync.send, call)


def _read(_: int, body: Any) -> CursorPage[int]:
    page_info = body["page"]
    items = [item["id"] for item in body["items"]]
    return CursorPage(items, page_info["total"], page_info["end_cursor"], page_info["has_next_page"])


def _itself(event: int) -> int:
    return event


def listing(kind: str = "any", **paging: Any) -> Listing[int]:
    """Return the listing, with a filter that the server ignores."""

    def page(after: str | None, limit: int) -> Call[CursorPage[int]]:
        return Call(request("listEvents", kind=kind, after=after, limit=limit), _read)

    return by_cursor(EVENTS, page, _itself, paging=paging)


def read_all(server: EventServer, mode: str, **paging: Any) -> list[int]:
    """Return the items of a sync or async loop."""
    if mode == "sync":
        return list(Pager(HTTPSyncExecutor(server), listing(**paging)))  # type: ignore[arg-type]  # a stand-in

    async def collected() -> list[int]:
        pager: AsyncPager[int] = AsyncPager(HTTPAsyncExecutor(server), listing(**paging))  # type: ignore[arg-type]  # likewise
        return [item async for item in pager]

    return asyncio.run(collected())


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("page_size", [2, 10, 53, 54, 100])
def test_every_item_comes_once(events: EventServer, mode: str, prefetch: int, page_size: int) -> None:
    """All items come once and in order, with the fewest requests, whatever the page size, sync and async."""
    assert read_all(events, mode, page_size=page_size, prefetch=prefetch) == events.events
    assert len(events.queries) == -(-53 // page_size)
    assert events.queries[0] == {"kind": "any", "limit": str(page_size)}


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_churn(events: EventServer, mode: str) -> None:
    """An item that is there all the time comes exactly once while others are deleted and added between the pages."""

    def change(server: EventServer) -> None:
        del server.events[4::9]
        server.events.append(server.events[-1] + 1)

    events.change = change
    first = set(events.events)
    items = read_all(events, mode, page_size=5)
    assert len(set(items)) == len(items)
    assert first & set(events.events) <= set(items)


@pytest.mark.parametrize("max_items", [0, 1, 9, 10, 11, 53, 60])
def test_max_items(events: EventServer, max_items: int) -> None:
    """max_items is a bound, and no more items than that are requested."""
    assert read_all(events, "sync", page_size=10, max_items=max_items) == events.events[:max_items]
    assert sum(int(query["limit"]) for query in events.queries) <= max(max_items, 60 if max_items > 53 else max_items)


def test_page_size_above_the_maximum(events: EventServer) -> None:
    """A page size above the document's maximum raises before anything is sent."""
    with pytest.raises(ConfigurationError, match="at most 100"):
        read_all(events, "sync", page_size=101)
    assert events.queries == []


def test_the_cursor_after_every_item(events: EventServer) -> None:
    """After each item the cursor resumes with the next one, also when items before it on its page were deleted."""
    every = list(events.events)
    pager: Pager[int] = Pager(HTTPSyncExecutor(events), listing(page_size=10))  # type: ignore[arg-type]  # a stand-in
    for item in pager:
        if item % 4 == 0:
            events.events = [event for event in every if event % 10 != 3 or event > item]
            rest = read_all(events, "sync", page_size=7, cursor=pager.cursor)
            assert rest == every[item + 1 :]
            events.events = every
    assert pager.total == 53


def test_cursor_of_another_filter(events: EventServer) -> None:
    """A cursor of other arguments raises ConfigurationError; the arguments cannot be read from it."""
    pager: Pager[int] = Pager(HTTPSyncExecutor(events), listing("a-secret-kind"))  # type: ignore[arg-type]  # a stand-in
    pager.first()
    assert next(iter(pager)) == 0
    assert pager.cursor is not None
    assert b"secret" not in base64.urlsafe_b64decode(pager.cursor.removeprefix("v1.") + "==")
    with pytest.raises(ConfigurationError, match="another listing"):
        listing("other", cursor=pager.cursor)


def _edit_page_info(**page_info: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda body: {**body, "page": {**body["page"], **page_info}}


EDITS: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], str]] = {
    "more, and no end": (_edit_page_info(end_cursor=None, has_next_page=True), "gives no /page/end_cursor"),
    "always the same end": (_edit_page_info(end_cursor="OQ=="), "leads back to a page that was read"),
    "empty pages that lead back": (
        lambda body: {**_edit_page_info(end_cursor="OQ==", has_next_page=True)(body), "items": []},
        "leads back",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_untrusted_servers(events: EventServer, edit: str) -> None:
    """A server that leads in a circle, or says that more follows without saying where, raises PaginationError."""
    events.edit_body, page_info = EDITS[edit]
    with pytest.raises(PaginationError, match="listEvents: the listing cannot be trusted") as caught:
        read_all(events, "sync", page_size=10)
    assert page_info in str(caught.value)


def test_empty_pages_without_end(events: EventServer) -> None:
    """Empty pages with ever new end cursors are followed for a while and not for ever; a few are no error."""
    number = iter(range(10**9))

    def edit_body(body: dict[str, Any]) -> dict[str, Any]:
        end = base64.b64encode(str(-1 - next(number)).encode()).decode()
        return {**_edit_page_info(end_cursor=end, has_next_page=True)(body), "items": []}

    events.edit_body = edit_body
    with pytest.raises(PaginationError, match="101 pages in a row were empty"):
        read_all(events, "sync", page_size=10)
    assert len(events.queries) == 101


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 60), st.integers(2, 20), st.integers(0, 70), st.none() | st.integers(0, 70))
def test_the_flow_alone(count: int, page_size: int, stop: int, max_items: int | None) -> None:
    """Wherever a loop stops, its token resumes with the next item; nothing is sent in this test."""
    every = list(range(count))

    def loop(start: str | None, stop: int, max_items: int | None) -> tuple[list[int], str | None]:
        items: list[int] = []
        described = listing(page_size=page_size, max_items=max_items, cursor=start)
        results = described.start_flow()
        result = next(results)
        count_read = 0
        while result.next_requests and len(items) < stop:
            begin = -1 if result.next_requests[0].after is None else int(result.next_requests[0].after)
            rest = [item for item in every if item > begin]
            page = rest[: result.next_requests[0].limit]
            sent: Page[int] = CursorPage(page, count, str(page[-1]) if page else None, len(rest) > len(page))
            result = results.send(sent)
            count_read = min(len(result.page.items), stop - len(items))
            items += result.page.items[:count_read]
        return items, described.encode_cursor(result.resume_state.token_after(count_read))

    first, cursor = loop(None, stop, max_items)
    assert first == every[: stop if max_items is None else min(stop, max_items)]
    assert first + loop(cursor, 1000, None)[0] == every
