"""Moments as Wethod writes them and filters by them.

In the store a moment is a number of Unix seconds, on the wire RFC 3339 in UTC with milliseconds, which are zeros: the
records of this sandbox change on whole seconds.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._state._selection import Comparison, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|([+-])(\d\d):(\d\d))")
_OPERATORS: dict[str, Operator] = {"eq": "eq", "neq": "neq", "gt": "gt", "gte": "gte", "lt": "lt", "lte": "lte"}


def written(moment: JSON) -> JSON:
    """Write a moment.

    Args:
        moment: Unix seconds; anything else is returned as it is.

    Returns:
        The moment as ``2026-06-01T12:00:00.000Z``.

    """
    if not isinstance(moment, int):
        return moment
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds(text: str) -> float:
    """Read a moment that the contract found right.

    Args:
        text: such as ``2024-01-01T20:00:00+02:00``; a day that its month lacks counts from the end of the month.

    Returns:
        Unix seconds.

    """
    return _days(text) * _DAY + _time_of_day(text) - _offset(text)


@attrs.frozen
class MomentFilter:
    """The filter ``field=operator:moment,…`` with the field's own name as the parameter.

    Without an operator it means the day of the moment, from midnight to midnight in the moment's own zone: the page of
    the contacts speaks of records changed "on a date". A record whose field is null is found by no operator.

    Attributes:
        field: the field, kept in Unix seconds, which the collection has to index.

    """

    field: str

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the bounds that a query sets.

        Args:
            query: the checked query parameters.

        Returns:
            None, one or several bounds, which have to hold together.

        """
        if self.field not in query:
            return []
        sent = str(query[self.field])
        operator, _, operands = ("", "", sent) if sent[0].isdecimal() else sent.partition(":")
        moments = [seconds(each) for each in operands.split(",")]
        match operator:
            case "":
                midnight = moments[0] - _time_of_day(sent)
                return [self._bound("gte", midnight), self._bound("lt", midnight + _DAY)]
            case "in":
                return [Comparison(self.field, "in", tuple(moments))]
            case "nin":
                return [self._bound("neq", each) for each in moments]
            case "bt":
                return [self._bound("gte", moments[0]), self._bound("lte", moments[1])]
            case _:
                return [self._bound(_OPERATORS[operator], moments[0])]

    def _bound(self, operator: Operator, moment: float) -> Comparison:
        return Comparison(self.field, operator, moment)


def _parts(text: str) -> tuple[str, ...]:
    found = _MOMENT.fullmatch(text)
    if found is None:
        message = f"{text!r} is no moment, which the contract should have told"
        raise ValueError(message)
    return found.groups("0")


def _days(text: str) -> int:
    year, month, day = map(int, _parts(text)[:3])
    return date(year, month, 1).toordinal() + day - 1 - _EPOCH


def _time_of_day(text: str) -> float:
    hours, minutes, rest = _parts(text)[3:6]
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def _offset(text: str) -> int:
    sign, hours, minutes = _parts(text)[6:]
    return (int(hours) * 3600 + int(minutes) * 60) * (-1 if sign == "-" else 1)
