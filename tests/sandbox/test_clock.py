"""The clock that tests move, and HTTP dates."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truespec_sandbox._controls._clock import Clock
from truespec_sandbox._wire._text_values import format_http_date, parse_http_date

NOW = 1_795_174_730  # 2026-11-20
NOVEMBER_1994 = 784_111_777


def test_it_follows_the_system_time() -> None:
    """A new clock has the system's time; after advance it runs on from the new time."""
    clock = Clock()
    assert abs(clock.now() - time.time()) < 5
    clock.advance(86_400)
    first = clock.now()
    assert abs(first - time.time() - 86_400) < 5
    time.sleep(0.01)
    assert clock.now() > first
    clock.advance(-86_400)
    assert abs(clock.now() - time.time()) < 5


def test_it_stops_when_it_is_set() -> None:
    """A clock that was set moves by advance only, by exactly that, until it is reset."""
    clock = Clock()
    clock.set(NOW)
    time.sleep(0.01)
    assert (clock.now(), clock.is_stopped) == (NOW, True)
    clock.advance(0.5)
    assert clock.now() == NOW + 0.5
    clock.reset()
    assert not clock.is_stopped
    assert abs(clock.now() - time.time()) < 5


@pytest.mark.parametrize("timestamp", [math.nan, math.inf, -math.inf, -1, 946_684_799, 4_102_444_800, 1e300])
def test_it_stays_within_the_years_of_the_contract(timestamp: float) -> None:
    """A time that no timestamp of the contract may have is rejected in both ways, and the clock stays as it was."""
    clock = Clock()
    clock.set(NOW)
    with pytest.raises(ValueError, match="the clock cannot be set to"):
        clock.set(timestamp)
    with pytest.raises(ValueError, match="the clock cannot be set to"):
        clock.advance(timestamp - NOW)
    assert clock.now() == NOW


@given(st.integers(0, 4_102_444_799))
def test_a_formatted_date_parses_again(timestamp: int) -> None:
    """The format is the IMF-fixdate of the standard library, and parses as the same timestamp."""
    written = format_http_date(timestamp)
    assert written == format_datetime(datetime.fromtimestamp(timestamp, UTC), usegmt=True)
    assert parse_http_date(written, NOW) == timestamp


@pytest.mark.parametrize(
    "text",
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
)
def test_all_three_forms_parse(text: str) -> None:
    """The three forms of RFC 9110, section 5.6.7 give the same timestamp."""
    assert parse_http_date(text, NOW) == NOVEMBER_1994


def test_years_of_two_digits() -> None:
    """A year with two digits is at most 50 years ahead, else the most recent one with these digits."""
    assert parse_http_date("Friday, 20-Nov-76 00:00:00 GMT", NOW) == 3_373_056_000
    assert parse_http_date("Sunday, 20-Nov-77 00:00:00 GMT", NOW) == 248_832_000


def test_a_leap_second_is_the_second_before_it() -> None:
    """The grammar allows a leap second, which Unix time does not count."""
    assert parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT", NOW) == 1_483_228_799


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "1795174730", "2026-11-20T11:38:50Z", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 +0000", "sun, 06 nov 1994 08:49:37 gmt", "Sun, 6 Nov 1994 08:49:37 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", " Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT\n", "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT, x",
        "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, ٠٦ Nov 1994 08:49:37 GMT",
    ],
)  # fmt: skip
def test_anything_else_is_not_a_date(text: str) -> None:
    """What does not match one of the forms exactly, or names no real day, is not a date."""
    assert parse_http_date(text, NOW) is None
