"""Filters of a listing by a moment: ``field=operator:value`` on the wire, a function for each operator here.

>>> from datetime import UTC, datetime
>>> from wethod import gt
>>> gt(datetime(2026, 5, 1, tzinfo=UTC)).text("updated_at")
'gt:2026-05-01T00:00:00+00:00'
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from truespec import RequestConformanceError, require_timezone
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Filter:
    """What a listing is narrowed to, made by ``eq``, ``gt`` and the other functions beside it."""

    operator: str = ""
    moments: tuple[datetime, ...] = field(default=(), repr=False)
    raw: str = ""
    """The whole text, where it was given as it goes on the wire."""

    def text(self, name: str) -> str:
        """What goes on the wire as the value of the parameter ``name``, before it is percent-encoded.

        Raises:
            RequestConformanceError: A moment is no datetime, or has no time zone.
        """
        if self.raw or not self.moments:
            return self.raw
        operands = ",".join(_written(name, moment) for moment in self.moments)
        return f"{self.operator}:{operands}" if self.operator else operands


def sent(name: str, value: Filter | datetime | Unset) -> str | Unset:
    """The value of the parameter ``name``; a bare moment is sent without an operator.

    Raises:
        RequestConformanceError: A moment is no datetime, or has no time zone.
    """
    if isinstance(value, Unset):
        return UNSET
    return (value if isinstance(value, Filter) else Filter(moments=(value,))).text(name)


def _written(name: str, moment: object) -> str:
    if not isinstance(moment, datetime):
        message = f"{name}: a datetime or a filter such as gt(moment) is wanted, not {type(moment).__name__}; \
raw(text) sends a text; nothing was sent"
        raise RequestConformanceError(message)
    # A moment that was read from an answer is sent as the server itself wrote it.
    spelling = getattr(require_timezone(name, moment), "text", None)
    return spelling if isinstance(spelling, str) and spelling else moment.isoformat()


def eq(moment: datetime) -> Filter:
    """Exactly then.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("eq", (moment,))


def neq(moment: datetime) -> Filter:
    """At any other time.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("neq", (moment,))


def gt(moment: datetime) -> Filter:
    """After that moment.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("gt", (moment,))


def gte(moment: datetime) -> Filter:
    """At that moment or after it.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("gte", (moment,))


def lt(moment: datetime) -> Filter:
    """Before that moment.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("lt", (moment,))


def lte(moment: datetime) -> Filter:
    """At that moment or before it.

    Args:
        moment: A datetime with a time zone.
    """
    return Filter("lte", (moment,))


def in_(moments: Iterable[datetime]) -> Filter:
    """At one of these moments.

    Args:
        moments: Datetimes with a time zone, one at least.
    """
    return Filter("in", tuple(moments))


def nin(moments: Iterable[datetime]) -> Filter:
    """At none of these moments.

    Args:
        moments: Datetimes with a time zone, one at least.
    """
    return Filter("nin", tuple(moments))


def between(first: datetime, last: datetime) -> Filter:
    """From one moment to another, both included; ``bt`` on the wire.

    Args:
        first: A datetime with a time zone.
        last: Likewise, not before ``first``.
    """
    return Filter("bt", (first, last))


def raw(text: str) -> Filter:
    """A filter as it is to go on the wire, for what the functions beside this one do not say.

    Args:
        text: Operator, colon and value, such as ``gt:2026-05-01T00:00:00+02:00``; its ``+`` is sent as ``%2B`` for you.
    """
    return Filter(raw=text)
