"""Bar 3: a hundred awaiting calls in flight."""

from __future__ import annotations

import asyncio
import functools
from typing import TYPE_CHECKING

from benchmarks import _answers, _async_callers, _turns
from benchmarks._comparison import Comparison
from benchmarks._progress import progress
from benchmarks._server import serving

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

SEED = 20_250_624
IN_FLIGHT = 100
_EACH = 3


def measure(rounds: int) -> Comparison:
    """Run the comparison: a hundred tasks that call three times each, over and over."""
    title = f"async, {IN_FLIGHT} calls in flight"
    with serving(_answers.fixed) as url, asyncio.Runner() as runner:
        context = _async_callers.callers(url)
        callers = runner.run(context.__aenter__())
        try:
            ways = {caller.name: functools.partial(_turn, runner, caller.one) for caller in callers}
            taken = _turns.race(ways, times=1, rounds=rounds, seed=SEED, told=progress(title, rounds))
        finally:
            runner.run(context.__aexit__(None, None, None))
    found = Comparison(title, "us a call", 1e6 / IN_FLIGHT / _EACH, _async_callers.STOCK, taken)
    found.at_least(3, _async_callers.OURS, _async_callers.STOCK, 4)
    return found


def _turn(runner: asyncio.Runner, one: Callable[[], Awaitable[object]]) -> None:
    runner.run(_calls(one))


async def _calls(one: Callable[[], Awaitable[object]]) -> None:
    async def some() -> None:
        for _ in range(_EACH):
            await one()

    async with asyncio.TaskGroup() as group:
        for _ in range(IN_FLIGHT):
            group.create_task(some())
