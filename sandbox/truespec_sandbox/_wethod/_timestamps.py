"""Wethod's timestamps: their format, and filters by them.

In the store a timestamp is a number of Unix seconds; in a response it is RFC 3339 in UTC with milliseconds.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._state._selection import Comparison, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_TIMESTAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|([+-])(\d\d):(\d\d))")
_OPERATORS: dict[str, Operator] = {"eq": "eq", "neq": "neq", "gt": "gt", "gte": "gte", "lt": "lt", "lte": "lte"}


def format_timestamp(timestamp: JSON) -> JSON:
    """Format a timestamp.

    Args:
        timestamp: Unix seconds; anything else is returned as it is.

    Returns:
        The timestamp as ``2026-06-01T12:00:00.000Z``.

    """
    if not isinstance(timestamp, (int, float)):
        return timestamp
    return datetime.fromtimestamp(timestamp, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _parse_timestamp(text: str) -> float:
    # A day that its month lacks, which the contract allows, counts on into the next month.
    # Rounded, so that it equals the number in the store.
    return round(_parse_days(text) * _DAY + _parse_time_of_day(text) - _parse_offset(text), 6)


@frozen
class TimestampFilter:
    """The filter ``field=operator:timestamp,…`` with the field's own name as the parameter.

    Without an operator it selects the day of the timestamp, from midnight to midnight in its own zone: the published
    page of contacts has records changed "on a date". No operator selects a record whose field is null.

    Attributes:
        field: the field, stored in Unix seconds, which the collection has to index.

    """

    field: str

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the comparisons that a query asks for.

        Args:
            query: the validated query parameters.

        Returns:
            Any number of comparisons, all of which a record has to pass.

        """
        if self.field not in query:
            return []
        value = str(query[self.field])
        operator, _, operands = ("", "", value) if value[0].isdecimal() else value.partition(":")
        timestamps = [_parse_timestamp(each) for each in operands.split(",")]
        match operator:
            case "":
                midnight = timestamps[0] - _parse_time_of_day(value)
                return [self._compare("gte", midnight), self._compare("lt", midnight + _DAY)]
            case "in":
                return [Comparison(self.field, "in", tuple(timestamps))]
            case "nin":
                return [self._compare("neq", each) for each in timestamps]
            case "bt":
                return [self._compare("gte", timestamps[0]), self._compare("lte", timestamps[1])]
            case _:
                return [self._compare(_OPERATORS[operator], timestamps[0])]

    def _compare(self, operator: Operator, timestamp: float) -> Comparison:
        return Comparison(self.field, operator, timestamp)


def _split(text: str) -> tuple[str, ...]:
    match = _TIMESTAMP.fullmatch(text)
    if match is None:
        message = f"{text!r} is not a timestamp, and the contract did not reject it"
        raise ValueError(message)
    return match.groups("0")


def _parse_days(text: str) -> int:
    year, month, day = map(int, _split(text)[:3])
    return date(year, month, 1).toordinal() + day - 1 - _EPOCH


def _parse_time_of_day(text: str) -> float:
    hours, minutes, rest = _split(text)[3:6]
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def _parse_offset(text: str) -> int:
    sign, hours, minutes = _split(text)[6:]
    return (int(hours) * 3600 + int(minutes) * 60) * (-1 if sign == "-" else 1)
