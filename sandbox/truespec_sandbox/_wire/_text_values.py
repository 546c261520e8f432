"""Texts of a request as values: percent-encoding, numbers and booleans, HTTP-dates; each read strictly."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import formatdate
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,307})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,200})(\.[0-9]{1,200})?([eE][+-]?[0-9]{1,2})?")
_BOOLEANS = {"true": True, "false": False}

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_SHORT_DAYS = "|".join(day[:3] for day in _DAYS)
# RFC 9110, section 5.6.7: IMF-fixdate, and the two obsolete forms that a recipient has to read as well (RFC 850's and
# asctime's).
_DATE_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<day>{_SHORT_DAYS}), (?P<date>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_TIME} GMT",
        rf"(?P<day>{'|'.join(_DAYS)}), (?P<date>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_TIME} GMT",
        rf"(?P<day>{_SHORT_DAYS}) {_MONTH} (?P<date>[0-9 ][0-9]) {_TIME} (?P<year>[0-9]{{4}})",
    )
)
_LEAP_SECOND = 60
_TWO_DIGITS = 2
_FARTHEST_FUTURE = 50


class EncodingError(ValueError):
    """A part of a URL that cannot be decoded; the message says why and quotes nothing of it."""


def percent_decode(encoded: str) -> str:
    """Decode one path segment, or one name or value of a query string whose ``+`` are spaces already (RFC 3986).

    Args:
        encoded: the text as it was sent.

    Returns:
        The decoded text.

    Raises:
        EncodingError: a ``%`` without two hexadecimal digits, or bytes that are not UTF-8.

    """
    if "%" not in encoded:
        return encoded
    if _BROKEN_ESCAPE.search(encoded):
        message = "a % is not followed by two hexadecimal digits"
        raise EncodingError(message)
    try:
        return unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        message = "the bytes are not UTF-8"
        raise EncodingError(message) from None


def query_pairs(query: str) -> list[tuple[str, str]]:
    """Split a query string into its names and values, in the order sent, repeated names included.

    Args:
        query: the part of the URL behind the question mark.

    Returns:
        The decoded name and the encoded value of each pair: a comma that separates has to be distinguished from one
        that was escaped. A name without ``=`` has the empty text as its value.

    Raises:
        EncodingError: a name cannot be decoded.

    """
    pairs = (pair.replace("+", " ").partition("=") for pair in query.split("&") if pair)
    return [(percent_decode(name), value) for name, _, value in pairs]


def query_values(query: str) -> dict[str, str]:
    """Return the decoded values of a query string by name, of a repeated name the last; raise ``EncodingError``."""
    return {name: percent_decode(value) for name, value in query_pairs(query)}


def parse_scalar(text: str, schema_type: JSON) -> JSON:
    """Return the number or boolean of a text; the text itself when it is none, so that validation reports it."""
    if schema_type == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if schema_type == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if schema_type == "boolean":
        return _BOOLEANS.get(text, text)
    return text


def format_http_date(timestamp: int) -> str:
    """Format Unix seconds as an HTTP-date, such as ``Tue, 24 Jun 2025 09:30:00 GMT``."""
    return formatdate(timestamp, usegmt=True)


def parse_http_date(text: str, now: int) -> int | None:
    """Parse an HTTP-date.

    Args:
        text: the value of a header field.
        now: the time in Unix seconds, which decides the century of a year with two digits.

    Returns:
        Unix seconds; ``None`` when the text is not exactly of one of the three forms, or names a day that does not
        exist or has another weekday, so that the field is to be ignored (RFC 9110, section 13.1.3).

    """
    match = next((match for match in (form.fullmatch(text) for form in _DATE_FORMS) if match is not None), None)
    if match is None:
        return None
    second = int(match["second"])
    try:
        date = datetime(
            _full_year(match["year"], now),
            _MONTHS.index(match["month"]) + 1,
            int(match["date"]),
            int(match["hour"]),
            int(match["minute"]),
            # The grammar has room for a leap second, Unix time has none.
            min(second, _LEAP_SECOND - 1),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    if second > _LEAP_SECOND or not _DAYS[date.weekday()].startswith(match["day"][:3]):
        return None
    return int(date.timestamp())


def _full_year(digits: str, now: int) -> int:
    if len(digits) != _TWO_DIGITS:
        return int(digits)
    this_year = datetime.fromtimestamp(now, UTC).year
    year = this_year - this_year % 100 + int(digits)
    # RFC 9110: what appears to be more than 50 years in the future is the most recent year with the same digits.
    return year - 100 if year > this_year + _FARTHEST_FUTURE else year
