"""Cursors as texts: what they keep, and what they refuse."""

from __future__ import annotations

import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from clemta_api.api.contacts import get_contacts
from tests.truespec.pagination.store import Store, faults, flow
from truespec import ConfigurationError
from truespec._pagination import _place
from truespec._pagination._place import CursorPlace, OffsetPlace

LISTING = b"8 bytes."
PRINT = st.integers(1, 2**64 - 1)
PLACES = st.one_of(
    st.builds(
        OffsetPlace,
        st.integers(0, 2**40),
        st.none() | st.integers(0, 2**40),
        st.booleans(),
        st.lists(PRINT, max_size=32).map(tuple),
    ),
    st.builds(CursorPlace, st.none() | st.text(st.characters(codec="utf-8")), st.lists(PRINT, max_size=9).map(tuple)),
)


@given(PLACES)
def test_a_place_comes_back(place: Any) -> None:
    """What a cursor was written from is read from it, and it can stand in a URL, a file and a log."""
    text = _place.write(place, LISTING)
    assert _place.read(text, LISTING, type(place)) == place
    assert text.startswith("v1.")
    assert text.removeprefix("v1.").replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    "text", ["", "v1.", "v1.AAAA", "v2.AAAA", "v1.ä", "page 3", 7, None, b"v1.AAAA", "v1." + "A" * 99]
)
def test_what_is_no_cursor_is_refused(text: object) -> None:
    """A text that is no cursor is a ConfigurationError that says where cursors come from."""
    with pytest.raises(ConfigurationError, match="of a pager or of an error"):
        _place.read(text, LISTING, OffsetPlace)


def test_a_cursor_that_was_cut_or_changed_is_refused() -> None:
    """A cursor that lost its end, or of which one character changed, is refused rather than used."""
    text = _place.write(OffsetPlace(49, 100, True, (1, 2, 3)), LISTING)  # noqa: FBT003  (a place in a listing)
    for place in range(3, len(text)):
        other = "A" if text[place] != "A" else "B"
        for wrong in (text[:place], text[:place] + other + text[place + 1 :]):
            with pytest.raises(ConfigurationError):
                _place.read(wrong, LISTING, OffsetPlace)


def test_a_cursor_of_another_listing_is_refused() -> None:
    """A cursor of other arguments, or of the other kind of listing, is refused with what to do."""
    text = _place.write(CursorPlace("abc", ()), LISTING)
    for listing, kind in ((b"another.", CursorPlace), (LISTING, OffsetPlace)):
        with pytest.raises(ConfigurationError, match="the same operation and the same arguments"):
            _place.read(text, listing, kind)


def test_the_digest_is_of_what_is_listed() -> None:
    """Arguments that choose what is listed are in the digest, those that choose the page are not."""

    def digest(**arguments: str) -> bytes:
        return _place.digest(get_contacts.build(**arguments), ("skip", "limit"))

    first = digest(company_id="a", sort="email")
    assert first == digest(company_id="a", sort="email", skip="40", limit="9")
    assert (
        len({first, digest(company_id="b", sort="email"), digest(company_id="a"), digest(company_id="a", sort="x")})
        == 4
    )


@settings(deadline=None, max_examples=200)
@given(
    items=st.integers(1, 200),
    page_size=st.integers(2, 30),
    stop=st.integers(1, 200),
    seed=st.integers(0, 9999),
    totals=st.booleans(),
    changes=st.integers(0, 8),
)
def test_going_on_from_any_item(
    items: int,
    page_size: int,
    stop: int,
    seed: int,
    changes: int,
    totals: bool,  # noqa: FBT001  (likewise)
) -> None:
    """A loop that ends after any item and goes on from its cursor, while others write, gives what lasts exactly once."""
    store = Store([float(item) for item in range(items)], random.Random(seed), totals)  # noqa: S311  (made-up changes)
    steps = flow(store, page_size).run()
    step = next(steps)
    given: list[float] = []
    while step.wants and len(given) < stop:
        step = steps.send(store.page(step.wants[0].skip, step.wants[0].limit))
        handed = min(len(step.page.items), stop - len(given))
        given += step.page.items[:handed]
    place = step.trail.place(handed)
    assert isinstance(place, OffsetPlace)
    store.churn(changes)
    place = _place.read(_place.write(place, LISTING), LISTING, OffsetPlace)
    assert isinstance(place, OffsetPlace)
    steps = flow(store, page_size + 1, start=evolve(place)).run()
    step = next(steps)
    while step.wants:
        step = steps.send(store.page(step.wants[0].skip, step.wants[0].limit))
        given += step.page.items
    assert faults(given, store) == (set(), [])
