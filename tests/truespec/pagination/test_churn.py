"""The property of listings by offset: an item that is there all the time comes exactly once, whatever others write."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.truespec.pagination.store import Store, find_losses, flow, read, read_plainly

SEEDS = range(200)
MORE_SEEDS = range(200, 1000)


def requests_when_unchanged(items: int, page_size: int) -> int:
    """Return how many requests a listing of this length may take when nobody writes."""
    return math.ceil((items - 1) / (page_size - 1)) + 1


def read_with_churn(seed: int, *, totals: bool = True, **options: int) -> tuple[Store, list[float], float]:
    """Read while up to 5 records change before each page; return the store, the items, and the ratio of requests."""
    chance = random.Random(seed)  # noqa: S311  (made-up changes)
    length, page_size = chance.randint(200, 400), chance.randint(10, 25)
    store = Store([float(item) for item in range(length)], chance, totals)
    items = read(store, flow(store, page_size, **options), lambda: store.churn(5))
    return store, items, store.requests / requests_when_unchanged(length, page_size)


@pytest.mark.parametrize("seeds", [SEEDS, pytest.param(MORE_SEEDS, marks=pytest.mark.exhaustive)], ids=["some", "more"])
@pytest.mark.parametrize("prefetch", [1, 8])
def test_nothing_is_lost_or_comes_twice(prefetch: int, seeds: range) -> None:
    """Up to 5 changed records a page lose no item and repeat none, at no more than 2.5 times the requests."""
    worst = 0.0
    for seed in seeds:
        store, items, requests = read_with_churn(seed, prefetch=prefetch)
        assert find_losses(items, store) == (set(), []), f"seed {seed}"
        lasting = [item for item in items if item in store.lasting]
        assert lasting == sorted(lasting), f"seed {seed}: out of order"
        worst = max(worst, requests)
    assert worst <= 2.5


@pytest.mark.parametrize("prefetch", [1, 8])
def test_nothing_is_lost_without_a_total(prefetch: int) -> None:
    """The same holds where responses carry no total (the requests are not bounded there)."""
    for seed in SEEDS[::4]:
        store, items, _ = read_with_churn(seed, prefetch=prefetch, totals=False)
        assert find_losses(items, store) == (set(), []), f"seed {seed}"


def test_a_plain_loop_loses_items() -> None:
    """A plain loop over offset and limit loses or repeats items in nearly every run under the same changes."""
    lossy = 0
    for seed in range(100):
        chance = random.Random(seed)  # noqa: S311  (made-up changes)
        store = Store([float(item) for item in range(300)], chance)
        items = read_plainly(store, 15, lambda store=store: store.churn(5))
        lossy += find_losses(items, store) != (set(), [])
    assert lossy > 90


@pytest.mark.parametrize("plain", [True, False])
def test_one_deletion_between_two_pages(plain: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    """One deletion before the second page makes a plain loop lose an item, and ours none."""
    store = Store([float(item) for item in range(20)], random.Random(1))  # noqa: S311  (likewise)

    def change() -> None:
        if store.requests == 1:
            store.delete(0)

    items = read_plainly(store, 10, change) if plain else read(store, flow(store, 10), change)
    assert find_losses(items, store) == ({10.0} if plain else set(), [])


CHANGES = {
    "the last items that were read": lambda store, at: store.delete(max(0, at - 4), 5),
    "the last pages that were read": lambda store, at: store.delete(max(0, at - 30), 31) if at % 3 == 0 else None,
    "all that was read": lambda store, _: store.delete(
        0, sum(item <= max(store.yielded, default=-1) for item in store.items)
    ),
    "as many before as are read": lambda store, at: [store.insert(at // 2) for _ in range(5)],
    "at the very beginning": lambda store, _: [store.insert(0) for _ in range(4)],
    "a hundred once": lambda store, at: [store.insert(at) for _ in range(100)] if store.requests == 3 else None,
    "both at once": lambda store, at: [store.delete(max(0, at - 2), 3), store.insert(0), store.insert(0)],
}


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("change", CHANGES)
def test_changes_at_the_position(change: str, prefetch: int, totals: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    """Nothing is lost when the items by which the position is found are deleted, or when much is inserted before it."""
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311  (made-up changes)
        store = Store([float(item) for item in range(chance.randint(0, 300))], chance, totals)
        offset_flow = flow(store, chance.randint(10, 30), prefetch=prefetch)
        items = read(
            store, offset_flow, lambda store=store, offset_flow=offset_flow: CHANGES[change](store, offset_flow._offset)
        )
        assert find_losses(items, store) == (set(), []), f"seed {seed}"


@settings(deadline=None, max_examples=300)
@given(
    length=st.integers(0, 300),
    page_size=st.integers(2, 60),
    clamp=st.none() | st.integers(2, 60),
    totals=st.booleans(),
    prefetch=st.sampled_from([1, 3, 8]),
    max_items=st.none() | st.integers(0, 320),
)
def test_an_unchanged_listing(
    length: int,
    page_size: int,
    clamp: int | None,
    totals: bool,  # noqa: FBT001  (likewise)
    prefetch: int,
    max_items: int | None,
) -> None:
    """All items come in order, whatever the sizes; at most ceil((n-1)/(page_size-1)) + 1 requests where pages are whole."""
    store = Store([float(item) for item in range(length)], random.Random(length), totals, clamp)  # noqa: S311  (likewise)
    items = read(store, flow(store, page_size, prefetch=prefetch, max_items=max_items))
    assert items == store.items[:max_items]
    if (clamp is None or clamp >= page_size) and (totals or prefetch == 1):
        assert store.requests <= max(1, requests_when_unchanged(length, page_size))
