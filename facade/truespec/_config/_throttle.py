"""The client's own rate limit: ``rate_limit="100/minute"``, shared by all clients of a process that have the same key."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from truespec._errors import ConfigurationError
from truespec._locks import LOCK

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMIT = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour|day)")
_PERIODS = {"second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000}
_MAX_KEYS = 1_024  # the least recently used are dropped beyond that


class RateLimiter:
    """Lets no period of the given length have more requests than the limit.

    Any number of threads and event loops may use it; sleeping is up to the caller.  The caller also passes the time,
    because a clock that stands still (a test may stop it) does not show that the caller has slept.
    """

    def __init__(self, limit: int, period: int) -> None:
        from pyrate_limiter import InMemoryBucket, Rate  # noqa: PLC0415  (an extra)

        # The bucket alone is the same in the third and the fourth major version, and needs no thread.
        self._bucket = InMemoryBucket([Rate(limit, period)])
        self._period = period
        self._latest = 0

    def acquire(self, seconds: float) -> float:
        """Take a slot and return 0, or return the seconds after which to try again; ``seconds`` is the time now."""
        from pyrate_limiter import RateItem  # noqa: PLC0415  (an extra)

        now = int(seconds * 1_000)
        with LOCK:
            # Another clock: a test has set it back.  On one that stands still, callers have slept for up to a period.
            if now < self._latest - 2 * self._period:
                self._bucket.flush()
                self._latest = now
            self._latest = max(self._latest, now)
            item = RateItem("", self._latest)
            self._bucket.leak(item.timestamp)
            if self._bucket.put(item):
                return 0.0
            waiting = self._bucket.waiting(item)
        return max(1, waiting if isinstance(waiting, int) else 0) / 1_000


def shared_rate_limiter(limit: object, server: str, credentials: Mapping[str, str]) -> RateLimiter | None:
    """Return the rate limiter of all clients with these credentials at a server; None for no limit.

    Raises ConfigurationError when the limit is invalid, or the extra is not installed.
    """
    if limit is None:
        return None
    match = _LIMIT.fullmatch(limit) if isinstance(limit, str) else None
    if match is None:
        message = f"rate_limit must be like '100/minute' (a number, / and second, minute, hour or day), not {limit!r}"
        raise ConfigurationError(message)
    # A digest, because no key should stay in memory for longer than its client.
    key = hashlib.sha256(repr((server, sorted(credentials.items()))).encode()).digest()
    try:
        with LOCK:
            return _cached_rate_limiter(key, int(match[1]), _PERIODS[match[2]])
    except ImportError as error:
        message = "rate_limit needs pyrate-limiter: install truespec[rate-limit]"
        raise ConfigurationError(message) from error


@lru_cache(_MAX_KEYS)
def _cached_rate_limiter(key: bytes, limit: int, period: int) -> RateLimiter:
    del key  # it only tells the limiters apart
    return RateLimiter(limit, period)
