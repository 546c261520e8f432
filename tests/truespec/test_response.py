"""Header fields and Retry-After."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime, timedelta

import pytest

from truespec import Headers, RawResponse


def test_header_names_are_case_insensitive() -> None:
    """A field is looked up by its name in any case; repeated fields are joined."""
    headers = Headers([("X-Id", "1"), ("x-id", "2"), ("Date", "now")])
    assert headers["X-ID"] == headers.get("x-Id") == "1, 2"
    assert list(headers) == ["x-id", "date"]
    assert list(headers.items()) == [("x-id", "1, 2"), ("date", "now")]
    assert "date" in headers
    assert (headers.get("X-Absent"), headers.get("X-Absent", "")) == (None, "")


def test_header_values_are_in_no_repr() -> None:
    """The repr of headers has their names and no values."""
    assert "secret" not in repr(RawResponse(200, Headers([("Set-Cookie", "secret")]), b"secret"))


def retry_after(text: str | None) -> float | None:
    """Return the ``retry_after`` of a response with such a Retry-After."""
    headers = Headers([] if text is None else [("Retry-After", text)])
    return RawResponse(429, headers, b"").retry_after


@pytest.mark.parametrize(("text", "seconds"), [("0", 0.0), ("7", 7.0), (" 60 ", 60.0)])
def test_retry_after_in_seconds(text: str, seconds: float) -> None:
    """Retry-After may be in seconds."""
    assert retry_after(text) == seconds


def test_retry_after_as_a_date() -> None:
    """Retry-After as an HTTP date is the time until then, and 0 when it has passed."""
    soon = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 25 < (retry_after(soon) or 0) <= 30
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "-5",
        "1.5",
        "1e9",
        "9" * 400,
        "Wed, 99 Oct 2015 99:28:00 GMT",
        "Mon, 01 Jan 99999999999 00:00:00 GMT",
    ],
)
def test_an_invalid_retry_after_is_none(text: str | None) -> None:
    """A Retry-After that is absent or invalid is None, never an exception."""
    assert retry_after(text) is None
