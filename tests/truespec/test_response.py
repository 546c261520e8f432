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


DATE = "Sun, 01 Mar 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 60 ", 60.0),
        ("007", 7.0),
        ("2.5", 2.5),
        ("0.0", 0.0),
        ("99999999999", 99_999_999_999.0),
        ("1764554400", 1_764_554_400.0),
        ("9" * 99, float("9" * 99)),
        ("9" * 400, float("inf")),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sunday, 01-Mar-26 12:00:30 GMT", 30.0),
        ("Sun Mar  1 12:00:30 2026", 30.0),
        ("Sun, 01 Mar 2026 14:00:30 +0200", 30.0),
        ("Sun, 01 Mar 2026 11:59:60 GMT", 0.0),
        ("Sun, 01 Mar 2026 12:00:60 GMT", 60.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wednesday, 21-Oct-70 07:28:00 GMT", 1_408_735_680.0),
        ("Wednesday, 21-Oct-98 07:28:00 GMT", 0.0),
        ("Thu, 31 Dec 9999 23:59:59 GMT", 251_629_934_399.0),
    ],
)
def test_retry_after(text: str, seconds: float) -> None:
    """Retry-After may be in seconds, with decimals too, or a date, which counts from the response's own Date."""
    headers = Headers([("Retry-After", text), ("Date", DATE)])
    assert RawResponse(429, headers, b"").retry_after == seconds


@pytest.mark.parametrize("date", [None, "", "yesterday"])
def test_retry_after_without_a_date(date: str | None) -> None:
    """A date in Retry-After counts from our clock where the response has no valid Date."""
    in_half_a_minute = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    headers = Headers([("Retry-After", in_half_a_minute), *([] if date is None else [("Date", date)])])
    assert 25 < (RawResponse(429, headers, b"").retry_after or 0) <= 30


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "-5",
        "+5",
        "1e9",
        "0x10",
        "5 s",
        "5, 10",
        ".5",
        "2.",
        "1.2.3",
        "NaN",
        "inf",
        "\u0663",
        "2026-03-01T12:00:30Z",
        "Sun, 01 Mar 2026",
        "12:00:30",
        "Wed, 99 Oct 2015 99:28:00 GMT",
        "Sun, 01 Mar 2026 24:00:00 GMT",
        "Sun, 01 Mar 2026 12:00:61 GMT",
        "Mon, 01 Jan 99999999999 00:00:00 GMT",
    ],
)
def test_an_invalid_retry_after_is_none(text: str | None) -> None:
    """A Retry-After that is absent or invalid is None, never an exception."""
    headers = Headers([] if text is None else [("Retry-After", text)])
    assert RawResponse(429, headers, b"").retry_after is None
