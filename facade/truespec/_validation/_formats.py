"""The formats that documents name and the validator does not know by itself."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from truespec._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable

# The one form that may be sent (RFC 9110, section 5.6.7); datetime judges whether there is such a day.
_FIXDATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_http_date(text: str) -> bool:
    """Whether a text is an HTTP-date of the preferred form, such as ``Tue, 24 Jun 2025 09:30:00 GMT``."""
    match = _FIXDATE.fullmatch(text)
    if match is None:
        return False
    weekday, day, month, year, hour, minute, second = match.groups()
    try:
        # No datetime has a leap second, which is written as 60.
        moment = datetime(  # noqa: DTZ001  (only whether there is such a day is asked)
            int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), min(int(second), 59)
        )
    except ValueError:
        return False
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # whatever the locale
    return int(second) <= 60 and days[moment.weekday()] == weekday  # noqa: PLR2004  (a leap second)


FORMATS: dict[str, Callable[[str], bool]] = {"http-date": is_http_date}


def names_one(value: Any, at: Callable[[str], Any], seen: set[str] | None = None) -> bool:
    """Whether a schema, or one that it refers to, names a format of ours; ``at`` gives what stands at a JSON pointer.

    A validator that is given formats of ours judges everything slower by half, so only who needs them gets them.
    """
    seen = set() if seen is None else seen
    if is_array(value):
        return any(names_one(item, at, seen) for item in value)
    if not is_object(value):
        return False
    reference = value.get("$ref")
    if isinstance(reference, str) and reference not in seen:
        seen.add(reference)
        return names_one(at(reference.removeprefix("#")), at, seen)
    return value.get("format") in FORMATS or any(names_one(item, at, seen) for item in value.values())
