"""Filters of listings by a timestamp: ``field=operator:value`` in the query, a function for each operator here.

>>> from datetime import UTC, datetime
>>> from wethod import gt
>>> gt(datetime(2026, 5, 1, tzinfo=UTC)).to_param("updated_at")
'gt:2026-05-01T00:00:00+00:00'
"""

from __future__ import annotations

import contextlib
import itertools
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from truespec import RequestConformanceError, require_timezone
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Iterable


_MAX_TIMESTAMPS = 1_000


@frozen
class Filter:
    """A condition on a timestamp, made by ``eq``, ``gt`` and the other functions of this module."""

    operator: str = ""
    timestamps: tuple[datetime, ...] = field(default=(), repr=False)
    raw: str = ""
    """The whole text of the parameter, as ``raw`` takes it."""

    def to_param(self, name: str) -> str:
        """Return the value of the query parameter ``name``, before it is percent-encoded.

        Raises:
            RequestConformanceError: A timestamp is not a datetime, or has no time zone.
        """
        if self.raw or not self.timestamps:
            return self.raw
        operands = ",".join(_format_timestamp(name, timestamp) for timestamp in self.timestamps)
        return f"{self.operator}:{operands}" if self.operator else operands


def to_param(name: str, condition: Filter | datetime | Unset) -> str | Unset:
    """Return the value of the query parameter ``name``; a datetime alone is sent without an operator.

    Raises:
        RequestConformanceError: A timestamp is not a datetime, or has no time zone.
    """
    if isinstance(condition, Unset):
        return UNSET
    return (condition if isinstance(condition, Filter) else Filter(timestamps=(condition,))).to_param(name)


def _format_timestamp(name: str, timestamp: object) -> str:
    if not isinstance(timestamp, datetime):
        message = f"{name}: expected a datetime or a filter such as gt(timestamp), got {type(timestamp).__name__}; \
use raw(text) to send a text; nothing was sent"
        raise RequestConformanceError(message)
    # A timestamp of a response is sent as the server itself wrote it.
    text = getattr(require_timezone(name, timestamp), "text", None)
    return text if isinstance(text, str) and text else timestamp.isoformat()


def eq(timestamp: datetime) -> Filter:
    """Return a filter for exactly this time.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("eq", (timestamp,))


def neq(timestamp: datetime) -> Filter:
    """Return a filter for any other time.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("neq", (timestamp,))


def gt(timestamp: datetime) -> Filter:
    """Return a filter for later times.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("gt", (timestamp,))


def gte(timestamp: datetime) -> Filter:
    """Return a filter for this time and later ones.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("gte", (timestamp,))


def lt(timestamp: datetime) -> Filter:
    """Return a filter for earlier times.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("lt", (timestamp,))


def lte(timestamp: datetime) -> Filter:
    """Return a filter for this time and earlier ones.

    Args:
        timestamp: A datetime with a time zone.
    """
    return Filter("lte", (timestamp,))


def in_(timestamps: Iterable[datetime]) -> Filter:
    """Return a filter for any of these times.

    Args:
        timestamps: Datetimes with a time zone, at least one.
    """
    return Filter("in", _to_tuple(timestamps))


def nin(timestamps: Iterable[datetime]) -> Filter:
    """Return a filter for none of these times.

    Args:
        timestamps: Datetimes with a time zone, at least one.
    """
    return Filter("nin", _to_tuple(timestamps))


def _to_tuple(timestamps: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return the timestamps.  Raises RequestConformanceError when there are none, too many, or they cannot be looped over."""
    values: tuple[datetime, ...] = ()
    with contextlib.suppress(Exception):  # of an iterator of the caller's
        values = tuple(itertools.islice(timestamps, _MAX_TIMESTAMPS + 1))
    if not 0 < len(values) <= _MAX_TIMESTAMPS:
        message = f"expected 1 to {_MAX_TIMESTAMPS} timestamps in a list; nothing was sent"
        raise RequestConformanceError(message)
    return values


def between(first: datetime, last: datetime) -> Filter:
    """Return a filter for a range that includes both ends; its operator is ``bt``.

    Args:
        first: A datetime with a time zone.
        last: Likewise, not before ``first``.
    """
    return Filter("bt", (first, last))


def raw(text: str) -> Filter:
    """Return a filter with the text of the parameter, for what the other functions do not offer.

    Args:
        text: Operator, colon and value, such as ``gt:2026-05-01T00:00:00+02:00``; its ``+`` is sent as ``%2B``.
    """
    return Filter(raw=text)
