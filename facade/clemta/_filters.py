"""Filters of listings: an operator, what is compared with, and perhaps the end of a range.

>>> from datetime import UTC, datetime
>>> from clemta import gt
>>> gt(datetime(2025, 6, 24, tzinfo=UTC)).operator
'gt'
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from attrs import frozen

from clemta_api.types import UNSET, Unset
from truespec import RequestConformanceError, Timestamp, unix_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Number: TypeAlias = int | float | Decimal


@frozen
class Filter(Generic[T_co]):
    """What a listing is narrowed to, made by ``gt``, ``lt``, ``eq`` and ``raw``."""

    operator: str
    value: T_co
    end: T_co | None = None


def gt(value: T, *, end: T | None = None) -> Filter[T]:
    """More, or later, than a value.

    Args:
        value: What is compared with.
        end: The upper end of a range.  That there is one is published, whether it is part of the range is not; our sandbox
            takes it for a part.
    """
    return Filter("gt", value, end)


def lt(value: T) -> Filter[T]:
    """Less, or earlier, than a value.

    Args:
        value: What is compared with.
    """
    return Filter("lt", value)


def eq(value: T) -> Filter[T]:
    """Equal to a value.

    Args:
        value: What is compared with.
    """
    return Filter("eq", value)


def raw(operator: str, value: T, *, end: T | None = None) -> Filter[T]:
    """A filter with an operator that the vendor has not published.

    Args:
        operator: As it goes on the wire, such as ``gte``.
        value: What is compared with.
        end: The upper end of a range.
    """
    return Filter(operator, value, end)


@frozen
class Sent:
    """A filter as its three query parameters."""

    operator: str | Unset = UNSET
    value: str | Unset = UNSET
    end: str | Unset = UNSET


def moments(name: str, given: Filter[Timestamp] | Unset) -> Sent:
    """The parameters of a filter by a moment.  Raises RequestConformanceError for what is none."""
    return _sent(name, given, lambda value: str(unix_seconds(name, value)))


def numbers(name: str, given: Filter[Number] | Unset) -> Sent:
    """The parameters of a filter by a number.  Raises RequestConformanceError for what is none."""
    return _sent(name, given, lambda value: _decimal(name, value))


def whole(name: str, given: Filter[int] | Unset) -> Sent:
    """The parameters of a filter by a number that has no range.  Raises RequestConformanceError for a range."""
    return _endless(name, numbers(name, given))


def texts(name: str, given: Filter[str] | Unset) -> Sent:
    """The parameters of a filter by a text that has no range.  Raises RequestConformanceError for a range."""
    return _endless(name, _sent(name, given, lambda value: value))


def _sent(name: str, given: Filter[T] | Unset, write: Callable[[T], str]) -> Sent:
    if isinstance(given, Unset):
        return Sent()
    if not isinstance(given, Filter):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name}: a filter such as gt(value) is wanted, not {type(given).__name__}; nothing was sent"
        raise RequestConformanceError(message)
    return Sent(given.operator, write(given.value), UNSET if given.end is None else write(given.end))


def _endless(name: str, sent: Sent) -> Sent:
    if not isinstance(sent.end, Unset):
        message = f"{name}: the document has no range for it, so the filter can have no end; nothing was sent"
        raise RequestConformanceError(message)
    return sent


def _decimal(name: str, value: Number) -> str:
    # Without an exponent: nobody says that the server reads 1e+16.
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and math.isfinite(value):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        return format(
            Decimal(repr(value)) if isinstance(value, float) else value, "" if isinstance(value, int) else "f"
        )
    message = f"{name}: a finite number is wanted, not {value!r}; nothing was sent"
    raise RequestConformanceError(message)
