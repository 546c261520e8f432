"""The orders of listings in memory: always equal to a fresh query, and read without a walk."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truespec_sandbox._state import _selection
from truespec_sandbox._state._selection import Comparison, Selection
from truespec_sandbox._state._store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

API, THINGS = "api", "things"
FIELDS = ("name", "size")
VALUES = st.none() | st.integers(-3, 3) | st.just(1.5) | st.just(2**70) | st.sampled_from(["", "a", "B", "é", "a\0b"])
BODIES = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, VALUES))
OWNERS = st.sampled_from(["one", "two"])
STEPS = st.tuples(st.sampled_from(["insert", "replace", "delete", "undone"]), OWNERS, st.integers(0, 9), BODIES)
SELECTIONS = [
    Selection(owner, skip, 3, comparisons, search, ("name",), sort, descending)
    for owner, skip, comparisons, search, sort, descending in product(
        ("one", "two"),
        (0, 3, 2**70),
        ((), (Comparison("size", "gte", 0),), (Comparison("size", "is", None),)),
        ("", "A"),
        (None, *FIELDS),
        (False, True),
    )
]


class RollbackError(Exception):
    """Ends a transaction without its changes."""


@pytest.fixture
def store() -> Iterator[Store]:
    """Give a store in memory."""
    result = open_store(None)
    yield result
    result.close()


def put(store: Store, number: int, owner: str = "one", **body: Any) -> None:
    """Insert one record."""
    with store.transaction(API, writes=True) as records:
        records.insert(THINGS, owner, body, indexed=FIELDS, record_id=f"id{number}")


def take(store: Store, step: tuple[str, str, int, dict[str, Any]]) -> None:
    """Change one record, when the step can be taken; an undone step inserts a record that never stays."""
    kind, owner, number, body = step
    record_id = f"{owner}{number}"
    with suppress(RollbackError), store.transaction(API, writes=True) as records:
        is_there = records.find(THINGS, record_id) is not None
        if kind == "delete":
            records.delete(THINGS, record_id)
        elif kind == "replace" and is_there:
            records.replace(THINGS, record_id, body, indexed=FIELDS)
        elif not is_there:
            records.insert(THINGS, owner, {**body, "id": record_id}, indexed=FIELDS, record_id=record_id)
            if kind == "undone":
                records.page(THINGS, Selection(owner, 0, 10))
                raise RollbackError


def pages(store: Store, selections: list[Selection]) -> list[Any]:
    """Read pages."""
    with store.transaction(API, writes=False) as records:
        return [records.page(THINGS, selection) for selection in selections]


@settings(deadline=None, max_examples=40)
@given(steps=st.lists(STEPS, max_size=25), read=st.lists(st.sampled_from(SELECTIONS), min_size=1, max_size=14))
def test_cached_pages_equal_fresh_queries(
    steps: list[tuple[str, str, int, dict[str, Any]]], read: list[Selection]
) -> None:
    """Whatever is inserted, changed, deleted or undone between reads, each page is that of an order made anew."""
    store = open_store(None)
    for step in steps:
        take(store, step)
        kept = pages(store, read)
        with store.transaction(API, writes=False):
            store._orders.clear()
        anew = pages(store, read)
        assert kept == anew
        for page, selection in zip(anew, read, strict=True):
            assert len(page.bodies) == max(min(page.total - selection.skip, selection.limit), 0)
    store.close()


def test_ascending_and_descending_mirror_each_other(store: Store) -> None:
    """Equal values follow their ids, nothing stands before numbers and numbers before texts; descending is the mirror."""
    for number, size in enumerate(["b", 2, None, 1.5, "a", 2, "B"]):
        put(store, number, size=size, n=number)
    upward = [2, 3, 1, 5, 6, 4, 0]
    for skip in range(15):
        up, down = (Selection("one", skip, 3, sort="size", descending=descending) for descending in (False, True))
        result = [[body["n"] for body in page.bodies] for page in pages(store, [up, down])]
        assert result == [upward[skip : skip + 3], upward[::-1][skip : skip + 3]]


def test_a_page_does_not_walk(store: Store) -> None:
    """Once a listing was read, any page of it costs the same few steps of SQLite among 20 records and among 2,000."""
    steps: dict[int, list[int]] = {}
    for size in (20, 2000):
        with store.transaction(API, writes=True) as records:
            for number in range(size):
                records.insert(THINGS, f"of {size}", {"size": -number}, indexed=FIELDS, record_id=f"{size}/{number}")
        reads = [Selection(f"of {size}", skip, 10, sort=sort) for skip in (0, size - 10) for sort in (None, "size")]
        pages(store, reads)
        steps[size] = []
        for selection in reads:
            count = [0]
            store._connection.set_progress_handler(lambda count=count: count.__setitem__(0, count[0] + 1), 1)
            assert pages(store, [selection])[0].total == size
            store._connection.set_progress_handler(None, 1)
            steps[size].append(count[0])
    assert max(steps[2000]) <= max(steps[20]) * 1.1, steps
    assert min(steps[20]) > 0


def test_a_change_moves_one_record_and_not_all(store: Store) -> None:
    """A record that is inserted into a sorted listing of 2,000 is put in its place in a few steps, not by a new sort."""
    with store.transaction(API, writes=True) as records:
        for number in range(2000):
            records.insert(THINGS, "one", {"size": number}, indexed=FIELDS, record_id=f"{number:04}")
    selection = Selection("one", 1000, 2, sort="size")
    pages(store, [selection])
    count = [0]
    store._connection.set_progress_handler(lambda: count.__setitem__(0, count[0] + 1), 1)
    put(store, 9999, size=999.5)
    result = pages(store, [selection])[0]
    store._connection.set_progress_handler(None, 1)
    assert [body["size"] for body in result.bodies] == [999.5, 1000]
    assert result.total == 2001
    assert count[0] < 2000


def test_writes_of_another_program_are_seen(tmp_path: Path) -> None:
    """A record that another program deletes from the file is gone from the next page and its total."""
    path = tmp_path / "state.sqlite"
    store = open_store(path)
    put(store, 1, size=1)
    put(store, 2, size=2)
    selection = Selection("one", 0, 5)
    assert pages(store, [selection])[0].total == 2
    other = sqlite3.connect(path)
    other.execute("DELETE FROM records WHERE id = 'id1'")
    other.commit()
    other.close()
    page = pages(store, [selection])[0]
    assert (page.total, [body["size"] for body in page.bodies]) == (1, [2])
    store.close()


def test_reset_and_restore_drop_the_orders(store: Store) -> None:
    """After a reset a listing that was read before is empty, and after a restore it is what the snapshot holds."""
    put(store, 1, size=1)
    selection = Selection("one", 0, 5)
    assert pages(store, [selection])[0].total == 1
    kept = store.snapshot()
    store.reset()
    assert pages(store, [selection])[0].total == 0
    store.restore(kept)
    assert pages(store, [selection])[0].total == 1


def test_memory_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 16 orders are kept, and fewer when they are long; one is kept however long it is."""
    for number in range(30):
        put(store, number, size=number)
    pages(store, [Selection("one", 0, 5, (Comparison("size", "gte", bound),)) for bound in range(20)])
    assert len(store._orders._orders) == 16
    monkeypatch.setattr(_selection, "_MOST_SEQUENCES", 10)
    pages(store, [Selection("one", 0, 5)])
    assert [key[2].comparisons for key in store._orders._orders] == [()]


def test_an_unread_order_is_dropped(store: Store) -> None:
    """After 64 changes without a read an order is dropped, so that many creates pay nothing for an old listing."""
    pages(store, [Selection("one", 0, 5, sort="size")])
    for number in range(64):
        put(store, number, size=number)
    assert len(store._orders._orders) == 1
    put(store, 64, size=64)
    assert not store._orders._orders
    assert pages(store, [Selection("one", 0, 5, sort="size")])[0].total == 65
