"""Let several ways to do the same take turns, in one process, and note what each turn took: time, and processor time."""

from __future__ import annotations

import gc
import random
import time
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@define
class Taken:
    """What a way took, turn by turn, for each time that it was done."""

    seconds: list[float] = field(factory=list[float])
    processor: list[float] = field(factory=list[float])
    """Seconds of the processor, this process' only: what a busy machine disturbs least."""


def race(
    ways: Mapping[str, Callable[[], object]], *, times: int, rounds: int, seed: int, told: Callable[[int], None]
) -> dict[str, Taken]:
    """Let every way have a turn in each round, in a new order; in a turn it is done ``times`` times.

    A turn that is not counted comes first.  The cyclic garbage collector is off during a turn, as timeit has it.
    """
    taken = {name: Taken() for name in ways}
    for way in ways.values():
        way()
    order = list(ways)
    chance = random.Random(seed)  # noqa: S311  (an order, no secret)
    for number in range(1, rounds + 1):
        told(number)
        chance.shuffle(order)
        for name in order:
            seconds, processor = _turn(ways[name], times)
            taken[name].seconds.append(seconds)
            taken[name].processor.append(processor)
    return taken


def _turn(way: Callable[[], object], times: int) -> tuple[float, float]:
    gc.collect()
    gc.disable()
    try:
        begun, processor = time.perf_counter(), time.process_time()
        for _ in range(times):
            way()
        return (time.perf_counter() - begun) / times, (time.process_time() - processor) / times
    finally:
        gc.enable()
