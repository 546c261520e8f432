"""A walk through a listing, driven by hand: which pages it asks for, and when it ends."""

from __future__ import annotations

from typing import Any

import pytest

from truespec import Call, ConfigurationError, Listing, Page, PaginationError
from truespec._paging import Walk


def walk(pages: dict[int, Page[int]], **options: Any) -> tuple[list[tuple[int, int]], list[int]]:
    """The (skip, limit) that a listing asks for when the server has these pages, and the items it gets."""
    asked: list[tuple[int, int]] = []
    items: list[int] = []

    def describe(skip: int, limit: int) -> Call[Page[int]]:
        asked.append((skip, limit))
        return Call(None, None)  # type: ignore[arg-type]  # never sent

    found = Walk(Listing(describe, **options))
    while found.call() is not None:
        items += found.take(pages[asked[-1][0]]).items
    return asked, items


def test_it_ends_at_the_total() -> None:
    """No page is asked for beyond the total."""
    pages = {0: Page([1, 2], 3), 2: Page([3], 3)}
    assert walk(pages, page_size=2) == ([(0, 2), (2, 2)], [1, 2, 3])


def test_it_ends_at_an_empty_page_without_a_total() -> None:
    """Where the API gives no total, an empty page ends the listing, and a short one does not."""
    pages = {0: Page([1, 2]), 2: Page([3]), 3: Page([])}
    assert walk(pages, page_size=2) == ([(0, 2), (2, 2), (3, 2)], [1, 2, 3])


def test_an_empty_page_before_the_total_is_an_error() -> None:
    """A server that announces more items than it gives is not believed to have given them all."""
    with pytest.raises(PaginationError, match="announced 9"):
        walk({0: Page([1], 9), 1: Page([], 9)}, page_size=2)
    with pytest.raises(PaginationError):
        walk({0: Page([], 3)})


def test_an_empty_page_after_a_deletion_ends_it() -> None:
    """A total that has shrunk below what was taken ends the listing."""
    assert walk({0: Page([1, 2], 4), 2: Page([], 2)}, page_size=2) == ([(0, 2), (2, 2)], [1, 2])


def test_it_advances_by_what_came() -> None:
    """A server that gives smaller pages than asked for is read to its end."""
    pages = {0: Page([1, 2], 5), 2: Page([3, 4], 5), 4: Page([5], 5)}
    assert walk(pages, page_size=100) == ([(0, 100), (2, 100), (4, 100)], [1, 2, 3, 4, 5])


def test_it_asks_for_no_more_than_wanted() -> None:
    """max_items makes the last page smaller and asks for nothing when it is 0."""
    pages = {0: Page([1, 2], 9), 2: Page([3], 9)}
    assert walk(pages, page_size=2, max_items=3) == ([(0, 2), (2, 1)], [1, 2, 3])
    assert walk(pages, max_items=0) == ([], [])


def test_the_same_page_twice_is_an_error() -> None:
    """A server that gives the same page again and again is noticed at the second time."""
    page = Page([1, 2], 9)
    with pytest.raises(PaginationError, match="same page twice"):
        walk({0: page, 2: page}, page_size=2)


def test_a_page_that_is_too_long_is_cut() -> None:
    """max_items holds when the server gives more items than it was asked for."""
    assert walk({0: Page([1, 2, 3, 4, 5], 5)}, max_items=3) == ([(0, 3)], [1, 2, 3])


@pytest.mark.parametrize("name", ["page_size", "max_items"])
@pytest.mark.parametrize("value", [-1, "10", 1.5, True, 2**31])
def test_numbers_that_make_no_sense(name: str, value: object) -> None:
    """A page size or a bound is a whole number that makes sense, and the message names it."""
    with pytest.raises(ConfigurationError, match=name):
        walk({}, **{name: value})


def test_a_page_size_of_none() -> None:
    """A page has at least one item."""
    with pytest.raises(ConfigurationError, match="page_size"):
        walk({}, page_size=0)
