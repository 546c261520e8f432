"""HTTP-dates as RFC 9110, section 5.6.7 has them: three forms are read, one is written."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import formatdate

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_SHORT = "|".join(day[:3] for day in _DAYS)
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        # IMF-fixdate, and the two obsolete forms that a recipient has to read as well: RFC 850's and asctime's.
        rf"(?P<day>{_SHORT}), (?P<date>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_TIME} GMT",
        rf"(?P<day>{'|'.join(_DAYS)}), (?P<date>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_TIME} GMT",
        rf"(?P<day>{_SHORT}) {_MONTH} (?P<date>[0-9 ][0-9]) {_TIME} (?P<year>[0-9]{{4}})",
    )
)
_LEAP_SECOND = 60
_TWO_DIGITS = 2
_FARTHEST_FUTURE = 50


def write(moment: int) -> str:
    """Write Unix seconds as an HTTP-date, such as ``Tue, 24 Jun 2025 09:30:00 GMT``."""
    return formatdate(moment, usegmt=True)


def read(text: str, now: int) -> int | None:
    """Read an HTTP-date.

    Args:
        text: the value of a header field.
        now: the time in Unix seconds, which tells the century of a year with two digits.

    Returns:
        The moment in Unix seconds; ``None`` when the text is not exactly of one of the three forms, or names no day
        that exists or one with another weekday, so that the field is to be ignored (RFC 9110, section 13.1.3).

    """
    found = next((match for match in (form.fullmatch(text) for form in _FORMS) if match is not None), None)
    if found is None:
        return None
    second = int(found["second"])
    try:
        moment = datetime(
            _year(found["year"], now),
            _MONTHS.index(found["month"]) + 1,
            int(found["date"]),
            int(found["hour"]),
            int(found["minute"]),
            # The grammar has room for a leap second, the calendar of Unix seconds has none.
            min(second, _LEAP_SECOND - 1),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    if second > _LEAP_SECOND or not _DAYS[moment.weekday()].startswith(found["day"][:3]):
        return None
    return int(moment.timestamp())


def _year(digits: str, now: int) -> int:
    if len(digits) != _TWO_DIGITS:
        return int(digits)
    this_year = datetime.fromtimestamp(now, UTC).year
    year = this_year - this_year % 100 + int(digits)
    # RFC 9110: what appears to be more than 50 years in the future is the most recent year with the same digits.
    return year - 100 if year > this_year + _FARTHEST_FUTURE else year
