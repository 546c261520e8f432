"""Rate limits: a layer that counts requests by key and by resource, in fixed windows of the sandbox's clock.

How many are allowed is set where the sandbox is started. Which headers say so, and which parameters of a URL name the
resource, is the API's own: its profile brings ``RateLimitRules``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import RateLimit, RateLimitState
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response
from truespec_sandbox._validation._headers import read_credentials
from truespec_sandbox._wire._text_values import EncodingError, percent_decode, query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._document._routes import PathMatch
    from truespec_sandbox._profile import Headers, RateLimitRules
    from truespec_sandbox._wire._incoming_request import IncomingRequest

_LIMIT = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour)")
# So high that nobody reaches it: the headers are sent all the same.
UNLIMITED = "1000000/minute"
_MOST_WINDOWS = 10_000


def read_limit(text: str) -> RateLimit:
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
    return RateLimit(int(match[1]), match[2])


class RateLimits:
    """The layer; used in the event loop alone."""

    def __init__(
        self, dispatcher: Dispatcher, rules: RateLimitRules, limit: RateLimit, clock: Callable[[], float]
    ) -> None:
        """Begin with nothing counted.

        Args:
            dispatcher: knows keys, operations and the API's envelope.
            rules: how the API speaks about its limits.
            limit: how many requests each key and each resource has.
            clock: returns the time in Unix seconds.

        """
        self.limit = limit
        self._dispatcher = dispatcher
        self._rules = rules
        self._clock = clock
        self._window = 0
        self._counts: dict[tuple[bool, str], int] = {}

    def reset(self) -> None:
        """Forget what was counted."""
        self._counts.clear()

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Count a request, and refuse it when a window is used up."""
        now = self._clock()
        standing, is_allowed = self._count(request, now)
        reply = await call_next(request) if is_allowed else self._refused(standing, now)
        return _with_headers(reply, self._rules.headers(standing))

    def _refused(self, standing: RateLimitState, now: float) -> Response:
        wait = max(math.ceil(standing.reset - now), 1)
        return self._dispatcher.error_response(
            APIError(Reason.RATE_LIMITED, headers=((self._rules.wait_header, str(wait)),))
        )

    def _count(self, request: IncomingRequest, now: float) -> tuple[RateLimitState, bool]:
        window = math.floor(now / self.limit.seconds)
        if window != self._window or len(self._counts) > _MOST_WINDOWS:
            self._window = window
            self._counts.clear()
        names = self._names(request)
        used = {name: self._counts.get(name, 0) for name in names}
        # A refused request uses up nothing, neither of its key nor of its resource.
        is_allowed = all(count < self.limit.requests for count in used.values())
        if is_allowed:
            used = {name: count + 1 for name, count in used.items()}
            self._counts.update(used)
        nearest = max(names, key=lambda name: used[name])
        reset = (window + 1) * self.limit.seconds
        return RateLimitState(self.limit, nearest[0], self.limit.requests - used[nearest], reset), is_allowed

    def _names(self, request: IncomingRequest) -> list[tuple[bool, str]]:
        target = self._dispatcher.target(request)
        key = self._key(target.operation, request) if target.operation else ""
        resource = self._resource(target.match, request) if target.match and key else ""
        return [(False, key), *([(True, resource)] if resource else [])]

    def _key(self, operation: OperationSpec, request: IncomingRequest) -> str:
        try:
            self._dispatcher.authenticate(operation, request)
            return self._rules.client_id(read_credentials(operation, request.headers)) if operation.security else ""
        except APIError:
            # All who are refused share one window, so that keys that were made up do not fill the memory.
            return ""

    def _resource(self, match: PathMatch, request: IncomingRequest) -> str:
        if not self._rules.resource_parameters:
            return ""
        try:
            given = {
                **query_values(request.query),
                **{name: percent_decode(part) for name, part in match.segments.items()},
            }
        except EncodingError:
            return ""
        return next((given[name][:64] for name in self._rules.resource_parameters if given.get(name)), "")


def _with_headers(reply: AnyResponse, headers: Headers) -> AnyResponse:
    if isinstance(reply, Response):
        return reply.with_headers(*headers)
    if isinstance(reply, RawResponse):
        names = {name for name, _ in headers}
        return attrs.evolve(reply, headers=(*(pair for pair in reply.headers if pair[0] not in names), *headers))
    return reply
