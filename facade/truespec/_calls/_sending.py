"""The way of one call, without the sending and sleeping: those are the colour's."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import evolve

from truespec import _errors, _messages
from truespec._attempt import ANSWERED, Attempt
from truespec._calls import _log
from truespec._calls._reading import read
from truespec._calls._retries import TOO_MANY, asked_wait, is_safe
from truespec._config._hiding import hidden, hidden_in_headers, hide, hide_in_causes
from truespec._response import is_success
from truespec._transport import Progress, failure, without_frames

if TYPE_CHECKING:
    from truespec._call import Call
    from truespec._calls._budget import Budget
    from truespec._calls._wire import WireRequest
    from truespec._config._settings import Settings
    from truespec._response import APIResponse, RawResponse

T = TypeVar("T")


class CallState(Generic[T]):
    """One call while it is being made: its request, its deadline, and what became of its attempts."""

    def __init__(self, settings: Settings, budget: Budget, call: Call[T], request: WireRequest) -> None:
        self.request = request
        self.attempts: list[Attempt] = []
        self._settings = settings
        self._budget = budget
        self._call = call
        self._began = time.monotonic()
        self._span = settings.deadline if call.within is None else min(settings.deadline, call.within)
        self._deadline = self._began + self._span
        self._start = datetime.now(UTC)
        self._since = self._began
        self._sent = False
        self._received: RawResponse | None = None
        self._answer: APIResponse[T] | None = None

    def turn(self) -> float:
        """The seconds after which to ask again; 0 when an attempt may begin.

        Raises DeadlineExceededError when the client's own rate limit asks for a wait that outlasts the deadline.
        """
        pace = self._settings.pace
        wait = pace.wait() if pace else 0.0
        if wait and time.monotonic() + wait >= self._deadline:
            text = (
                f"{self.request.where}: the client's own rate_limit asks to wait {wait:.3g} s more, which would outlast the \
deadline of {self._span:g} s"
            )
            raised = _errors.DeadlineExceededError(text, operation=self.request.operation, sent=self._sent)
            raised.attempts = tuple(self.attempts)
            raise raised
        return wait

    def begin(self) -> Progress:
        """Begin an attempt; what is given knows when it has to end."""
        if self.attempts or self._settings.pace:
            self._start, self._since = datetime.now(UTC), time.monotonic()
        return Progress(min(self._deadline, self._since + self._settings.timeout))

    def received(self, response: RawResponse) -> None:
        """Take what an attempt brought; what is no success is read at once: it may be made again.  Raises StatusError."""
        self._ended(ANSWERED, response.status)
        self._sent = self._sent or response.status != TOO_MANY
        self._received = response
        if not is_success(response.status):
            self._answer = self._read(response)

    def answer(self) -> APIResponse[T]:
        """Read what was received.  Raises StatusError and ResponseConformanceError."""
        if self._answer is None:
            if self._received is None:
                message = "nothing was received"
                raise AssertionError(message)
            self._answer = self._read(self._received)
        return self._answer

    def _read(self, response: RawResponse) -> APIResponse[T]:
        attempts = tuple(self.attempts)
        clean = hidden_in_headers if is_success(response.status) else hidden
        response = clean(response, self._settings.secrets)
        try:
            answer = read(self._settings.api, self._call, response, self._settings.policy, attempts)
        except _errors.TruespecError as error:
            raise hide(error, self._settings.secrets)  # noqa: B904  (the same error)
        self._budget.went_well(retried=len(attempts) > 1)
        return answer

    def failed(self, progress: Progress, error: Exception) -> _errors.TransportError:
        """The error to raise for an attempt that brought no answer."""
        found = failure(error)
        self._sent = self._sent or progress.sent
        without_frames(error)
        said = hide_in_causes(error, self._settings.secrets) or type(error).__name__
        kind, text = self._told(found.timed_out, found.closed, said)
        self._ended(kind.__name__)
        fate = "it may have arrived" if progress.sent else "nothing was sent"
        raised = kind(
            f"{self.request.where}: {_messages.line(text)}; {fate}",
            operation=self.request.operation,
            sent=progress.sent,
            certificate=found.certificate,
        )
        raised.attempts = tuple(self.attempts)
        return raised

    def _told(self, timed_out: bool, closed: bool, text: str) -> tuple[type[_errors.TransportError], str]:  # noqa: FBT001  (what happened, in the order it is looked at)
        settings = self._settings
        if timed_out and time.monotonic() >= self._deadline:
            return _errors.DeadlineExceededError, f"not done within the deadline of {self._span:g} s"
        if timed_out:
            return _errors.TimeoutError, f"no answer within the timeout of {settings.timeout:g} s"
        return _errors.ConnectionFailedError, "the client is closed" if closed else text

    def _ended(self, outcome: str, status: int | None = None) -> None:
        attempt = Attempt(self._start, time.monotonic() - self._since, outcome, status)
        self.attempts.append(attempt)
        _log.attempt_ended(self.request, len(self.attempts), attempt)

    def may_go_on(self, error: BaseException) -> bool:
        """Whether the call may be made once more after ``error``."""
        return len(self.attempts) <= self._settings.max_retries and is_safe(
            error, idempotent=self.request.is_idempotent
        )

    def wait_fits(self, error: BaseException | None, seconds: float) -> bool:
        """Whether the call may wait so long and go on then; takes the retry out of the budget."""
        longest = self._deadline - time.monotonic()
        if (asked_wait(error) or seconds) >= longest or not self._budget.take():
            return False
        self.attempts[-1] = evolve(self.attempts[-1], wait=seconds)
        _log.will_retry(self.request, seconds)
        return True
