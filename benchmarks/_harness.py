"""The harness: candidates take turns in a new random order each round, and ratios are taken within a round.

What disturbs the machine for a while then falls on both sides of a ratio.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
import timeit
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SEED = 20_250_624
_MIN_SAMPLE_SECONDS = 0.001


@frozen
class Spread:
    """A median between the quartiles."""

    low: float
    median: float
    high: float

    def format(self, digits: int) -> str:
        """Return the median and, in brackets, the quartiles."""
        low, median, high = (f"{value:,.{digits}f}" for value in (self.low, self.median, self.high))
        return f"{median} [{low}-{high}]"


def spread(values: Sequence[float]) -> Spread:
    """Return the median of some values with their quartiles; for a single one, itself."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    return Spread(*statistics.quantiles(values, n=4, method="inclusive"))


@define
class Samples:
    """The time of a candidate, one sample a round, for one repetition of its task."""

    seconds: list[float] = field(factory=list[float])
    cpu: list[float] = field(factory=list[float])
    """Processor seconds of this process: what a busy machine disturbs least.  Empty where other processes work."""


@define
class Comparison:
    """What one benchmark measured, all of it in one run."""

    name: str
    unit: str
    scale: float
    """The factor from seconds to the unit."""
    base: str
    """The candidate that ratios in the report refer to."""
    samples: dict[str, Samples]
    values: dict[str, float] = field(factory=dict[str, float])
    """Values that are no times of candidates, for bars."""
    notes: list[str] = field(factory=list[str])

    def time(self, name: str) -> Spread:
        """Return the time of a candidate in the unit."""
        return spread([value * self.scale for value in self.samples[name].seconds])

    def ratio(self, name: str, against: str, *, cpu: bool = False) -> Spread | None:
        """Return the ratio of two candidates' times, round by round; None when one of them was not measured."""
        if name not in self.samples or against not in self.samples:
            return None
        first, second = self.samples[name], self.samples[against]
        pairs = list(zip(*((first.cpu, second.cpu) if cpu else (first.seconds, second.seconds)), strict=True))
        return spread([left / right for left, right in pairs]) if pairs else None

    def rows(self) -> list[list[str]]:
        """Return a table: for each candidate its time, its ratio to the base, and that of processor time."""
        rows = [["", self.unit, "ratio", "of processor time"]]
        for name in self.samples:
            ratios = (self.ratio(name, self.base), self.ratio(name, self.base, cpu=True))
            rows.append([name, self.time(name).format(1), *("-" if one is None else one.format(2) for one in ratios)])
        return rows


def race(
    name: str, candidates: Mapping[str, Callable[[], object]], rounds: int, *, repeat: int = 0
) -> dict[str, Samples]:
    """Measure every candidate once a round.

    Args:
        name: The comparison, for the progress line.
        candidates: The task of each candidate.
        rounds: How many samples to take of each.
        repeat: How often a task is run in a sample; 0 for as often as fills a millisecond.

    Returns:
        The samples of each candidate.  A first run is not counted, and the garbage collector is off during a sample.
    """
    samples = {candidate: Samples() for candidate in candidates}
    repeats = {candidate: repeat or _calibrate(task) for candidate, task in candidates.items()}
    if repeat:
        for task in candidates.values():
            task()
    for candidate in shuffled_rounds(name, candidates, rounds):
        seconds, cpu = _sample(candidates[candidate], repeats[candidate])
        samples[candidate].seconds.append(seconds)
        samples[candidate].cpu.append(cpu)
    return samples


def shuffled_rounds(name: str, candidates: Mapping[str, object], rounds: int) -> list[str]:
    """Return the candidates once a round, each round in a new random order, and print the number of rounds."""
    sys.stderr.write(f"{name}: {rounds} rounds\n")
    sys.stderr.flush()
    order = random.Random(SEED)  # noqa: S311  (an order, no secret)
    return [candidate for _ in range(rounds) for candidate in order.sample(list(candidates), len(candidates))]


def _sample(task: Callable[[], object], repeat: int) -> tuple[float, float]:
    gc.collect()
    gc.disable()
    try:
        started, cpu = time.perf_counter(), time.process_time()
        for _ in range(repeat):
            task()
        return (time.perf_counter() - started) / repeat, (time.process_time() - cpu) / repeat
    finally:
        gc.enable()


def _calibrate(task: Callable[[], object]) -> int:
    repeat = 1
    while (seconds := min(timeit.repeat(task, number=repeat))) < _MIN_SAMPLE_SECONDS:
        repeat = max(repeat + 1, int(repeat * 1.5 * _MIN_SAMPLE_SECONDS / max(seconds, 1e-7)))
    return repeat
