"""A listing and a writer, step by step in any order that hypothesis draws."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.truespec.pagination.store import Store, find_losses, flow
from truespec import Page, PaginationError

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec._pagination._chain import PageRequest, PageResult

MAX_PAGES = 200


class ReadingMachine(RuleBasedStateMachine):
    """Pages are served at one time and reach the flow at another; records change between any two steps."""

    @initialize(
        items=st.integers(0, 60),
        page_size=st.integers(2, 12),
        totals=st.booleans(),
        prefetch=st.sampled_from([1, 2, 5]),
    )
    def begin(self, items: int, page_size: int, totals: bool, prefetch: int) -> None:  # noqa: FBT001  (drawn by hypothesis)
        """Start a flow."""
        chance = random.Random(0)  # noqa: S311  (where a new item goes between two others)
        self.store = Store([float(item) for item in range(items)], chance, totals)
        self.results: Generator[PageResult[float], Page[float], None] = flow(
            self.store, page_size, prefetch=prefetch
        ).run()
        self.result = next(self.results)
        self.ready: dict[PageRequest, Page[float]] = {}
        self.yielded: list[float] = []
        self.failed = False

    @rule(place=st.integers(0, 80))
    def insert(self, place: int) -> None:
        """Insert an item anywhere."""
        self.store.insert(min(place, len(self.store.items)))

    @rule(place=st.integers(0, 80), count=st.integers(1, 15))
    def delete(self, place: int, count: int) -> None:
        """Delete one item or many."""
        self.store.delete(place, count)

    @precondition(lambda self: self.result.next_requests)
    @rule(which=st.integers(0, 4))
    def serve(self, which: int) -> None:
        """Serve one of the requests that are in flight."""
        requests = self.result.next_requests[: max(1, self.result.lookahead)]
        request = requests[which % len(requests)]
        self.ready.setdefault(request, self.store.page(request.skip, request.limit))

    @precondition(lambda self: self.result.next_requests and self.result.next_requests[0] in self.ready)
    @rule()
    def deliver(self) -> None:
        """Send the page that is needed next to the flow."""
        page = self.ready.pop(self.result.next_requests[0])
        try:
            self.result = self.results.send(page)
        except PaginationError:
            # A listing that keeps changing as a whole may fail: the items before that are still right.
            self.failed = True
            self.result = flow(Store([], random.Random(0)), 2, max_items=0).run().__next__()  # noqa: S311  (the end)
        self.yielded += self.result.page.items
        self.ready = {request: page for request, page in self.ready.items() if request in self.result.next_requests}

    def teardown(self) -> None:
        """Read to the end while nobody writes any more, then compare."""
        if not hasattr(self, "result"):
            return
        for _ in range(MAX_PAGES):
            if not self.result.next_requests:
                break
            request = self.result.next_requests[0]
            self.ready.setdefault(request, self.store.page(request.skip, request.limit))
            self.deliver()
        assert not self.result.next_requests, "the flow does not end"
        lost, twice = find_losses(self.yielded, self.store)
        assert not twice
        assert self.failed or not lost


class TestReading(ReadingMachine.TestCase):
    """No item is lost or repeated, in whatever order pages and changes come."""

    settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
