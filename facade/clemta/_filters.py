"""Filters of listings: an operator, the value to compare with, and the end of a range.

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
from truespec import RequestConformanceError, Timestamp, to_unix_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Number: TypeAlias = int | float | Decimal


@frozen
class Filter(Generic[T_co]):
    """A condition on a field, made by ``gt``, ``lt``, ``eq`` or ``raw``."""

    operator: str
    value: T_co
    end: T_co | None = None


def gt(value: T, *, end: T | None = None) -> Filter[T]:
    """Return a filter for values greater, or later, than ``value``.

    Args:
        value: The value to compare with.
        end: The upper end of a range.  The vendor's documentation has ranges but does not say whether the end is included;
            in our sandbox it is.
    """
    return Filter("gt", value, end)


def lt(value: T) -> Filter[T]:
    """Return a filter for values less, or earlier, than ``value``.

    Args:
        value: The value to compare with.
    """
    return Filter("lt", value)


def eq(value: T) -> Filter[T]:
    """Return a filter for values equal to ``value``.

    Args:
        value: The value to compare with.
    """
    return Filter("eq", value)


def raw(operator: str, value: T, *, end: T | None = None) -> Filter[T]:
    """Return a filter with an operator that the vendor's documentation does not list.

    Args:
        operator: The operator as it is sent, such as ``gte``.
        value: The value to compare with.
        end: The upper end of a range.
    """
    return Filter(operator, value, end)


@frozen
class FilterParams:
    """The three query parameters of a filter."""

    operator: str | Unset = UNSET
    value: str | Unset = UNSET
    end: str | Unset = UNSET


def timestamp_params(name: str, condition: Filter[Timestamp] | Unset) -> FilterParams:
    """Return the parameters of a filter on a timestamp.  Raises RequestConformanceError for any other value."""
    return _to_params(name, condition, lambda value: str(to_unix_seconds(name, value)))


def number_params(name: str, condition: Filter[Number] | Unset) -> FilterParams:
    """Return the parameters of a filter on a number.  Raises RequestConformanceError for any other value."""
    return _to_params(name, condition, lambda value: _format_number(name, value))


def integer_params(name: str, condition: Filter[int] | Unset) -> FilterParams:
    """Return the parameters of a filter on a number without ranges.  Raises RequestConformanceError for a range."""
    return _reject_range(name, number_params(name, condition))


def text_params(name: str, condition: Filter[str] | Unset) -> FilterParams:
    """Return the parameters of a filter on a text.  Raises RequestConformanceError for a range."""
    return _reject_range(name, _to_params(name, condition, lambda value: value))


def _to_params(name: str, condition: Filter[T] | Unset, serialize: Callable[[T], str]) -> FilterParams:
    if isinstance(condition, Unset):
        return FilterParams()
    if not isinstance(condition, Filter):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name}: expected a filter such as gt(value), got {type(condition).__name__}; nothing was sent"
        raise RequestConformanceError(message)
    end = UNSET if condition.end is None else serialize(condition.end)
    return FilterParams(condition.operator, serialize(condition.value), end)


def _reject_range(name: str, params: FilterParams) -> FilterParams:
    if not isinstance(params.end, Unset):
        message = f"{name}: the document has no range for this field: leave out end; nothing was sent"
        raise RequestConformanceError(message)
    return params


def _format_number(name: str, value: Number) -> str:
    if not isinstance(value, int | float | Decimal) or isinstance(value, bool) or not math.isfinite(value):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name}: expected a finite number; nothing was sent"
        raise RequestConformanceError(message)
    # Without an exponent: the document does not say that the server reads 1e+16.
    return (
        str(value)
        if isinstance(value, int)
        else format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    )
