"""Bar 4: every one of ten thousand contacts, from a server that takes 20 ms a page."""

from __future__ import annotations

import asyncio
import functools
import statistics
from typing import TYPE_CHECKING, TypeAlias

from benchmarks import _answers, _async_callers, _callers, _child, _turns
from benchmarks._comparison import Comparison
from benchmarks._progress import progress
from benchmarks._server import serving
from clemta import AsyncClemta, Clemta

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Way: TypeAlias = "Callable[[str, int], int]"
"""Counts the contacts of the server at a URL, with so many pages asked for ahead."""

SEED = 20_250_624
SECONDS = 0.02
AHEAD = 8
MEGABYTES = 10
_DEADLINE = 600

OURS = "truespec"
AWAITED = "truespec, awaited"
_MEMORY = {
    OURS: "_many_pages.blocking({url!r}, {ahead})",
    AWAITED: "_many_pages.awaiting({url!r}, {ahead})",
}


class LostError(Exception):
    """A way did not give every contact."""


def measure(rounds: int, peers: Path, skipped: dict[str, str]) -> Comparison:
    """Run the comparison, and look at the memory that each of our ways takes at most."""
    title = f"{_answers.MANY:,} contacts, {SECONDS * 1000:g} ms a page of {_answers.PAGE}"
    with serving(_answers.many, SECONDS) as url:
        with _callers.callers(url, peers, skipped) as found:
            theirs = [caller for caller in found if caller.name not in {_callers.FLOOR, _callers.OURS}]
            counts: dict[str, Callable[[], int]] = {caller.name: caller.walk for caller in theirs}
            counts |= {_async_callers.AIOHTTP: functools.partial(_aiohttp, url), **_ours(url)}
            ways = {name: functools.partial(all_of, count) for name, count in counts.items()}
            taken = _turns.race(ways, times=1, rounds=rounds, seed=SEED, told=progress(title, rounds))
        comparison = Comparison(title, "s", 1, _named(OURS, AHEAD), taken)
        quickest = min(
            (name for name in ways if not name.startswith(OURS)), key=lambda name: comparison.time(name).middle
        )
        for name in (OURS, AWAITED):  # the quickest of the peers bars all others
            comparison.at_least(4, _named(name, AHEAD), quickest, 6)
        for name, code in _MEMORY.items():
            alone, ahead = (_megabytes(code.format(url=url, ahead=count), rounds) for count in (1, AHEAD))
            told = f"{name}: peak memory with prefetch={AHEAD} over the sequential run"
            comparison.limit(4, told, ahead - alone, MEGABYTES, "MB")
    return comparison


def _named(name: str, ahead: int) -> str:
    return f"{name}, prefetch={ahead}"


def _ours(url: str) -> Mapping[str, Callable[[], int]]:
    return {
        _named(name, ahead): functools.partial(way, url, ahead)
        for name, way in {OURS: blocking, AWAITED: awaiting}.items()
        for ahead in (1, AHEAD)
    }


def all_of(way: Callable[[], int]) -> None:
    """Walk a way.  Raises LostError when it does not give every contact."""
    found = way()
    if found != _answers.MANY:
        message = f"{found} contacts came, {_answers.MANY} are there"
        raise LostError(message)


def blocking(url: str, ahead: int) -> int:
    """Loop over every contact with a blocking client."""
    with Clemta(_callers.KEY, base_url=url, deadline=_DEADLINE) as client:
        return sum(1 for _ in client.contacts.list(_callers.COMPANY, page_size=_answers.PAGE, prefetch=ahead))


def awaiting(url: str, ahead: int) -> int:
    """Loop over every contact with an awaiting client."""

    async def loop() -> int:
        async with AsyncClemta(_callers.KEY, base_url=url, deadline=_DEADLINE) as client:
            return await _async_callers.pages_of(client, ahead)()

    return asyncio.run(loop())


def _aiohttp(url: str) -> int:
    return asyncio.run(_async_callers.walk(url))


def _megabytes(code: str, rounds: int) -> float:
    """The most memory that a process of its own has while it does something, the median of a few runs."""
    program = f"from benchmarks import _many_pages, _child\n{code}\n_child.tell(_child.peak())"
    return statistics.median(_child.numbers(program)[0] for _ in range(max(1, rounds // 2)))
