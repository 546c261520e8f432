"""Timestamps as datetimes and as Unix seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truespec import RequestConformanceError, from_timestamp, require_timezone, to_unix_seconds


@given(st.integers(-(10**10), 10**11))
def test_unix_seconds_round_trip(seconds: int) -> None:
    """Unix seconds read as a datetime are the same seconds when they are written."""
    assert to_unix_seconds("x", from_timestamp(seconds)) == seconds == to_unix_seconds("x", seconds)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.timezones()))  # noqa: DTZ001  (hypothesis takes naive bounds)
def test_datetimes_are_rounded_down(value: datetime) -> None:
    """A datetime in any time zone is written as its whole second."""
    assert timedelta(0) <= value - from_timestamp(to_unix_seconds("x", value)) < timedelta(seconds=1)


def test_naive_datetimes_are_rejected() -> None:
    """A datetime without a time zone is an error that names the argument and shows what to write."""
    for validate in (require_timezone, to_unix_seconds):
        with pytest.raises(RequestConformanceError, match=r"due: a datetime without a time zone .* tzinfo=UTC"):
            validate("due", datetime(2025, 6, 24))  # noqa: DTZ001  (the invalid value)
    zone = timezone(timedelta(hours=2))
    assert require_timezone("due", datetime(2025, 6, 24, tzinfo=zone)).tzinfo is zone


@pytest.mark.parametrize("value", [1.5, "1750000000", None, True])
def test_other_types_are_rejected(value: Any) -> None:
    """Fractions, strings, booleans and None are not timestamps."""
    with pytest.raises(RequestConformanceError, match="due: expected a datetime or whole Unix seconds"):
        to_unix_seconds("due", value)


def test_datetimes_are_in_utc() -> None:
    """A datetime made from Unix seconds is in UTC."""
    assert from_timestamp(0) == datetime(1970, 1, 1, tzinfo=UTC)
