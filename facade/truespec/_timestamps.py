"""Timestamps: datetimes with a time zone or Unix seconds as arguments, and the conversions between them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias

from truespec._errors import RequestConformanceError

Timestamp: TypeAlias = datetime | int
"""A datetime with a time zone, or whole Unix seconds."""


def from_timestamp(seconds: int) -> datetime:
    """Return Unix seconds, as models have them, as a datetime in UTC.

    >>> from_timestamp(1_750_000_000).isoformat()
    '2025-06-15T15:06:40+00:00'

    Args:
        seconds: Whole Unix seconds, such as ``contact.created_at``.
    """
    return datetime.fromtimestamp(seconds, UTC)


def require_timezone(name: str, value: datetime) -> datetime:
    """Return a datetime unchanged if it has a time zone.

    Args:
        name: The name of the argument, for the error message.
        value: The datetime.

    Raises:
        RequestConformanceError: The datetime has no time zone, so it could mean any time within a day.
    """
    if value.utcoffset() is None:
        message = f"{name}: a datetime without a time zone is ambiguous: use datetime(2025, 6, 24, tzinfo=UTC) or \
.astimezone(); nothing was sent"
        raise RequestConformanceError(message)
    return value


def to_unix_seconds(name: str, value: Timestamp) -> int:
    """Return a timestamp as whole Unix seconds, rounded down.

    Args:
        name: The name of the argument, for the error message.
        value: The timestamp.

    Raises:
        RequestConformanceError: The value is a datetime without a time zone, or neither a datetime nor an integer.
    """
    if isinstance(value, datetime):
        return int(require_timezone(name, value).timestamp() // 1)
    if not isinstance(value, int) or isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name}: expected a datetime or whole Unix seconds, got {type(value).__name__}; nothing was sent"
        raise RequestConformanceError(message)
    return value
