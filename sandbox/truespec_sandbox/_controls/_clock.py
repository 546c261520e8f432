"""The sandbox's clock: the system's time, shifted or stopped, so that tests can move it."""

from __future__ import annotations

import math
import threading
import time

# Every timestamp of a contract document lies between 2000-01-01 and 2100-01-01.
_EARLIEST, _LATEST = 946_684_800, 4_102_444_800


class Clock:
    """A clock that can be moved; safe to be used from many threads."""

    def __init__(self) -> None:
        """Start with the system's time."""
        self._lock = threading.Lock()
        self._offset = 0.0
        self._stopped_at: float | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether the clock is stopped, as it is after ``set``."""
        return self._stopped_at is not None

    def now(self) -> float:
        """Return the time in Unix seconds."""
        with self._lock:
            return self._now()

    def advance(self, seconds: float) -> None:
        """Move the clock; a stopped one stays stopped, at the new time.

        Args:
            seconds: how far to move it, forward or, when negative, back.

        Raises:
            ValueError: the number is not finite, or leads out of the years 2000 to 2099.

        """
        with self._lock:
            timestamp = _check(self._now() + seconds)
            if self._stopped_at is None:
                self._offset += seconds
            else:
                self._stopped_at = timestamp

    def set(self, timestamp: float) -> None:
        """Stop the clock at a time; from then on only ``advance``, ``set`` and ``reset`` move it.

        Args:
            timestamp: the time in Unix seconds.

        Raises:
            ValueError: the time is not finite, or not within the years 2000 to 2099.

        """
        with self._lock:
            self._stopped_at = _check(timestamp)

    def reset(self) -> None:
        """Follow the system's time again."""
        with self._lock:
            self._offset, self._stopped_at = 0.0, None

    def _now(self) -> float:
        return time.time() + self._offset if self._stopped_at is None else self._stopped_at


def _check(timestamp: float) -> float:
    if math.isfinite(timestamp) and _EARLIEST <= timestamp < _LATEST:
        return float(timestamp)
    message = f"the clock cannot be set to {timestamp}: use Unix seconds from {_EARLIEST} up to {_LATEST}"
    raise ValueError(message)
