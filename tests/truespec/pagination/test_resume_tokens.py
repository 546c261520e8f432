"""Resume tokens: their text, and what makes it invalid."""

from __future__ import annotations

import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from clemta_api.api.contacts import get_contacts
from tests.truespec.pagination.store import Store, find_losses, flow
from truespec import ConfigurationError
from truespec._pagination import _resume
from truespec._pagination._resume import CursorToken, OffsetToken

DIGEST = b"8 bytes."
FINGERPRINT = st.integers(1, 2**64 - 1)
TOKENS = st.one_of(
    st.builds(
        OffsetToken,
        st.integers(0, 2**40),
        st.none() | st.integers(0, 2**40),
        st.booleans(),
        st.lists(FINGERPRINT, min_size=1, max_size=32).map(tuple),
    ),
    st.builds(
        CursorToken, st.none() | st.text(st.characters(codec="utf-8")), st.lists(FINGERPRINT, max_size=9).map(tuple)
    ).filter(lambda token: token.after is not None or token.fingerprints),
)


@given(TOKENS)
def test_round_trip(token: Any) -> None:
    """A token is decoded as it was encoded, and its text can stand in a URL, a file and a log."""
    text = _resume.encode_token(token, DIGEST)
    assert _resume.decode_token(text, DIGEST, type(token)) == token
    assert text.startswith("v1.")
    assert text.removeprefix("v1.").replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    "text", ["", "v1.", "v1.AAAA", "v2.AAAA", "v1.ä", "page 3", 7, None, b"v1.AAAA", "v1." + "A" * 99]
)
def test_invalid_cursor(text: object) -> None:
    """A value that is not a cursor raises ConfigurationError, which says where cursors come from."""
    with pytest.raises(ConfigurationError, match=r"pass the value of `pager\.cursor` or `error\.cursor`"):
        _resume.decode_token(text, DIGEST, OffsetToken)


def test_damaged_cursor() -> None:
    """A cursor that lost its end, or of which one character changed, raises ConfigurationError."""
    text = _resume.encode_token(OffsetToken(49, 100, True, (1, 2, 3)), DIGEST)  # noqa: FBT003  (complete)
    for index in range(3, len(text)):
        other = "A" if text[index] != "A" else "B"
        for wrong in (text[:index], text[:index] + other + text[index + 1 :]):
            with pytest.raises(ConfigurationError):
                _resume.decode_token(wrong, DIGEST, OffsetToken)


def test_cursor_of_another_listing() -> None:
    """A cursor of other arguments, or of the other kind of listing, raises an error that says what to do."""
    text = _resume.encode_token(CursorToken("abc", ()), DIGEST)
    for listing, kind in ((b"another.", CursorToken), (DIGEST, OffsetToken)):
        with pytest.raises(ConfigurationError, match="the same operation and the same arguments"):
            _resume.decode_token(text, listing, kind)


def test_digest() -> None:
    """Arguments that select items are part of the digest, those that select the page are not."""

    def digest(**arguments: str) -> bytes:
        return _resume.compute_digest(get_contacts.build(**arguments), ("skip", "limit"))

    first = digest(company_id="a", sort="email")
    assert first == digest(company_id="a", sort="email", skip="40", limit="9")
    assert (
        len({first, digest(company_id="b", sort="email"), digest(company_id="a"), digest(company_id="a", sort="x")})
        == 4
    )


@settings(deadline=None, max_examples=200)
@given(
    length=st.integers(1, 200),
    page_size=st.integers(2, 30),
    stop=st.integers(1, 200),
    seed=st.integers(0, 9999),
    totals=st.booleans(),
    changes=st.integers(0, 8),
)
def test_resume_after_any_item(
    length: int,
    page_size: int,
    stop: int,
    seed: int,
    changes: int,
    totals: bool,  # noqa: FBT001  (likewise)
) -> None:
    """A loop that stops after any item and resumes from its cursor, while others write, yields each lasting item once."""
    store = Store([float(item) for item in range(length)], random.Random(seed), totals)  # noqa: S311  (made-up changes)
    results = flow(store, page_size).run()
    result = next(results)
    items: list[float] = []
    while result.next_requests and len(items) < stop:
        result = results.send(store.page(result.next_requests[0].skip, result.next_requests[0].limit))
        count = min(len(result.page.items), stop - len(items))
        items += result.page.items[:count]
    token = result.resume_state.token_after(count)
    assert isinstance(token, OffsetToken)
    store.churn(changes)
    token = _resume.decode_token(_resume.encode_token(token, DIGEST), DIGEST, OffsetToken)
    assert isinstance(token, OffsetToken)
    results = flow(store, page_size + 1, start=evolve(token)).run()
    result = next(results)
    while result.next_requests:
        result = results.send(store.page(result.next_requests[0].skip, result.next_requests[0].limit))
        items += result.page.items
    assert find_losses(items, store) == (set(), [])
