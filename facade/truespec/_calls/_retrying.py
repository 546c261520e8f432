"""Make a call again, with tenacity's loop; loaded by the first call that fails in a way that may pass."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import tenacity
from tenacity.wait import wait_random_exponential

from truespec._calls._retries import FIRST_WAIT, LONGEST_WAIT, asked_wait

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from truespec._calls._sending import CallState

T = TypeVar("T")

_BACKOFF = wait_random_exponential(multiplier=FIRST_WAIT, max=LONGEST_WAIT)
"""Full jitter: anything between nothing and an end that doubles, so that clients do not come back together."""


class _Rules(TypedDict):
    retry: Callable[[tenacity.RetryCallState], bool]
    wait: Callable[[tenacity.RetryCallState], float]
    stop: Callable[[tenacity.RetryCallState], bool]
    reraise: bool


def again(sending: CallState[Any], first: Exception, attempt: Callable[[], T]) -> T:
    """The result of making an attempt again and again after the first one raised ``first``.  Raises what the last raises."""
    pending = [first]

    def step() -> T:
        if pending:
            raise pending.pop()
        return attempt()

    return tenacity.Retrying(sleep=time.sleep, **_rules(sending))(step)


async def again_soon(sending: CallState[Any], first: Exception, attempt: Callable[[], Awaitable[T]]) -> T:
    """The same for awaiting calls."""
    import asyncio  # noqa: PLC0415  (a blocking client does without)

    pending = [first]

    async def step() -> T:
        if pending:
            raise pending.pop()
        return await attempt()

    return await tenacity.AsyncRetrying(sleep=asyncio.sleep, **_rules(sending))(step)


def _rules(sending: CallState[Any]) -> _Rules:
    return {
        "retry": lambda state: (error := _error(state)) is not None and sending.may_go_on(error),
        "wait": _wait,
        "stop": lambda state: not sending.wait_fits(_error(state), state.upcoming_sleep),
        "reraise": True,
    }


def _wait(state: tenacity.RetryCallState) -> float:
    asked = asked_wait(_error(state))
    return _BACKOFF(state) if asked is None else asked


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
