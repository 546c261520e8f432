"""Resume tokens: their text, and what makes it invalid."""

from __future__ import annotations

import base64
import contextlib
import random
import struct
import zlib
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from clemta_api.api.contacts import get_contacts
from tests.truespec.pagination.store import Store, find_losses, flow, read
from truespec import ConfigurationError, PaginationError
from truespec._pagination import _resume
from truespec._pagination._chain import fingerprint
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


def forge(kind: bytes, payload: bytes) -> str:
    """Return a cursor with any payload and the right checksum."""
    checksum = zlib.crc32(kind + DIGEST + payload).to_bytes(4, "big")
    packed = base64.urlsafe_b64encode(kind + checksum + DIGEST + payload)
    return "v1." + packed.decode().rstrip("=")


COUNT = st.integers(0, 2**64 - 1) | st.integers(0, 100)
OFFSET_PAYLOADS = st.tuples(
    COUNT, COUNT, st.integers(0, 255), st.lists(FINGERPRINT, max_size=40), st.binary(max_size=9)
).map(lambda fields: struct.pack(f">QQB{len(fields[3])}Q", *fields[:3], *fields[3]) + fields[4])
CURSOR_PAYLOADS = st.tuples(st.integers(0, 2**32 - 1) | st.integers(0, 9), st.binary(max_size=99)).map(
    lambda fields: struct.pack(">I", fields[0]) + fields[1]
)


@settings(max_examples=1_000, deadline=None)
@given(
    st.sampled_from([b"o", b"c", b"x", b"\0"]),
    st.binary(max_size=80) | OFFSET_PAYLOADS | CURSOR_PAYLOADS,
    st.booleans(),
)
def test_forged_cursor(kind: bytes, payload: bytes, totals: bool) -> None:  # noqa: FBT001  (drawn by hypothesis)
    """Any bytes with the right checksum are no cursor, or one from which a loop ends after few requests."""
    text = forge(kind, payload)
    expected = CursorToken if kind == b"c" else OffsetToken
    try:
        token = _resume.decode_token(text, DIGEST, expected)
    except ConfigurationError:
        return
    assert _resume.encode_token(token, DIGEST) == text
    if not isinstance(token, OffsetToken):
        return
    store = Store([float(item) for item in range(60)], random.Random(0), totals)  # noqa: S311  (made-up changes)
    with contextlib.suppress(PaginationError):  # the items of the cursor are not there any more
        read(store, flow(store, 10, start=token), most=100)
    assert store.requests < 80


@pytest.mark.parametrize("changed", [0, 1, 8, 16, 17, 24, -1])
def test_each_field_changed(changed: int) -> None:
    """A cursor with any value in any byte of a field, and the right checksum, is no cursor or one that works."""
    store = Store([float(item) for item in range(60)], random.Random(0))  # noqa: S311  (made-up changes)
    keys = [fingerprint(repr(item)) for item in store.items[:10]]
    payload = bytearray(struct.pack(">QQ?10Q", 9, 60, True, *keys))  # noqa: FBT003  (complete)
    original = payload[changed]
    for value in range(256):
        payload[changed] = value
        try:
            token = _resume.decode_token(forge(b"o", bytes(payload)), DIGEST, OffsetToken)
        except ConfigurationError:
            assert value != original
            continue
        assert isinstance(token, OffsetToken)
        store.yielded.clear()
        store.requests = 0
        assert read(store, flow(store, 10, start=token)) == store.items[10:] or changed in {-1, 17, 24}
        assert store.requests < 20


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("length", [0, 1, 10, 50, 1_000])
@pytest.mark.parametrize("offset", [2_000, 20_000, 2**53])
def test_resume_far_behind_the_end(offset: int, length: int, complete: bool) -> None:  # noqa: FBT001  (a parameter)
    """A listing that is much shorter than before is searched below its total, or in a hundred requests without one."""
    for totals in (True, False):
        store = Store([float(item) for item in range(length)], random.Random(0), totals)  # noqa: S311  (made-up changes)
        last = [fingerprint(repr(item)) for item in store.items[-5:]] or [1]
        token = OffsetToken(offset, offset + 100 if totals else None, False, tuple(last))  # noqa: FBT003  (not complete)
        if length:
            assert read(store, flow(store, 50, start=token)) == []
            assert store.requests <= (4 if totals else 2 * offset.bit_length() + 4)
        store.requests = 0
        lost = flow(store, 50, start=evolve(token, complete=complete, fingerprints=(1, 2, 3)))
        if complete:  # nothing that was read is left, so all that is there is new
            assert read(store, lost) == store.items
        else:
            with pytest.raises(PaginationError, match="not one of the last 3 items"):
                read(store, lost)
        assert store.requests <= (2 * (length // 49) + 5 if totals else 101 + length // 49 * complete)


def test_resume_on_the_last_page() -> None:
    """A loop that resumes where one page has all that is left takes one request."""
    store = Store([float(item) for item in range(100)], random.Random(0))  # noqa: S311  (made-up changes)
    token = OffsetToken(94, 100, False, (fingerprint(repr(store.items[94])),))  # noqa: FBT003  (not complete)
    assert read(store, flow(store, 50, start=token)) == store.items[95:]
    assert store.requests == 1


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
