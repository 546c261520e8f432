"""The clock that tests turn, and HTTP-dates."""

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


def test_it_goes_with_the_machine_until_it_is_turned() -> None:
    """A new clock tells the machine's time; one that was advanced goes on from there."""
    clock = Clock()
    assert abs(clock.now() - time.time()) < 5
    clock.advance(86_400)
    first = clock.now()
    assert abs(first - time.time() - 86_400) < 5
    time.sleep(0.01)
    assert clock.now() > first
    clock.advance(-86_400)
    assert abs(clock.now() - time.time()) < 5


def test_it_stands_still_once_it_is_set() -> None:
    """A clock that was set moves by advance alone, by exactly that, until it is reset."""
    clock = Clock()
    clock.set(NOW)
    time.sleep(0.01)
    assert (clock.now(), clock.is_stopped) == (NOW, True)
    clock.advance(0.5)
    assert clock.now() == NOW + 0.5
    clock.reset()
    assert not clock.is_stopped
    assert abs(clock.now() - time.time()) < 5


@pytest.mark.parametrize("moment", [math.nan, math.inf, -math.inf, -1, 946_684_799, 4_102_444_800, 1e300])
def test_it_stays_within_the_years_of_the_contract(moment: float) -> None:
    """A moment that no timestamp of the contract may have is refused in both ways, and the clock stays as it was."""
    clock = Clock()
    clock.set(NOW)
    with pytest.raises(ValueError, match="the clock cannot be set to"):
        clock.set(moment)
    with pytest.raises(ValueError, match="the clock cannot be set to"):
        clock.advance(moment - NOW)
    assert clock.now() == NOW


@given(st.integers(0, 4_102_444_799))
def test_a_date_that_is_written_is_read_again(moment: int) -> None:
    """What is written is the IMF-fixdate that the standard library writes, and reads as the same moment."""
    written = format_http_date(moment)
    assert written == format_datetime(datetime.fromtimestamp(moment, UTC), usegmt=True)
    assert parse_http_date(written, NOW) == moment


@pytest.mark.parametrize(
    "text",
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
)
def test_all_three_forms_are_read(text: str) -> None:
    """The three forms of RFC 9110, section 5.6.7 are the same moment."""
    assert parse_http_date(text, NOW) == NOVEMBER_1994


def test_two_digits_of_a_year_are_the_nearest_past() -> None:
    """A year with two digits is at most 50 years ahead, else it is the last one that ended so."""
    assert parse_http_date("Friday, 20-Nov-76 00:00:00 GMT", NOW) == 3_373_056_000
    assert parse_http_date("Sunday, 20-Nov-77 00:00:00 GMT", NOW) == 248_832_000


def test_a_leap_second_is_the_second_before_it() -> None:
    """The grammar has room for a leap second, which Unix time does not count."""
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
def test_anything_else_is_no_date(text: str) -> None:
    """What is not exactly of one of the forms, or names no real day, is not taken for a date."""
    assert parse_http_date(text, NOW) is None
