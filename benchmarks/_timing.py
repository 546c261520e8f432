"""Time several tasks against each other, fairly: in one process, turn by turn, in a new random order each round."""

from __future__ import annotations

import math
import random
import timeit
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

AT_LEAST = 0.001
"""Seconds that one sample takes at least: so many times is a task repeated in it."""

_MARGIN = 1.5  # a task that is calibrated on a slow moment still fills its sample
_TRIES = 5


def race(
    tasks: Mapping[str, Callable[[], object]], *, rounds: int, seed: int, told: Callable[[int], None]
) -> dict[str, list[float]]:
    """Run every task once a round; returns each task's microseconds a call, a sample for each round.

    The cyclic garbage collector is off while a sample is taken: timeit sees to it.  ``told`` hears the number of each
    round that begins.
    """
    timers = {name: timeit.Timer(task) for name, task in tasks.items()}
    repeats = {name: _repeats(timer) for name, timer in timers.items()}
    samples: dict[str, list[float]] = {name: [] for name in tasks}
    order = list(tasks)
    chance = random.Random(seed)  # noqa: S311  (an order, no secret)
    for number in range(1, rounds + 1):
        told(number)
        chance.shuffle(order)
        for name in order:
            samples[name].append(timers[name].timeit(repeats[name]) / repeats[name] * 1e6)
    return samples


def _repeats(timer: timeit.Timer) -> int:
    """How often a task is to run in a sample; the interpreter warms to it meanwhile."""
    repeats = 1
    while (fastest := min(timer.repeat(_TRIES, repeats))) < AT_LEAST * _MARGIN:
        repeats = max(repeats + 1, math.ceil(repeats * AT_LEAST * _MARGIN / max(fastest, 1e-7)))
    return repeats
