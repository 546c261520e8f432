"""The time as the sandbox sees it: the machine's, shifted, or standing still, so that tests can turn it."""

from __future__ import annotations

import math
import threading
import time

# What every timestamp of a contract document has to lie within: 2000-01-01 to 2100-01-01.
EARLIEST, LATEST = 946_684_800, 4_102_444_800


class Clock:
    """A clock that can be turned; safe to be used from many threads."""

    def __init__(self) -> None:
        """Start with the machine's time."""
        self._lock = threading.Lock()
        self._offset = 0.0
        self._stopped_at: float | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether the clock stands still since it was set."""
        return self._stopped_at is not None

    def now(self) -> float:
        """Return the time in Unix seconds."""
        with self._lock:
            return self._now()

    def advance(self, seconds: float) -> None:
        """Turn the clock; one that stands still goes on standing, at the new moment.

        Args:
            seconds: how far to turn it, forward or, when negative, back.

        Raises:
            ValueError: the number is not finite, or leads out of the years 2000 to 2099.

        """
        with self._lock:
            moment = _checked(self._now() + seconds)
            if self._stopped_at is None:
                self._offset += seconds
            else:
                self._stopped_at = moment

    def set(self, moment: float) -> None:
        """Stop the clock at a moment; from then on only ``advance``, ``set`` and ``reset`` move it.

        Args:
            moment: the time in Unix seconds.

        Raises:
            ValueError: the moment is not finite, or not within the years 2000 to 2099.

        """
        with self._lock:
            self._stopped_at = _checked(moment)

    def reset(self) -> None:
        """Let the clock go with the machine's time again."""
        with self._lock:
            self._offset, self._stopped_at = 0.0, None

    def _now(self) -> float:
        return time.time() + self._offset if self._stopped_at is None else self._stopped_at


def _checked(moment: float) -> float:
    if math.isfinite(moment) and EARLIEST <= moment < LATEST:
        return float(moment)
    message = f"the clock cannot be turned to {moment}: give Unix seconds from {EARLIEST} up to {LATEST}"
    raise ValueError(message)
