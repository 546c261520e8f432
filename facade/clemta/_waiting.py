"""Wait until a formation has come as far as is wanted."""

from __future__ import annotations

import math
import time
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
    from collections.abc import Callable, Collection

    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from truespec import APIResponse, Call, Flow, Headers, NotModified

    Read: TypeAlias = Callable[[str | None], Call[Formation | NotModified]]
    Progress: TypeAlias = Callable[[Formation], object]

_FIRST = 1.0
_MINUTE = 60.0
"""The period of the vendor's rate limits."""
_SETTLED = 2.0
"""A Last-Modified counts whole seconds: one as young as this may hide a second change (RFC 9110, section 8.8.2.2)."""
_ENDS: dict[str, frozenset[str]] = {
    "active": frozenset(),
    "refunded": frozenset(),
    "cancelled": frozenset({"refunded"}),
}
"""The statuses in which a formation ends, each with what may still come."""


def wanted(status: FormationStatus | Collection[FormationStatus]) -> frozenset[str]:
    """The statuses that end the wait.  Raises RequestConformanceError for one that the document does not have."""
    found = frozenset({status} if isinstance(status, str) else status)
    known = get_args(FormationStatus)
    if not found or not found <= set(known):
        message = f"status: one or several of {', '.join(known)} are wanted; nothing was sent"
        raise RequestConformanceError(message, operation="getFormation")
    return found


def seconds(name: str, value: float) -> float:
    """A time to wait.  Raises ConfigurationError for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not (math.isfinite(value) and value > 0):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
        message = f"{name} must be a number of seconds above 0"
        raise ConfigurationError(message)
    return float(value)


class _Since:
    """What to send as If-Modified-Since: the last Last-Modified, once it is old enough to hide nothing."""

    def __init__(self) -> None:
        self.value: str | None = None
        self._seen = ("", 0.0)

    def note(self, headers: Headers) -> None:
        """Take note of an answer that has a body."""
        found, now = headers.get("Last-Modified", ""), time.monotonic()
        if found != self._seen[0]:
            self._seen = (found, now)
        settled = now - self._seen[1] >= _SETTLED or _age(found, headers.get("Date", "")) >= _SETTLED
        self.value = found if found and settled else None


def _age(modified: str, date: str) -> float:
    try:
        return (parsedate_to_datetime(date) - parsedate_to_datetime(modified)).total_seconds()
    except (ValueError, TypeError):  # one of them cannot be read
        return 0.0


class Watch:
    """One wait: what is waited for, until when, and what was seen last."""

    def __init__(self, id: str, statuses: frozenset[str], deadline: float, longest: float) -> None:
        self._id, self._statuses, self._deadline, self._longest = id, statuses, deadline, longest
        self._end = time.monotonic() + deadline
        self._wait = min(_FIRST, longest)
        self._last: APIResponse[Formation] | None = None
        self._trouble: TruespecError | None = None
        self._since = _Since()

    def flow(self, read: Read, on_progress: Progress | None) -> Flow[APIResponse[Formation]]:
        """Read until one of the statuses is there.  Raises WaitError in its forms, and what a read raises for good."""
        while True:
            try:
                answer = yield from request(evolve(read(self._since.value), deadline=max(self._left(), 0.001)))
            except TruespecError as error:
                if not error.retryable:
                    raise
                self._trouble, asked = error, _asked_by(error)
            else:
                self._trouble, asked = None, _asked(answer)
                if (new := _new(answer)) is not None:
                    self._note(new, on_progress)
                    if new.value.status in self._statuses:
                        return new
            yield from pause(self._next(asked))

    def _left(self) -> float:
        return self._end - time.monotonic()

    def _note(self, answer: APIResponse[Formation], on_progress: Progress | None) -> None:
        self._last = answer
        self._since.note(answer.headers)
        if on_progress is not None:
            on_progress(answer.value)
        status = answer.value.status
        if status not in self._statuses and status in _ENDS and not self._statuses & _ENDS[status]:
            text = f"the formation {self._id!r} ended as {status}, waited for was {' or '.join(sorted(self._statuses))}"
            raise self._failed(FormationEndedError, text)

    def _next(self, asked: float) -> float:
        """The seconds until the next read; the last one comes shortly before the end.

        Raises WaitDeadlineError when no read is left.
        """
        left = self._left()
        wait, self._wait = max(self._wait, asked), min(self._wait * 2, self._longest)
        if wait < left:
            return wait
        spare = min(_FIRST, self._deadline / 10)
        if left - spare > asked and left > 2 * spare:
            return left - spare
        seen = f"is {self._last.value.status}" if self._last else "was never read"
        text = f"the formation {self._id!r} {seen} after {self._deadline:g} s"
        raise self._failed(WaitDeadlineError, text) from self._trouble

    def _failed(self, kind: type[WaitError], text: str) -> WaitError:
        last = self._last
        error = kind(f"getFormation: {text}", operation="getFormation", formation=last.value if last else None)
        if last is not None:
            error.response, error.attempts, error.request_id = last.response, last.attempts, last.request_id
        return error


def _new(answer: APIResponse[Formation | NotModified]) -> APIResponse[Formation] | None:
    """The answer when it has a formation in it."""
    return None if answer.value is NOT_MODIFIED else cast("APIResponse[Formation]", answer)


def _asked(answer: APIResponse[Formation | NotModified]) -> float:
    """The seconds that the rate limit asks to wait: until its period ends when it is used up."""
    limit = answer.rate_limit
    if limit is None or limit.remaining != 0:
        return 0.0
    return _MINUTE if limit.reset is None else min(max(limit.reset - time.time(), 1.0), _MINUTE)


def _asked_by(error: TruespecError) -> float:
    """The seconds that an answer which says no asks to wait."""
    if isinstance(error, StatusError) and error.retry_after is not None:
        return error.retry_after
    return _MINUTE if isinstance(error, RateLimitError) else 0.0
