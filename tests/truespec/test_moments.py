"""Moments as datetimes and as Unix seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truespec import RequestConformanceError, aware, moment, unix_seconds


@given(st.integers(-(10**10), 10**11))
def test_seconds_come_back(seconds: int) -> None:
    """Unix seconds read as a datetime are the same seconds when they are written."""
    assert unix_seconds("x", moment(seconds)) == seconds == unix_seconds("x", seconds)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.timezones()))  # noqa: DTZ001  (hypothesis wants them so)
def test_a_datetime_is_cut_to_its_second(value: datetime) -> None:
    """A datetime in any zone is written as the second that it is in."""
    found = moment(unix_seconds("x", value))
    assert timedelta(0) <= value - found < timedelta(seconds=1)


def test_a_naive_datetime_is_refused() -> None:
    """Without a time zone nothing is guessed; the error names the argument and shows what to write."""
    for check in (aware, unix_seconds):
        with pytest.raises(RequestConformanceError, match=r"due: a datetime without a time zone .* tzinfo=UTC"):
            check("due", datetime(2025, 6, 24))  # noqa: DTZ001  (that is the point)
    zone = timezone(timedelta(hours=2))
    assert aware("due", datetime(2025, 6, 24, tzinfo=zone)).tzinfo is zone


@pytest.mark.parametrize("value", [1.5, "1750000000", None, True])
def test_what_is_no_moment_is_refused(value: Any) -> None:
    """Fractions, text, booleans and nothing are no moments."""
    with pytest.raises(RequestConformanceError, match="due: a datetime or whole Unix seconds"):
        unix_seconds("due", value)


def test_reading_gives_utc() -> None:
    """What is read knows its time zone."""
    assert moment(0) == datetime(1970, 1, 1, tzinfo=UTC)
