"""Moments: taken as a datetime or as Unix seconds, and read as either."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias

from truespec._errors import RequestConformanceError

Timestamp: TypeAlias = datetime | int
"""A moment: a datetime that knows its time zone, or whole Unix seconds."""


def moment(seconds: int) -> datetime:
    """Read Unix seconds, as models have them, as a datetime in UTC.

    >>> moment(1_750_000_000).isoformat()
    '2025-06-15T15:06:40+00:00'

    Args:
        seconds: Such as ``contact.created_at``.
    """
    return datetime.fromtimestamp(seconds, UTC)


def aware(name: str, value: datetime) -> datetime:
    """Give back a datetime that knows its time zone.

    Args:
        name: The argument that it is, for the error.
        value: The datetime.

    Raises:
        RequestConformanceError: It has no time zone, so it could be anywhere within a day.
    """
    if value.utcoffset() is None:
        message = f"{name}: a datetime without a time zone names no moment; give it one, as in \
datetime(2025, 6, 24, tzinfo=UTC) or .astimezone(); nothing was sent"
        raise RequestConformanceError(message)
    return value


def unix_seconds(name: str, value: Timestamp) -> int:
    """Write a moment as whole Unix seconds; what a datetime has beyond the second is cut off.

    Args:
        name: The argument that it is, for the error.
        value: The moment.

    Raises:
        RequestConformanceError: It is a datetime without a time zone, or no moment at all.
    """
    if isinstance(value, datetime):
        return int(aware(name, value).timestamp() // 1)
    if not isinstance(value, int) or isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name}: a datetime or whole Unix seconds are wanted, not {type(value).__name__}; nothing was sent"
        raise RequestConformanceError(message)
    return value
