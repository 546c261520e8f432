"""Slow executors that respond from this process, to drive pagers without an API."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.truespec.pagination.store import WITH_TOTAL
from truespec import AsyncPager, Call, Page, Pager, by_offset
from truespec._validation._policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 0.01
SETTINGS = SimpleNamespace(policy=Policy())


class Server:
    """Serves pages of numbers, each after a while, and counts its requests."""

    def __init__(self, items: int, seconds: float = SLOW, failing: int | None = None) -> None:
        self.items = list(range(items))
        self.seconds = seconds
        self.failing = failing
        self.requests = 0
        self.in_flight = 0
        self.max_in_flight = 0
        self.events: list[tuple[str, int]] = []
        """What happened to the page at each offset, in order: ``requested`` or ``parsed``."""
        self._lock = threading.Lock()

    def begin(self, skip: int) -> None:
        """Count a request."""
        with self._lock:
            self.events.append(("requested", skip))
            self.requests += 1
            self.in_flight += 1
            self.max_in_flight = max(self.max_in_flight, self.in_flight)

    def end(self) -> None:
        """Count its response."""
        with self._lock:
            self.in_flight -= 1

    def page(self, skip: int, limit: int) -> UnparsedPage:
        """Return the page, or raise the error that this server has at one offset."""
        if self.failing is not None and skip <= self.failing < skip + limit:
            raise self.error
        return UnparsedPage(self, skip, Page(self.items[skip : skip + limit], len(self.items)))

    error: Exception = RuntimeError("no page")


@frozen
class UnparsedPage:
    """A page as it was received."""

    server: Server
    skip: int
    page: Page[int]

    def parse_response(self) -> Any:
        """Parse it."""
        self.server.events.append(("parsed", self.skip))
        return SimpleNamespace(value=self.page)


class SlowSyncExecutor:
    """Stands in for the executor of a sync client."""

    settings = SETTINGS

    def __init__(self, server: Server) -> None:
        self.server = server

    def send(self, call: Call[Any], _cancellation: object = None) -> UnparsedPage:
        """Return the page, after a while."""
        skip, limit = page_window(call)
        self.server.begin(skip)
        try:
            time.sleep(self.server.seconds)
            return self.server.page(skip, limit)
        finally:
            self.server.end()


class SlowAsyncExecutor:
    """Stands in for the executor of an async client."""

    settings = SETTINGS

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cancelled: Counter[str] = Counter()

    async def send(self, call: Call[Any]) -> UnparsedPage:
        """Return the page, after a while."""
        skip, limit = page_window(call)
        self.server.begin(skip)
        try:
            await asyncio.sleep(self.server.seconds)
            return self.server.page(skip, limit)
        except asyncio.CancelledError:
            self.cancelled["tasks"] += 1
            raise
        finally:
            self.server.end()


def page_window(call: Call[Any]) -> tuple[int, int]:
    """Return the offset and the limit of a call."""
    values = call.request.values
    return int(values["query", "skip"]), int(values["query", "limit"])


def request(operation: str, **values: Any) -> Any:
    """Return a request that is never sent, with what a pager reads of it."""
    query = {("query", name): value for name, value in values.items() if value is not None}
    return SimpleNamespace(operation=SimpleNamespace(id=operation), values=query, content=None, body=None)


def _build_call(skip: int, limit: int) -> Call[Page[int]]:
    return Call(request("getThings", skip=skip, limit=limit), lambda _, value: value)


def _itself(item: int) -> int:
    return item


def _pager(pager: Callable[..., Any], executor: Any, *, ordered: bool = True, **paging: Any) -> Any:
    return pager(executor, by_offset(WITH_TOTAL, _build_call, _itself, paging=paging, ordered=ordered))


def sync_pager(server: Server, **options: Any) -> Pager[int]:
    """Return a sync pager over the numbers of a server."""
    pager: Pager[int] = _pager(Pager, SlowSyncExecutor(server), **options)
    return pager


def async_pager(server: Server, **options: Any) -> AsyncPager[int]:
    """Return an async pager over the numbers of a server."""
    pager: AsyncPager[int] = _pager(AsyncPager, SlowAsyncExecutor(server), **options)
    return pager
