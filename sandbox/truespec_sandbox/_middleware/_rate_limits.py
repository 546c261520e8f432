"""Rate limits: requests counted by key and by resource, in fixed windows of the sandbox's clock.

The limit is set at the start of the sandbox. The headers that report it, and the parameters of a URL that name the
resource, are the API's own: its profile brings ``RateLimitRules``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

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
    from truespec_sandbox._profile import RateLimitRules
    from truespec_sandbox._wire._incoming_request import IncomingRequest

_LIMIT = re.compile(r"([1-9][0-9]{0,8})/(second|minute|hour)")
# Out of reach, so that every response has the headers all the same.
UNLIMITED = "1000000/minute"
_MAX_COUNTERS = 10_000


def parse_limit(text: str) -> RateLimit:
    """Parse a limit.

    Args:
        text: the limit, such as ``100/minute``; ``second`` and ``hour`` are the other units.

    Returns:
        The limit.

    Raises:
        ValueError: the text is not a limit.

    """
    match = _LIMIT.fullmatch(text)
    if match is None:
        message = f"invalid rate limit {text!r}: write it as 100/minute (or /second, /hour), at least 1"
        raise ValueError(message)
    return RateLimit(int(match[1]), match[2])


class RateLimits:
    """The middleware; used in the event loop only."""

    def __init__(
        self, dispatcher: Dispatcher, rules: RateLimitRules, limit: RateLimit, clock: Callable[[], float]
    ) -> None:
        """Start with no requests counted."""
        self.limit = limit
        self._dispatcher = dispatcher
        self._rules = rules
        self._clock = clock
        self._window = 0
        self._counts: dict[tuple[bool, str], int] = {}

    def reset(self) -> None:
        """Forget the counted requests."""
        self._counts.clear()

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Count a request; respond with 429 when its limit is reached."""
        now = self._clock()
        state, is_allowed = self._count(request, now)
        response = await call_next(request) if is_allowed else self._build_error(state, now)
        if isinstance(response, (Response, RawResponse)):
            return response.with_headers(*self._rules.headers(state))
        return response

    def _build_error(self, state: RateLimitState, now: float) -> Response:
        seconds = max(math.ceil(state.reset - now), 1)
        error = APIError(Reason.RATE_LIMITED, headers=((self._rules.wait_header, str(seconds)),))
        return self._dispatcher.error_response(error)

    def _count(self, request: IncomingRequest, now: float) -> tuple[RateLimitState, bool]:
        window = math.floor(now / self.limit.seconds)
        if window != self._window or len(self._counts) > _MAX_COUNTERS:
            self._window = window
            self._counts.clear()
        counters = self._get_counters(request)
        counts = {counter: self._counts.get(counter, 0) for counter in counters}
        # A request beyond the limit counts neither for its key nor for its resource.
        is_allowed = all(count < self.limit.requests for count in counts.values())
        if is_allowed:
            counts = {counter: count + 1 for counter, count in counts.items()}
            self._counts.update(counts)
        fullest = max(counters, key=lambda counter: counts[counter])
        reset = (window + 1) * self.limit.seconds
        return RateLimitState(self.limit, fullest[0], self.limit.requests - counts[fullest], reset), is_allowed

    def _get_counters(self, request: IncomingRequest) -> list[tuple[bool, str]]:
        target = self._dispatcher.target(request)
        key = self._get_key(target.operation, request) if target.operation else ""
        resource = self._get_resource(target.match, request) if target.match and key else ""
        return [(False, key), *([(True, resource)] if resource else [])]

    def _get_key(self, operation: OperationSpec, request: IncomingRequest) -> str:
        try:
            self._dispatcher.authenticate(operation, request)
            return self._rules.client_id(read_credentials(operation, request.headers)) if operation.security else ""
        except APIError:
            # Requests without a valid key share one counter, so that invented keys do not fill the memory.
            return ""

    def _get_resource(self, match: PathMatch, request: IncomingRequest) -> str:
        if not self._rules.resource_parameters:
            return ""
        try:
            segments = {name: percent_decode(segment) for name, segment in match.segments.items()}
            values = {**query_values(request.query), **segments}
        except EncodingError:
            return ""
        return next((values[name][:64] for name in self._rules.resource_parameters if values.get(name)), "")
