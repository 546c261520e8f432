"""A store that changes while it is read, and a reader that drives a flow alone: nothing is sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from truespec import OffsetRules, Page
from truespec._pagination._offset import OffsetFlow

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from truespec._pagination._chain import PageRequest, PageResult

WITH_TOTAL = OffsetRules("getThings", offset="skip", limit="limit", items="/data/things", total="/data/total")
BARE = OffsetRules("getThings", offset="offset", limit="limit")


@define
class Store:
    """Items in a stable order: each is its own sort key, a fraction, so that one fits between any two."""

    items: list[float]
    chance: random.Random
    totals: bool = True
    clamp: int | None = None
    """The most items of a page, whatever the limit."""
    lasting: set[float] = field(init=False)
    """The items that were there at the beginning and have been there ever since."""
    requests: int = 0
    yielded: list[float] = field(factory=list)
    """What the loop has yielded."""

    def __attrs_post_init__(self) -> None:
        self.lasting = set(self.items)

    def page(self, skip: int, limit: int) -> Page[float]:
        """Return the page as the store is now."""
        self.requests += 1
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
    """Return a flow through a store."""
    return OffsetFlow(WITH_TOTAL if store.totals else BARE, repr, page_size, **options)


def read(
    store: Store, through: OffsetFlow[float], change: Callable[[], None] = lambda: None, most: int = 100_000
) -> list[float]:
    """Read the store to its end: ``change`` runs before each page, and prefetched pages arrive in any order."""
    results = through.run()
    result = next(results)
    ready: dict[PageRequest, Page[float]] = {}
    for _ in range(most):
        store.yielded += result.page.items
        if not result.next_requests:
            return store.yielded
        result = results.send(_receive(store, result, ready, through.prefetch, change))
    message = f"the flow does not end: {len(store.yielded)} items"
    raise AssertionError(message)


def _receive(
    store: Store,
    result: PageResult[float],
    ready: dict[PageRequest, Page[float]],
    prefetch: int,
    change: Callable[[], None],
) -> Page[float]:
    for request in [request for request in ready if request not in result.next_requests]:
        del ready[request]
    while result.next_requests[0] not in ready:
        open_ = [request for request in result.next_requests[: min(prefetch, result.lookahead)] if request not in ready]
        request = store.chance.choice(open_)
        change()
        ready[request] = store.page(request.skip, request.limit)
    return ready.pop(result.next_requests[0])


def find_losses(items: Sequence[float], store: Store) -> tuple[set[float], list[float]]:
    """Return which of the lasting items were lost, and which items came twice."""
    return store.lasting - set(items), [item for item, count in Counter(items).items() if count > 1]


def read_plainly(store: Store, page_size: int, change: Callable[[], None] = lambda: None) -> list[float]:
    """Read the store as a plain loop over offset and limit does, without overlapping pages."""
    items: list[float] = []
    while True:
        change()
        page = store.page(len(items), page_size)
        items += page.items
        if not page.items or (page.total is not None and len(items) >= page.total):
            return items
