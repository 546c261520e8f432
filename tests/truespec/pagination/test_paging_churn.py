"""The law of the flow by offset: what is there all the time comes exactly once, whatever others write meanwhile."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.truespec.pagination.store import Store, faults, flow, read

SEEDS = range(1000)


def quiet(items: int, page_size: int) -> int:
    """How many requests a listing of so many items may take when nobody writes."""
    return math.ceil((items - 1) / (page_size - 1)) + 1


def churned(seed: int, **options: bool | int) -> tuple[Store, list[float], float]:
    """A run while up to 5 records change before each page: the store, what was given, requests against a quiet run."""
    chance = random.Random(seed)  # noqa: S311  (made-up changes)
    items, page_size = chance.randint(200, 400), chance.randint(10, 25)
    totals = bool(options.pop("totals", True))
    store = Store([float(item) for item in range(items)], chance, totals)
    found = read(store, flow(store, page_size, **options), lambda: store.churn(5))
    return store, found, store.asked / quiet(items, page_size)


@pytest.mark.parametrize("ahead", [1, 8])
def test_nothing_is_lost_or_comes_twice(ahead: int) -> None:
    """1,000 runs, up to 5 changed records a page: none lost, none twice, no PaginationError, at most 2.5 times the requests."""
    worst = 0.0
    for seed in SEEDS:
        store, found, requests = churned(seed, ahead=ahead)
        assert faults(found, store) == (set(), []), f"seed {seed}"
        lasting = [item for item in found if item in store.lasting]
        assert lasting == sorted(lasting), f"seed {seed}: out of order"
        worst = max(worst, requests)
    assert worst <= 2.5


@pytest.mark.parametrize("ahead", [1, 8])
def test_nothing_is_lost_without_a_total(ahead: int) -> None:
    """The same holds where the API does not say how many items there are (the requests are not bounded here)."""
    for seed in SEEDS[::4]:
        store, found, _ = churned(seed, ahead=ahead, totals=False)
        assert faults(found, store) == (set(), []), f"seed {seed}"


def test_without_the_overlap_much_is_lost() -> None:
    """The law breaks in nearly every run when the overlap is switched off: it is what keeps it."""
    runs = [churned(seed, overlap=0)[:2] for seed in SEEDS[::10]]
    broken = [seed for seed, (store, found) in enumerate(runs) if faults(found, store) != (set(), [])]
    assert len(broken) > 90


@pytest.mark.parametrize("overlap", [0, 1])
def test_one_deletion_between_two_pages(overlap: int) -> None:
    """One deletion before the second page loses an item without the overlap, and none with it."""
    store = Store([float(item) for item in range(20)], random.Random(1))  # noqa: S311  (likewise)
    seen: list[int] = []

    def change() -> None:
        seen.append(1)
        if len(seen) == 2:
            store.delete(0)

    found = read(store, flow(store, 10, overlap=overlap), change)
    assert faults(found, store) == (set() if overlap else {10.0}, [])


CHANGES = {
    "the last items that were read": lambda store, at: store.delete(max(0, at - 4), 5),
    "the last pages that were read": lambda store, at: store.delete(max(0, at - 30), 31) if at % 3 == 0 else None,
    "all that was read": lambda store, _: store.delete(
        0, sum(item <= max(store.given, default=-1) for item in store.items)
    ),
    "as many before as are read": lambda store, at: [store.insert(at // 2) for _ in range(5)],
    "at the very beginning": lambda store, _: [store.insert(0) for _ in range(4)],
    "a hundred once": lambda store, at: [store.insert(at) for _ in range(100)] if store.asked == 3 else None,
    "both at once": lambda store, at: [store.delete(max(0, at - 2), 3), store.insert(0), store.insert(0)],
}


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("ahead", [1, 4])
@pytest.mark.parametrize("change", CHANGES)
def test_changes_where_they_hurt(change: str, ahead: int, totals: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    """The law holds when the very items are deleted by which the place is found, and when much is inserted before it."""
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311  (made-up changes)
        store = Store([float(item) for item in range(chance.randint(0, 300))], chance, totals)
        through = flow(store, chance.randint(10, 30), ahead=ahead)
        found = read(store, through, lambda store=store, through=through: CHANGES[change](store, through._offset))
        assert faults(found, store) == (set(), []), f"seed {seed}"


@settings(deadline=None, max_examples=300)
@given(
    items=st.integers(0, 300),
    page_size=st.integers(2, 60),
    clamp=st.none() | st.integers(2, 60),
    totals=st.booleans(),
    ahead=st.sampled_from([1, 3, 8]),
    max_items=st.none() | st.integers(0, 320),
)
def test_a_quiet_listing(
    items: int,
    page_size: int,
    clamp: int | None,
    totals: bool,  # noqa: FBT001  (likewise)
    ahead: int,
    max_items: int | None,
) -> None:
    """All items come in order, whatever the sizes; at most ceil((n-1)/(page_size-1)) + 1 requests where pages are whole."""
    store = Store([float(item) for item in range(items)], random.Random(items), totals, clamp)  # noqa: S311  (likewise)
    found = read(store, flow(store, page_size, ahead=ahead, max_items=max_items))
    assert found == store.items[:max_items]
    if (clamp is None or clamp >= page_size) and (totals or ahead == 1):
        assert store.asked <= max(1, quiet(items, page_size))
