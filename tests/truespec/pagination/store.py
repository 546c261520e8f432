"""A store that changes while it is read, and the one who reads it by means of a flow alone: nothing is sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from truespec import OffsetRules, Page
from truespec._pagination._offset import OffsetFlow

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from truespec._pagination._page import Ask, Step

WITH_TOTAL = OffsetRules("getThings", offset="skip", limit="limit", items="/data/things", total="/data/total")
BARE = OffsetRules("getThings", offset="offset", limit="limit")


@define
class Store:
    """Items in a stable order: each is its own sort key, a fraction, so that there is room between any two."""

    items: list[float]
    chance: random.Random
    totals: bool = True
    clamp: int | None = None
    """The most items that the server gives, whatever it is asked for."""
    lasting: set[float] = field(init=False)
    """The items that were there at the beginning and have been there ever since."""
    asked: int = 0
    given: list[float] = field(factory=list)
    """What the loop has been given."""

    def __attrs_post_init__(self) -> None:
        self.lasting = set(self.items)

    def page(self, skip: int, limit: int) -> Page[float]:
        """What the server answers at this moment."""
        self.asked += 1
        limit = limit if self.clamp is None else min(limit, self.clamp)
        return Page(self.items[skip : skip + limit], len(self.items) if self.totals else None)

    def insert(self, place: int) -> None:
        """Put a new item before the one at a place."""
        low = self.items[place - 1] if place > 0 else self.items[0] - 2 if self.items else 0.0
        high = self.items[place] if place < len(self.items) else low + 2
        new = low + (high - low) * self.chance.uniform(0.25, 0.75)
        if low < new < high:
            self.items.insert(place, new)

    def delete(self, first: int, count: int = 1) -> None:
        """Delete items from a place on."""
        self.lasting -= set(self.items[first : first + count])
        del self.items[first : first + count]

    def churn(self, most: int) -> None:
        """Change up to so many records, anywhere."""
        for _ in range(self.chance.randint(0, most)):
            if self.items and self.chance.random() < 0.5:
                self.delete(self.chance.randrange(len(self.items)))
            else:
                self.insert(self.chance.randint(0, len(self.items)))


def flow(store: Store, page_size: int, **options: Any) -> OffsetFlow[float]:
    """A flow through a store."""
    return OffsetFlow(WITH_TOTAL if store.totals else BARE, repr, page_size, **options)


def read(
    store: Store, through: OffsetFlow[float], change: Callable[[], None] = lambda: None, most: int = 100_000
) -> list[float]:
    """What a loop is given; ``change`` runs before each page is taken, and pages asked for ahead are taken in any order."""
    steps = through.run()
    step = next(steps)
    ready: dict[Ask, Page[float]] = {}
    for _ in range(most):
        store.given += step.page.items
        if not step.wants:
            return store.given
        step = steps.send(_arrived(store, step, ready, through.ahead, change))
    message = f"the flow goes on and on: {len(store.given)} items"
    raise AssertionError(message)


def _arrived(
    store: Store, step: Step[float], ready: dict[Ask, Page[float]], ahead: int, change: Callable[[], None]
) -> Page[float]:
    for ask in [ask for ask in ready if ask not in step.wants]:
        del ready[ask]
    while step.wants[0] not in ready:
        open_ = [ask for ask in step.wants[: min(ahead, step.eager)] if ask not in ready]
        ask = store.chance.choice(open_)
        change()
        ready[ask] = store.page(ask.skip, ask.limit)
    return ready.pop(step.wants[0])


def faults(given: Sequence[float], store: Store) -> tuple[set[float], list[float]]:
    """What was lost of the lasting items, and what came twice."""
    return store.lasting - set(given), [item for item, count in Counter(given).items() if count > 1]
