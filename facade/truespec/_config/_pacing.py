"""The pace that a client keeps by itself: ``rate_limit="100/minute"``, one for each key in a process."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from functools import lru_cache
from typing import TYPE_CHECKING

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMIT = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour|day)")
_PERIODS = {"second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": 86_400_000}
_MOST_KEYS = 1_024  # the least used are forgotten beyond that
_LOCK = threading.Lock()


class Pace:
    """Says when the next request may go, so that no period of that length sees more of them than the limit.

    Any number of threads and event loops may ask; who has to wait sleeps outside.
    """

    def __init__(self, limit: int, period: int) -> None:
        from pyrate_limiter import InMemoryBucket, Rate  # noqa: PLC0415  (an extra)

        # The bucket alone is the same in the third and the fourth major version, and needs no thread.
        self._bucket = InMemoryBucket([Rate(limit, period)])
        self._lock = threading.Lock()

    def wait(self) -> float:
        """Take a place and return 0; or the seconds after which to ask again."""
        from pyrate_limiter import RateItem  # noqa: PLC0415  (an extra)

        with self._lock:
            item = RateItem("", time.monotonic_ns() // 1_000_000)
            self._bucket.leak(item.timestamp)
            if self._bucket.put(item):
                return 0.0
            waiting = self._bucket.waiting(item)
        return max(1, waiting if isinstance(waiting, int) else 0) / 1_000


def pace(limit: object, server: str, credentials: Mapping[str, str]) -> Pace | None:
    """The pace of all clients with these credentials at a server; None for no limit.

    Raises ConfigurationError when the limit cannot be read, or the extra is not installed.
    """
    if limit is None:
        return None
    found = _LIMIT.fullmatch(limit) if isinstance(limit, str) else None
    if found is None:
        message = f"rate_limit must be like '100/minute' (a number, / and second, minute, hour or day), not {limit!r}"
        raise ConfigurationError(message)
    # A digest, because nobody's key should stay in memory for longer than its client.
    who = hashlib.sha256(repr((server, sorted(credentials.items()))).encode()).digest()
    try:
        with _LOCK:
            return _shared(who, int(found[1]), _PERIODS[found[2]])
    except ImportError as error:
        message = "rate_limit needs pyrate-limiter: install truespec[rate-limit]"
        raise ConfigurationError(message) from error


@lru_cache(_MOST_KEYS)
def _shared(who: bytes, limit: int, period: int) -> Pace:
    del who  # it tells one from another
    return Pace(limit, period)
