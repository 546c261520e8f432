"""A listing and somebody who writes, step by step in any order that hypothesis can think of."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.truespec.pagination.store import Store, faults, flow
from truespec import Page, PaginationError

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec._pagination._page import Ask, Step

OFTEN = 200


class Reading(RuleBasedStateMachine):
    """Pages are asked for, taken at one time and handed over at another; records change between any two steps."""

    @initialize(
        items=st.integers(0, 60), page_size=st.integers(2, 12), totals=st.booleans(), ahead=st.sampled_from([1, 2, 5])
    )
    def begin(self, items: int, page_size: int, totals: bool, ahead: int) -> None:  # noqa: FBT001  (made by hypothesis)
        """Begin to read."""
        chance = random.Random(0)  # noqa: S311  (where between two others an item is put)
        self.store = Store([float(item) for item in range(items)], chance, totals)
        self.steps: Generator[Step[float], Page[float], None] = flow(self.store, page_size, ahead=ahead).run()
        self.step = next(self.steps)
        self.ready: dict[Ask, Page[float]] = {}
        self.given: list[float] = []
        self.refused = False

    @rule(place=st.integers(0, 80))
    def insert(self, place: int) -> None:
        """Put an item anywhere."""
        self.store.insert(min(place, len(self.store.items)))

    @rule(place=st.integers(0, 80), count=st.integers(1, 15))
    def delete(self, place: int, count: int) -> None:
        """Delete one item or many."""
        self.store.delete(place, count)

    @precondition(lambda self: self.step.wants)
    @rule(which=st.integers(0, 4))
    def take(self, which: int) -> None:
        """The server answers one of the requests that are under way."""
        asks = self.step.wants[: max(1, self.step.eager)]
        ask = asks[which % len(asks)]
        self.ready.setdefault(ask, self.store.page(ask.skip, ask.limit))

    @precondition(lambda self: self.step.wants and self.step.wants[0] in self.ready)
    @rule()
    def hand_over(self) -> None:
        """The page that is needed next reaches the flow."""
        page = self.ready.pop(self.step.wants[0])
        try:
            self.step = self.steps.send(page)
        except PaginationError:
            # A listing that keeps changing as a whole may be refused: what came before is still right.
            self.refused = True
            self.step = flow(Store([], random.Random(0)), 2, max_items=0).run().__next__()  # noqa: S311  (nothing more)
        self.given += self.step.page.items
        self.ready = {ask: page for ask, page in self.ready.items() if ask in self.step.wants}

    def teardown(self) -> None:
        """Read to the end while nobody writes any more, then compare."""
        if not hasattr(self, "step"):
            return
        for _ in range(OFTEN):
            if not self.step.wants:
                break
            ask = self.step.wants[0]
            self.ready.setdefault(ask, self.store.page(ask.skip, ask.limit))
            self.hand_over()
        assert not self.step.wants, "it goes on and on"
        lost, twice = faults(self.given, self.store)
        assert not twice
        assert self.refused or not lost


class TestReading(Reading.TestCase):
    """None lost and none twice, in whatever order pages and changes come."""

    settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
