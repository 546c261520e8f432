"""The flow of a listing, driven by hand: which pages it asks for, and when it ends."""

from __future__ import annotations

from typing import Any

import pytest

from truespec import Call, ConfigurationError, Listing, Page, PaginationError


def walk(pages: dict[int, Page[int]], **options: Any) -> tuple[list[tuple[int, int]], list[int]]:
    """The (skip, limit) that a listing asks for when the server has these pages, and the items it gets."""
    asked: list[tuple[int, int]] = []
    items: list[int] = []

    def describe(skip: int, limit: int) -> Call[Page[int]]:
        asked.append((skip, limit))
        return Call(None, None)  # type: ignore[arg-type]  # never sent

    flow = Listing(describe, **options).flow()
    try:
        next(flow)
        while True:
            page = pages[asked[-1][0]]
            items += page.items
            flow.send(page)
    except StopIteration:
        return asked, items


def test_it_ends_at_the_total() -> None:
    """No page is asked for beyond the total."""
    pages = {0: Page([1, 2], 3), 2: Page([3], 3)}
    assert walk(pages, page_size=2) == ([(0, 2), (2, 2)], [1, 2, 3])


def test_it_ends_at_an_empty_page_without_a_total() -> None:
    """Where the API gives no total, an empty page ends the listing, and a short one does not."""
    pages = {0: Page([1, 2]), 2: Page([3]), 3: Page([])}
    assert walk(pages, page_size=2) == ([(0, 2), (2, 2), (3, 2)], [1, 2, 3])


def test_it_ends_when_the_total_is_never_reached() -> None:
    """A total that is too high does no harm: an empty page ends the listing."""
    assert walk({0: Page([1], 9), 1: Page([], 9)}, page_size=2) == ([(0, 2), (1, 2)], [1])


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


@pytest.mark.parametrize("options", [{"page_size": 0}, {"page_size": -1}, {"max_items": -1}])
def test_numbers_that_make_no_sense(options: dict[str, int]) -> None:
    """A page size below 1 or a negative bound is refused."""
    with pytest.raises(ConfigurationError):
        walk({}, **options)
