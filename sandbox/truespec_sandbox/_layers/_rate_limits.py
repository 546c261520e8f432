"""Rate limits: a layer that counts requests by key and by resource, in fixed windows of the sandbox's clock.

How many are allowed is set where the sandbox is started. Which headers say so, and which parameters of a URL name the
resource, is the API's own: its profile brings ``RateLimitRules``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._checking._credentials import credentials
from truespec_sandbox._exchange._layer import Next, RawAnswer, Reply
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._profile._rate_limit_rules import Limit, Standing
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._wire._percent import EncodingError, decode, query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import Operation
    from truespec_sandbox._document._routes import Match
    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._profile._rate_limit_rules import Headers, RateLimitRules
    from truespec_sandbox._wire._arrival import Arrival

_LIMIT = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour)")
# So high that nobody reaches it: the headers are sent all the same.
UNLIMITED = "1000000/minute"
_MOST_WINDOWS = 10_000


def read_limit(text: str) -> Limit:
    """Read a limit.

    Args:
        text: the limit, such as ``100/minute``; ``second`` and ``hour`` are the other units.

    Returns:
        The limit.

    Raises:
        ValueError: the text is none.

    """
    match = _LIMIT.fullmatch(text)
    if match is None:
        message = f"{text!r} is no rate limit; write it as 100/minute (or /second, /hour), at least 1"
        raise ValueError(message)
    return Limit(int(match[1]), match[2])


class RateLimits:
    """The layer; used in the event loop alone."""

    def __init__(self, exchange: Exchange, rules: RateLimitRules, limit: Limit, clock: Callable[[], float]) -> None:
        """Begin with nothing counted.

        Args:
            exchange: knows keys, operations and the API's envelope.
            rules: how the API speaks about its limits.
            limit: how many requests each key and each resource has.
            clock: returns the time in Unix seconds.

        """
        self.limit = limit
        self._exchange = exchange
        self._rules = rules
        self._clock = clock
        self._window = 0
        self._counts: dict[tuple[bool, str], int] = {}

    def reset(self) -> None:
        """Forget what was counted."""
        self._counts.clear()

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Count a request, and refuse it when a window is used up."""
        now = self._clock()
        standing, is_allowed = self._count(arrival, now)
        reply = await proceed(arrival) if is_allowed else self._refused(standing, now)
        return _with_headers(reply, self._rules.headers(standing))

    def _refused(self, standing: Standing, now: float) -> Answer:
        wait = max(math.ceil(standing.reset - now), 1)
        return self._exchange.refuse(RefusalError(Reason.RATE_LIMITED, headers=((self._rules.wait_header, str(wait)),)))

    def _count(self, arrival: Arrival, now: float) -> tuple[Standing, bool]:
        window = math.floor(now / self.limit.seconds)
        if window != self._window or len(self._counts) > _MOST_WINDOWS:
            self._window = window
            self._counts.clear()
        names = self._names(arrival)
        used = {name: self._counts.get(name, 0) for name in names}
        # A refused request uses up nothing, neither of its key nor of its resource.
        is_allowed = all(count < self.limit.requests for count in used.values())
        if is_allowed:
            used = {name: count + 1 for name, count in used.items()}
            self._counts.update(used)
        nearest = max(names, key=lambda name: used[name])
        reset = (window + 1) * self.limit.seconds
        return Standing(self.limit, nearest[0], self.limit.requests - used[nearest], reset), is_allowed

    def _names(self, arrival: Arrival) -> list[tuple[bool, str]]:
        target = self._exchange.target(arrival)
        key = self._key(target.operation, arrival) if target.operation else ""
        resource = self._resource(target.match, arrival) if target.match and key else ""
        return [(False, key), *([(True, resource)] if resource else [])]

    def _key(self, operation: Operation, arrival: Arrival) -> str:
        try:
            self._exchange.partner(operation, arrival)
            return self._rules.counted(credentials(operation, arrival.headers)) if operation.security else ""
        except RefusalError:
            # All who are refused share one window, so that keys that were made up do not fill the memory.
            return ""

    def _resource(self, match: Match, arrival: Arrival) -> str:
        if not self._rules.resource_parameters:
            return ""
        try:
            given = {**query_values(arrival.query), **{name: decode(part) for name, part in match.segments.items()}}
        except EncodingError:
            return ""
        return next((given[name][:64] for name in self._rules.resource_parameters if given.get(name)), "")


def _with_headers(reply: Reply, headers: Headers) -> Reply:
    if isinstance(reply, Answer):
        return reply.with_headers(*headers)
    if isinstance(reply, RawAnswer):
        names = {name for name, _ in headers}
        return attrs.evolve(reply, headers=(*(pair for pair in reply.headers if pair[0] not in names), *headers))
    return reply
