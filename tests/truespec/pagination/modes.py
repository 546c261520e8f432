"""Colours that answer from a function of this process, slowly: what a pager is driven with, without an API."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.truespec.pagination.store import WITH_TOTAL
from truespec import AsyncPager, Call, Page, Pager, Paging, by_offset

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 0.01


class Server:
    """Gives pages of numbers, each after a while, and knows how many it was asked for at a time."""

    def __init__(self, items: int, seconds: float = SLOW, failing: int | None = None) -> None:
        self.items = list(range(items))
        self.seconds = seconds
        self.failing = failing
        self.asked = 0
        self.under_way = 0
        self.most = 0
        self.events: list[tuple[str, int]] = []
        """What happened to the page at each offset, in order: asked or read."""
        self._lock = threading.Lock()

    def begin(self, skip: int) -> None:
        """A request has come."""
        with self._lock:
            self.events.append(("asked", skip))
            self.asked += 1
            self.under_way += 1
            self.most = max(self.most, self.under_way)

    def end(self) -> None:
        """It has been answered."""
        with self._lock:
            self.under_way -= 1

    def page(self, skip: int, limit: int) -> Unread:
        """The page, or the error that this server has at one offset."""
        if self.failing is not None and skip <= self.failing < skip + limit:
            raise self.error
        return Unread(self, skip, Page(self.items[skip : skip + limit], len(self.items)))

    error: Exception = RuntimeError("no page")


@frozen
class Unread:
    """A page as it was received."""

    server: Server
    skip: int
    page: Page[int]

    def answer(self) -> Any:
        """Read it."""
        self.server.events.append(("read", self.skip))
        return SimpleNamespace(value=self.page)


class BlockingColour:
    """What a blocking pager asks for its pages."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def send(self, call: Call[Any]) -> Unread:
        """The page, after a while."""
        skip, limit = window(call)
        self.server.begin(skip)
        try:
            time.sleep(self.server.seconds)
            return self.server.page(skip, limit)
        finally:
            self.server.end()


class AwaitingColour:
    """What an awaiting pager asks for its pages."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cancelled: Counter[str] = Counter()

    async def send(self, call: Call[Any]) -> Unread:
        """The page, after a while."""
        skip, limit = window(call)
        self.server.begin(skip)
        try:
            await asyncio.sleep(self.server.seconds)
            return self.server.page(skip, limit)
        except asyncio.CancelledError:
            self.cancelled["tasks"] += 1
            raise
        finally:
            self.server.end()


def window(call: Call[Any]) -> tuple[int, int]:
    """What a call skips, and how many items it asks for."""
    values = call.request.values
    return int(values["query", "skip"]), int(values["query", "limit"])


def request(operation: str, **values: Any) -> Any:
    """A request that is never sent, with what a pager looks at."""
    query = {("query", name): value for name, value in values.items() if value is not None}
    return SimpleNamespace(operation=SimpleNamespace(id=operation), values=query, content=None, body=None)


def _call(skip: int, limit: int) -> Call[Page[int]]:
    return Call(request("getThings", skip=skip, limit=limit), lambda _, value: value)


def _itself(item: int) -> int:
    return item


def pager(make: Callable[..., Any], mode: Any, *, ordered: bool = True, **paging: Any) -> Any:
    """A pager of a mode over the numbers of its server."""
    return make(mode, by_offset(WITH_TOTAL, _call, _itself, paging=Paging(**paging), ordered=ordered))


def blocking(server: Server, **options: Any) -> Pager[int]:
    """A blocking pager."""
    found: Pager[int] = pager(Pager, BlockingColour(server), **options)
    return found


def awaiting(server: Server, **options: Any) -> AsyncPager[int]:
    """An awaiting pager."""
    found: AsyncPager[int] = pager(AsyncPager, AwaitingColour(server), **options)
    return found
