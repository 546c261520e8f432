"""How much more an API lets its users ask, as the header fields of its answers tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"[0-9]{1,15}")


@frozen
class RateLimitHeaders:
    """The names of the header fields; None for what an API does not tell."""

    limit: str | None = None
    remaining: str | None = None
    reset: str | None = None
    type: str | None = None


@frozen
class RateLimit:
    """What an answer told of the rate limit; None for what it did not tell."""

    limit: int | None = None
    """How many requests are allowed in a period."""
    remaining: int | None = None
    """How many of them are left."""
    reset: int | None = None
    """When the period ends, in the API's own measure: Unix seconds for Clemta."""
    type: str | None = None
    """What is limited, in the API's words."""


def rate_limit(names: RateLimitHeaders | None, headers: Mapping[str, str]) -> RateLimit | None:
    """The rate limit that an answer's header fields tell; None when they tell nothing that can be read."""
    if names is None:
        return None
    limit, remaining, reset = (_number(headers, name) for name in (names.limit, names.remaining, names.reset))
    kind = headers.get(names.type) or None if names.type else None
    if limit is None and remaining is None and reset is None and kind is None:
        return None
    return RateLimit(limit, remaining, reset, kind)


def _number(headers: Mapping[str, str], name: str | None) -> int | None:
    text = headers.get(name, "") if name else ""
    # What cannot be read is left out: nobody's call may fail for it.
    return int(text) if _NUMBER.fullmatch(text) else None
