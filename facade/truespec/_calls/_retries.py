"""Retry policy: which calls may be retried, after how long, and how many retries a client has; and the loop of retries.

| what happened | GET, HEAD, PUT, DELETE, or with an idempotency key | POST, PATCH |
| --- | --- | --- |
| no byte was sent | retry | retry |
| no response, bytes were sent | retry | never: the request may have arrived |
| 429 | retry | retry: the request was rejected |
| 408, 500, 502, 503, 504 | retry | never |
| 401 to a credential that a callable returned | once, with what it returns now | likewise |
| certificate rejected, deadline exceeded, anything else | never | never |
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from truespec._errors import DeadlineExceededError, StatusError, TransportError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tenacity import RetryCallState

    from truespec._calls._call_state import CallState

T = TypeVar("T")

TOO_MANY_REQUESTS = 429
NOT_PROCESSED = frozenset({401, TOO_MANY_REQUESTS})
"""Error responses to requests that the API has not processed."""
BUDGET_SIZE = 100
"""The retries that a client may make before any call succeeds."""
CALLS_PER_RETRY = 5
"""The number of successful calls that earn one retry."""
_FIRST_WAIT = 0.5
_MAX_WAIT = 8.0


def is_safe(error: BaseException, *, idempotent: bool) -> bool:
    """Return whether a call that raised ``error`` may be retried."""
    if isinstance(error, StatusError):
        return error.status == TOO_MANY_REQUESTS or (idempotent and error.retryable)
    if isinstance(error, DeadlineExceededError) or not isinstance(error, TransportError):
        return False
    return error.retryable and (idempotent or not error.sent)


def requested_wait(error: BaseException | None) -> float | None:
    """Return the seconds to wait according to an error response; None when it does not say."""
    return error.retry_after if isinstance(error, StatusError) else None


def backoff(state: RetryCallState) -> float:
    """Return the seconds before the next attempt: full jitter up to a limit that doubles, so that clients spread out."""
    from tenacity.wait import wait_random_exponential  # noqa: PLC0415  (loaded by the first retry)

    return wait_random_exponential(multiplier=_FIRST_WAIT, max=_MAX_WAIT)(state)


class RetryBudget:
    """The retries that are left to a client and to those derived from it by ``with_options``.

    It keeps retries from adding a storm to an outage.  Tokens in a bucket, as in AWS' SDKs and gRPC: a retry takes one,
    every fifth successful call adds one, and a successful retry returns its own.  In a total outage a thousand calls send
    at most eleven hundred requests.  It has no lock, because each step on a deque is atomic: nothing is held in a fork.
    """

    def __init__(self, size: int = BUDGET_SIZE) -> None:
        self._tokens = deque([None] * size, maxlen=size)
        self._size = size
        self._calls = itertools.count(1)

    def take(self) -> bool:
        """Take a token for a retry; return False when there is none."""
        try:
            self._tokens.pop()
        except IndexError:
            return False
        return True

    def record_success(self, *, retried: bool) -> None:
        """Count a successful call."""
        if len(self._tokens) < self._size and (retried or next(self._calls) % CALLS_PER_RETRY == 0):
            self._tokens.append(None)

    @property
    def left(self) -> int:
        """The number of retries that may be made now."""
        return len(self._tokens)


def retry(state: CallState[Any], first: Exception, attempt: Callable[[], T]) -> T:
    """Repeat an attempt that raised ``first`` and return its result.  Raises what the last attempt raises."""
    import tenacity  # noqa: PLC0415  (most calls need no second attempt)

    errors = [first]

    def step() -> T:
        if errors:
            raise errors.pop()
        return attempt()

    return tenacity.Retrying(sleep=time.sleep, **_rules(state))(step)


async def retry_async(state: CallState[Any], first: Exception, attempt: Callable[[], Awaitable[T]]) -> T:
    """Repeat an async attempt that raised ``first`` and return its result.  Raises what the last attempt raises."""
    import asyncio  # noqa: PLC0415  (a sync client does not need it)

    import tenacity  # noqa: PLC0415  (most calls need no second attempt)

    errors = [first]

    async def step() -> T:
        if errors:
            raise errors.pop()
        return await attempt()

    return await tenacity.AsyncRetrying(sleep=asyncio.sleep, **_rules(state))(step)


class _Rules(TypedDict):
    retry: Callable[[RetryCallState], bool]
    wait: Callable[[RetryCallState], float]
    stop: Callable[[RetryCallState], bool]
    reraise: bool


def _rules(call_state: CallState[Any]) -> _Rules:
    return {
        "retry": lambda state: (error := _error(state)) is not None and call_state.should_retry(error),
        "wait": _wait,
        "stop": lambda state: not call_state.fits_deadline(_error(state), state.upcoming_sleep),
        "reraise": True,
    }


def _wait(state: RetryCallState) -> float:
    seconds = requested_wait(_error(state))
    return backoff(state) if seconds is None else seconds


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
