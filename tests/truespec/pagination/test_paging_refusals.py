"""Servers that do not page as they should: no listing goes on for ever, and none ends without a word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.truespec.pagination.store import BARE, WITH_TOTAL
from truespec import CursorPage, CursorRules, Page, PaginationError
from truespec._pagination._after import CursorFlow
from truespec._pagination._offset import OffsetFlow
from truespec._pagination._seen import Prints, Seen, fingerprint, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NUMBER = itertools.count(1_000_000)


def loop(page: Callable[[int, int], Sequence[int]], total: int | None, size: int = 10) -> tuple[list[int], list[int]]:
    """What a loop over such a server is given, and which offsets it asked for; no more than 2,000 pages."""
    steps = OffsetFlow(WITH_TOTAL if total is not None else BARE, int, size).run()
    step = next(steps)
    found: list[int] = []
    asked: list[int] = []
    while step.wants:
        assert len(asked) < 2000, "it goes on and on"
        asked.append(step.wants[0].skip)
        step = steps.send(Page(page(step.wants[0].skip, step.wants[0].limit), total))
        found += step.page.items
    return found, asked


A, B = list(range(10)), list(range(100, 110))
CALLS = itertools.count()
LIARS: dict[str, tuple[Callable[[int, int], Sequence[int]], int | None, str]] = {
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


@pytest.mark.parametrize("liar", LIARS)
def test_a_server_that_lies(liar: str) -> None:
    """A server whose pages contradict each other is a PaginationError that says what was seen and after how many items."""
    page, total, told = LIARS[liar]
    with pytest.raises(PaginationError, match=r"getThings: the listing cannot be trusted after \d+ items") as caught:
        loop(page, total)
    assert told in str(caught.value)
    assert caught.value.operation == "getThings"


def test_a_server_that_goes_in_circles() -> None:
    """A server that begins again behind its last item is noticed, however long the circle is."""
    for length in (25, 90, 700, 3000):
        with pytest.raises(PaginationError):
            loop(lambda skip, limit, length=length: [n % length for n in range(skip, skip + limit)], None)


def test_pages_that_are_smaller_than_asked_for() -> None:
    """A server that gives fewer items than it is asked for is read to its end, with a total and without one."""
    every = list(range(100))
    for total in (100, None):
        assert loop(lambda skip, limit: every[skip : skip + min(limit, 7)], total, 50)[0] == every


def test_pages_that_are_larger_than_asked_for() -> None:
    """A server that gives more items than it is asked for is read to its end."""
    every = list(range(100))
    assert loop(lambda skip, limit: every[skip : skip + limit + 5], 100)[0] == every


def test_a_total_that_shrinks_because_items_were_deleted() -> None:
    """A total that falls below what was read is no error when the listing has really become shorter: it is looked at."""
    every = list(range(100))
    totals = iter([100, 100, 100, 4, 4, 4])
    seen: list[int] = []

    def page(skip: int, limit: int) -> Page[int]:
        total = next(totals)
        seen.append(skip)
        return Page(every[:total][skip : skip + limit], total)

    steps = OffsetFlow(WITH_TOTAL, int, 10).run()
    step = next(steps)
    given = 0
    while step.wants:
        step = steps.send(page(step.wants[0].skip, step.wants[0].limit))
        given += len(step.page.items)
    assert given == 28
    assert seen[:4] == [0, 9, 18, 27]
    assert seen[4] == 0


def test_a_set_of_fingerprints() -> None:
    """The set knows what was added to it, also after it grew, and nothing else."""
    prints, known = Prints(), [fingerprint(number) for number in range(5000)]
    prints.add(known)
    prints.add(known)
    assert len(prints) == 5000
    assert prints.among(known) == set(known)
    assert not prints.among(fingerprint(str(number)) for number in range(5000))


def test_what_was_read_long_ago_is_still_known() -> None:
    """The last items have their ranks, older ones are known to be old, others are unknown."""
    seen = Seen(keep=10)
    for found in range(1, 101):
        assert list(seen.add([found])) == [0]
    assert seen.ranks([100, 91, 1, 200]) == [99, 90, -1, None]


def test_an_item_that_is_twice_on_a_page() -> None:
    """Of items that are on a page twice the first is taken, and both have its rank."""
    seen = Seen([7], keep=10)
    assert list(seen.add([1, 2, 1, 3, 2])) == [0, 1, 3]
    assert seen.ranks([7, 1, 2, 3]) == [0, 1, 2, 3]


def test_numbers_that_end_alike_are_spread() -> None:
    """Ids that have their last bits in common, as those of databases do, do not crowd the set: their keys have not."""
    ends = {key & 1023 for key in keys(range(0, 1000 << 22, 1 << 22))}
    assert len(ends) > 500
    assert len(set(keys(range(5000)))) == 5000


@pytest.mark.parametrize("has_long_hashes", [True, False])
def test_ids_that_differ_have_different_keys(monkeypatch: pytest.MonkeyPatch, has_long_hashes: bool) -> None:  # noqa: FBT001  (a parameter of pytest's)
    """A number, the text of it, and numbers of one Python hash are several ids, also where hashes have 32 bits."""
    monkeypatch.setattr("truespec._pagination._seen._HAS_LONG_HASHES", has_long_hashes)
    found = keys([1, "1", -1, -2, "-1"])
    assert len(set(found)) == 5
    assert all(0 < key < 2**64 for key in found)
    assert keys([1, "1", -1, -2, "-1"]) == found


def test_pages_of_one_hash_are_two_pages() -> None:
    """Behind cursors, a page is the same as an earlier one by its ids and not by Python's hash of them."""
    steps = CursorFlow(CursorRules("getThings", "after", "limit", "/items", "/end", "/more"), int, 2).run()
    next(steps)
    for item in (-1, -2):  # of which Python's hashes are equal
        step = steps.send(CursorPage([item], None, str(item), more=True))
        assert step.page.items == [item]
