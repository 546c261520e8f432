"""Servers whose pages cannot be trusted: no listing goes on for ever, and none ends in silence."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.truespec.pagination.store import BARE, WITH_TOTAL
from truespec import CursorPage, CursorRules, Page, PaginationError
from truespec._pagination._chain import EVICTED, SeenIds, to_keys
from truespec._pagination._cursor import CursorFlow
from truespec._pagination._offset import OffsetFlow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NUMBER = itertools.count(1_000_000)


def loop(page: Callable[[int, int], Sequence[int]], total: int | None, size: int = 10) -> tuple[list[int], list[int]]:
    """Return the items of a loop over such a server and the offsets it requested; fails after 2,000 pages."""
    results = OffsetFlow(WITH_TOTAL if total is not None else BARE, int, size).run()
    result = next(results)
    items: list[int] = []
    offsets: list[int] = []
    while result.next_requests:
        assert len(offsets) < 2000, "the flow does not end"
        offsets.append(result.next_requests[0].skip)
        result = results.send(Page(page(result.next_requests[0].skip, result.next_requests[0].limit), total))
        items += result.page.items
    return items, offsets


A, B = list(range(10)), list(range(100, 110))
CALLS = itertools.count()
SERVERS: dict[str, tuple[Callable[[int, int], Sequence[int]], int | None, str]] = {
    "ignores the offset": (lambda _s, _l: A, 1000, "the same page again and again"),
    "ignores the offset, without a total": (lambda _s, _l: A, None, "the same page again and again"),
    "gives two pages in turn": (lambda _s, _l: A if next(CALLS) % 2 else B, 1000, "the same page again and again"),
    "gives two pages in turn, joined": (lambda skip, _: A if skip == 0 else [9, *B[:9]], 1000, "same page again"),
    "has nothing in the middle": (
        lambda skip, limit: [] if skip > 20 else range(skip, skip + limit),
        90,
        "announced 90 items and gave an empty page at skip=",
    ),
    "has nothing at all": (lambda _s, _l: [], 3, "announced 3 items and gave an empty page at skip=0"),
    "never ends": (lambda skip, limit: range(skip, skip + limit), 30, "counts 30 items in all and gave 10 at skip="),
    "counts less than was read": (lambda skip, limit: range(skip, skip + limit), 5, "counts 5 items"),
    "gives one item a page": (lambda skip, _: range(skip, skip + 1), 100, "the same page again and again"),
    "has new ids each time": (lambda _s, _l: [next(NUMBER) for _ in range(10)], 100, "another id each time"),
    "has new ids each time, without a total": (
        lambda _s, _l: [next(NUMBER) for _ in range(10)],
        None,
        "another id each time",
    ),
}


@pytest.mark.parametrize("server", SERVERS)
def test_contradicting_pages(server: str) -> None:
    """Pages that contradict each other raise PaginationError, which says why and after how many items."""
    page, total, reason = SERVERS[server]
    with pytest.raises(PaginationError, match=r"getThings: the listing cannot be trusted after \d+ items") as caught:
        loop(page, total)
    assert reason in str(caught.value)
    assert caught.value.operation == "getThings"


def test_circles() -> None:
    """A server that starts again after its last item raises PaginationError, however long the circle is."""
    for length in (25, 90, 700, 3000):
        with pytest.raises(PaginationError):
            loop(lambda skip, limit, length=length: [n % length for n in range(skip, skip + limit)], None)


def test_pages_below_the_limit() -> None:
    """A server whose pages have fewer items than the limit is read to its end, with a total and without one."""
    every = list(range(100))
    for total in (100, None):
        assert loop(lambda skip, limit: every[skip : skip + min(limit, 7)], total, 50)[0] == every


def test_pages_above_the_limit() -> None:
    """A server whose pages have more items than the limit is read to its end."""
    every = list(range(100))
    assert loop(lambda skip, limit: every[skip : skip + limit + 5], 100)[0] == every


def test_a_shrinking_total() -> None:
    """A total below what was read is no error when the listing has really become shorter: the start is read again."""
    every = list(range(100))
    totals = iter([100, 100, 100, 4, 4, 4])
    seen: list[int] = []

    def page(skip: int, limit: int) -> Page[int]:
        total = next(totals)
        seen.append(skip)
        return Page(every[:total][skip : skip + limit], total)

    results = OffsetFlow(WITH_TOTAL, int, 10).run()
    result = next(results)
    yielded = 0
    while result.next_requests:
        result = results.send(page(result.next_requests[0].skip, result.next_requests[0].limit))
        yielded += len(result.page.items)
    assert yielded == 28
    assert seen[:4] == [0, 9, 18, 27]
    assert seen[4] == 0


def test_evicted_ids() -> None:
    """The last items keep their ranks, older ones are EVICTED, others have none."""
    seen = SeenIds(keep=10)
    for key in range(1, 101):
        assert list(seen.add([key])) == [0]
    assert seen.ranks([100, 91, 1, 200]) == [99, 90, EVICTED, None]


def test_an_item_twice_on_a_page() -> None:
    """Of an item that is on a page twice the first counts, and both have its rank."""
    seen = SeenIds([7], keep=10)
    assert list(seen.add([1, 2, 1, 3, 2])) == [0, 1, 3]
    assert seen.ranks([7, 1, 2, 3]) == [0, 1, 2, 3]


@pytest.mark.parametrize("has_long_hashes", [True, False])
def test_different_ids_have_different_keys(monkeypatch: pytest.MonkeyPatch, has_long_hashes: bool) -> None:  # noqa: FBT001  (a parameter of the test)
    """A number, its text, and numbers of one Python hash are different ids, also where hashes have 32 bits."""
    monkeypatch.setattr("truespec._pagination._chain._HAS_LONG_HASHES", has_long_hashes)
    keys = to_keys([1, "1", -1, -2, "-1"])
    assert len(set(keys)) == 5
    assert to_keys([1, "1", -1, -2, "-1"]) == keys


def test_pages_with_one_hash() -> None:
    """By cursor, a page is the same as an earlier one by its ids and not by Python's hash of them."""
    rules = CursorRules("getThings", after="after", limit="limit", end="/end", more="/more")
    results = CursorFlow(rules, int, 2).run()
    next(results)
    for item in (-1, -2):  # of which Python's hashes are equal
        result = results.send(CursorPage([item], None, str(item), more=True))
        assert result.page.items == [item]
