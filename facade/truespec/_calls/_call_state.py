"""The state of one call: its request, deadline and attempts.  Sending and sleeping are up to the executor."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import evolve

from truespec import _messages
from truespec._calls._redaction import Redactor
from truespec._calls._response_parser import parse_response
from truespec._calls._retries import NOT_PROCESSED, is_safe, requested_wait
from truespec._errors import (
    RETRYABLE_STATUSES,
    ConnectionFailedError,
    DeadlineExceededError,
    TimeoutError,
    TransportError,
    TruespecError,
)
from truespec._response import RESPONSE_RECEIVED, SUCCESS_STATUSES, Attempt
from truespec._transport._failures import classify_exception, strip_tracebacks
from truespec._transport._request import Cancellation, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from truespec._call import Call
    from truespec._calls._request_builder import PreparedRequest
    from truespec._calls._retries import RetryBudget
    from truespec._config._settings import Settings
    from truespec._response import APIResponse, RawResponse


T = TypeVar("T")

_LOG = logging.getLogger("truespec")


class CallState(Generic[T]):
    """One call while it is being made."""

    def __init__(self, settings: Settings, budget: RetryBudget, call: Call[T], request: PreparedRequest) -> None:
        self.request = request
        self.attempts: list[Attempt] = []
        self._settings = settings
        self._secrets: Sequence[str] = settings.secrets
        self._max_retries = settings.max_retries
        self._renewals_left = 1 if settings.callables else 0
        self._budget = budget
        self._call = call
        self._seconds = settings.deadline if call.deadline is None else min(settings.deadline, call.deadline)
        self._start = datetime.now(UTC)
        self._began = time.monotonic()
        self._deadline = self._began + self._seconds
        self.cancellation: Cancellation | None = None
        self._earliest_now = self._began
        self._sent = False
        self._received: RawResponse | None = None
        self._response: APIResponse[T] | None = None

    def time_left(self) -> float:
        """Return the seconds until the deadline."""
        return self._deadline - self._now()

    def _now(self) -> float:
        """Return the time, which is no earlier than the end of the last wait, even on a clock that a test has stopped."""
        return max(time.monotonic(), self._earliest_now)

    def set_credentials(self, credentials: Mapping[str, str]) -> None:
        """Use these credentials in the next attempt."""
        self._settings = self._settings.with_credentials(credentials)
        self._secrets = sorted({*self._secrets, *self._settings.secrets}, key=len, reverse=True)
        self.request = self.request.with_credentials(credentials)

    def take_renewal(self) -> bool:
        """Return whether the call may be repeated with new credentials after a 401: once, if they come from a callable."""
        if not self._renewals_left or self.time_left() <= 0:
            return False
        self._renewals_left, self._max_retries = 0, self._max_retries + 1  # it is none of the retries
        return True

    def throttle_delay(self) -> float:
        """Return the seconds after which to ask the client's own rate limit again; 0 when an attempt may begin.

        Raises DeadlineExceededError when the wait would exceed the deadline.
        """
        limiter = self._settings.rate_limiter
        delay = limiter.acquire(self._now()) if limiter else 0.0
        if delay and delay >= self.time_left():
            reason = f"the client's own rate_limit requires a wait of {delay:.3g} s, which would exceed"
            raise self.deadline_error(reason)
        self._earliest_now = self._now() + delay
        return delay

    def deadline_error(self, reason: str) -> DeadlineExceededError:
        """Return the error for a call that ends before another attempt."""
        text = f"{self.request.summary}: {reason} the deadline of {self._seconds:g} s"
        error = DeadlineExceededError(text, operation=self.request.operation, sent=self._sent)
        error.attempts = tuple(self.attempts)
        return error

    def begin_attempt(self) -> Progress:
        """Begin an attempt; return its progress, with the time at which it has to end."""
        if self.attempts or self._settings.rate_limiter or self._settings.callables:
            self._start, self._began = datetime.now(UTC), time.monotonic()
        lag = self._now() - time.monotonic()
        end = min(self._deadline - lag, self._began + self._settings.timeout)
        return Progress(end, cancellation=self.cancellation)

    def record_response(self, response: RawResponse) -> None:
        """Record the response of an attempt.

        Raises StatusError for an error response, which may be retried; a success response is parsed later.
        """
        self._record(RESPONSE_RECEIVED, response.status)
        self._sent = self._sent or response.status not in NOT_PROCESSED
        self._received = response
        if response.status not in SUCCESS_STATUSES:
            self.parse_response()

    def parse_response(self) -> APIResponse[T]:
        """Return the response with its value.  Raises StatusError and ResponseConformanceError."""
        if self._response is not None:
            return self._response
        if self._received is None:
            message = "no response was recorded"
            raise AssertionError(message)
        settings, attempts = self._settings, tuple(self.attempts)
        redactor = Redactor(self._secrets)
        response = redactor.redact_response(self._received)
        try:
            self._response = parse_response(
                settings.api, self._call, response, settings.policy, attempts, redactor.redact
            )
        except TruespecError as error:
            raise redactor.redact_error(error)  # noqa: B904  (the same error)
        self._budget.record_success(retried=len(attempts) > 1)
        return self._response

    def record_failure(self, progress: Progress, error: Exception) -> TransportError:
        """Record an attempt without a response; return the error to raise."""
        self._sent = self._sent or progress.sent
        strip_tracebacks(error)
        text = Redactor(self._secrets).redact_causes(error) or type(error).__name__
        cause = classify_exception(error)
        error_type, text = self._classify_failure(text, timed_out=cause.timed_out, closed=cause.closed)
        self._record(error_type.__name__)
        outcome = "it may have arrived" if progress.sent else "nothing was sent"
        raised = error_type(
            f"{self.request.summary}: {_messages.sanitize(text)}; {outcome}",
            operation=self.request.operation,
            sent=progress.sent,
            certificate=cause.certificate,
        )
        raised.attempts = tuple(self.attempts)
        return raised

    def _classify_failure(self, text: str, *, timed_out: bool, closed: bool) -> tuple[type[TransportError], str]:
        if timed_out and time.monotonic() >= self._deadline:
            return DeadlineExceededError, f"not complete within the deadline of {self._seconds:g} s"
        if timed_out:
            return TimeoutError, f"no response within the timeout of {self._settings.timeout:g} s"
        return ConnectionFailedError, "the client is closed" if closed else text

    def _record(self, outcome: str, status: int | None = None) -> None:
        """Record and log an attempt: WARNING for a failed or overloaded server and for no response, otherwise INFO."""
        attempt = Attempt(self._start, time.monotonic() - self._began, outcome, status)
        self.attempts.append(attempt)
        if self.cancellation and self.cancellation.is_cancelled:
            return  # nobody waits for it any more
        failed = status is None or status >= 500 or status in RETRYABLE_STATUSES  # noqa: PLR2004  (5xx)
        level = logging.WARNING if failed else logging.INFO
        if _LOG.isEnabledFor(level):
            request = self.request
            _LOG.log(
                level,
                "%s: %s %s://%s%s: attempt %d: %s in %.3f s",
                request.operation,
                request.method,
                request.scheme.decode(),
                request.authority,
                request.path,  # neither its parameters' values nor the query, which may be secret or personal
                len(self.attempts),
                outcome if status is None else status,
                attempt.duration,
            )

    def should_retry(self, error: BaseException) -> bool:
        """Return whether the call may be retried after ``error``."""
        if self.cancellation and self.cancellation.is_cancelled:
            return False
        idempotent = self.request.is_idempotent
        return len(self.attempts) <= self._max_retries and is_safe(error, idempotent=idempotent)

    def fits_deadline(self, error: BaseException | None, seconds: float) -> bool:
        """Return whether a retry after such a wait fits the deadline and the budget, and take it from the budget."""
        if (requested_wait(error) or seconds) >= self.time_left() or not self._budget.take():
            return False
        self.attempts[-1] = evolve(self.attempts[-1], wait=seconds)
        self._earliest_now = self._now() + seconds
        _LOG.info("%s: retry in %.3f s", self.request.operation, seconds)
        return True
