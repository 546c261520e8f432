"""Polling until a formation has a status: conditional reads, intervals that grow, and the rate limit."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias, cast, get_args

from attrs import evolve

from clemta._errors import FormationEndedError, WaitDeadlineError, WaitError
from clemta_api.models.formation_status_response_status import FormationStatusResponseStatus as FormationStatus
from truespec import (
    NOT_MODIFIED,
    ConfigurationError,
    RateLimitError,
    RequestConformanceError,
    StatusError,
    TruespecError,
    pause,
    request,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from truespec import APIResponse, Call, Flow, Headers, NotModified

    Read: TypeAlias = Callable[[str | None], Call[Formation | NotModified]]
    Progress: TypeAlias = Callable[[Formation], object]

_FIRST_INTERVAL = 1.0
_MAX_SECONDS = sys.float_info.max
_RATE_LIMIT_PERIOD = 60.0
_LAST_MODIFIED_RESOLUTION = 2.0
"""Last-Modified has whole seconds: a younger one may hide a second change (RFC 9110, section 8.8.2.2)."""
_FINAL_STATUSES: dict[str, frozenset[str]] = {
    "active": frozenset(),
    "refunded": frozenset(),
    "cancelled": frozenset({"refunded"}),
}
"""The final statuses, each with the statuses that may still follow it."""


def parse_statuses(status: FormationStatus | Collection[FormationStatus]) -> frozenset[str]:
    """Return the statuses to wait for.  Raises RequestConformanceError for one that the document does not have."""
    statuses = [status] if isinstance(status, str) else list(status) if isinstance(status, Collection) else []  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
    allowed = get_args(FormationStatus)
    if not statuses or not all(one in allowed for one in statuses):
        message = f"status: expected one or several of {', '.join(allowed)}; nothing was sent"
        raise RequestConformanceError(message, operation="getFormation")
    return frozenset(statuses)


def parse_seconds(name: str, value: float) -> float:
    """Return a time to wait.  Raises ConfigurationError for an invalid one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MAX_SECONDS:  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name} must be a number of seconds above 0"
        raise ConfigurationError(message)
    return float(value)


class _ModifiedSince:
    """The If-Modified-Since to send: the latest Last-Modified, as soon as it is old enough to hide no change."""

    def __init__(self) -> None:
        self.value: str | None = None
        self._latest = ("", 0.0)

    def update(self, headers: Headers) -> None:
        """Update the value from the headers of a response with a formation."""
        last_modified, now = headers.get("Last-Modified", ""), time.monotonic()
        if last_modified != self._latest[0]:
            self._latest = (last_modified, now)
        age = max(now - self._latest[1], _seconds_between(last_modified, headers.get("Date", "")))
        self.value = last_modified if last_modified and age >= _LAST_MODIFIED_RESOLUTION else None


def _seconds_between(last_modified: str, date: str) -> float:
    try:
        return (parsedate_to_datetime(date) - parsedate_to_datetime(last_modified)).total_seconds()
    except (ValueError, TypeError):  # a missing or an invalid date
        return 0.0


class StatusPoller:
    """One wait for a formation: the statuses to wait for, the deadline, and the latest response."""

    def __init__(self, id: str, statuses: frozenset[str], deadline: float, max_interval: float) -> None:
        self._id, self._statuses, self._deadline, self._max_interval = id, statuses, deadline, max_interval
        self._earliest_now = time.monotonic()
        self._end = self._earliest_now + deadline
        self._interval = min(_FIRST_INTERVAL, max_interval)
        self._latest: APIResponse[Formation] | None = None
        self._last_error: TruespecError | None = None
        self._modified_since = _ModifiedSince()

    def poll(self, read: Read, on_progress: Progress | None) -> Flow[APIResponse[Formation]]:
        """Read until the formation has one of the statuses.

        Raises WaitError in one of its forms, and any error of a read that is not retryable.
        """
        while True:
            try:
                call = evolve(read(self._modified_since.value), deadline=max(self._seconds_left(), 0.001))
                response = yield from request(call)
            except TruespecError as error:
                if not error.retryable:
                    raise
                self._last_error, min_wait = error, _wait_after_error(error)
            else:
                self._last_error, min_wait = None, _wait_after_response(response)
                if response.value is not NOT_MODIFIED:
                    latest = cast("APIResponse[Formation]", response)
                    self._update(latest, on_progress)
                    if latest.value.status in self._statuses:
                        return latest
            wait = self._next_wait(min_wait)
            self._earliest_now = self._now() + wait
            yield from pause(wait)

    def _now(self) -> float:
        """Return the time, which is no earlier than the end of the last pause, even on a clock that a test has stopped."""
        return max(time.monotonic(), self._earliest_now)

    def _seconds_left(self) -> float:
        return self._end - self._now()

    def _update(self, response: APIResponse[Formation], on_progress: Progress | None) -> None:
        self._latest = response
        self._modified_since.update(response.headers)
        if on_progress is not None:
            on_progress(response.value)
        status = response.value.status
        if status not in self._statuses and status in _FINAL_STATUSES and not self._statuses & _FINAL_STATUSES[status]:
            expected = " or ".join(sorted(self._statuses))
            raise self._error(FormationEndedError, f"the formation {self._id!r} ended as {status}, not as {expected}")

    def _next_wait(self, min_wait: float) -> float:
        """Return the seconds until the next read; the last read is shortly before the deadline.

        Raises WaitDeadlineError when there is no time for another read.
        """
        left = self._seconds_left()
        wait, self._interval = max(self._interval, min_wait), min(self._interval * 2, self._max_interval)
        if wait < left:
            return wait
        margin = min(_FIRST_INTERVAL, self._deadline / 10)
        if left - margin > min_wait and left > 2 * margin:
            return left - margin
        state = f"is {self._latest.value.status}" if self._latest else "was never read"
        text = f"the formation {self._id!r} {state} after {self._deadline:g} s"
        raise self._error(WaitDeadlineError, text) from self._last_error

    def _error(self, kind: type[WaitError], text: str) -> WaitError:
        latest = self._latest
        error = kind(f"getFormation: {text}", operation="getFormation", formation=latest.value if latest else None)
        if latest is not None:
            error.response, error.attempts, error.request_id = latest.response, latest.attempts, latest.request_id
        return error


def _wait_after_response(response: APIResponse[Formation | NotModified]) -> float:
    """Return the seconds until the period of a used-up rate limit ends, or 0."""
    limit = response.rate_limit
    if limit is None or limit.remaining != 0:
        return 0.0
    if limit.reset is None:
        return _RATE_LIMIT_PERIOD
    return min(max(limit.reset - time.time(), 1.0), _RATE_LIMIT_PERIOD)


def _wait_after_error(error: TruespecError) -> float:
    """Return the seconds that an error response says to wait, or 0."""
    if isinstance(error, StatusError) and error.retry_after is not None:
        return error.retry_after
    return _RATE_LIMIT_PERIOD if isinstance(error, RateLimitError) else 0.0
