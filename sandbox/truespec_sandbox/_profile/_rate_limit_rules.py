"""How an API speaks about its rate limits: in which headers, by which resource, and counted for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Headers = tuple[tuple[str, str], ...]

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@attrs.frozen
class RateLimit:
    """So many requests in each window.

    Attributes:
        requests: how many.
        unit: the window: ``second``, ``minute`` or ``hour``.

    """

    requests: int
    unit: str

    @property
    def seconds(self) -> int:
        """The length of the window."""
        return _SECONDS[self.unit]


@attrs.frozen
class RateLimitState:
    """Where a request stands in the window that is nearest to its end.

    Attributes:
        limit: the limit of this window.
        is_resource: whether it is the resource's window, and not the key's.
        remaining: how many requests are left in it.
        reset: when the next window begins, in Unix seconds.

    """

    limit: RateLimit
    is_resource: bool
    remaining: int
    reset: int


def _all_credentials(credentials: Mapping[str, str]) -> str:
    return "\n".join(credentials.values())


@attrs.frozen
class RateLimitRules:
    """How an API speaks about its limits.

    Attributes:
        headers: the headers of every answer, names in lower case.
        resource_parameters: parameters of path or query that name the resource, the first that is there; empty when
            the API limits by key alone.
        wait_header: the header of a 429 that says for how many seconds to wait.
        counted: whose requests are counted together, from the credentials by security scheme; by default those with
            the same credentials.

    """

    headers: Callable[[RateLimitState], Headers]
    resource_parameters: tuple[str, ...] = ()
    wait_header: str = "retry-after"
    counted: Callable[[Mapping[str, str]], str] = _all_credentials
