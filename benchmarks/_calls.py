"""Bars 1 and 2: one GET and a page of a hundred, in blocking calls."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from benchmarks import _answers, _callers, _contacts, _turns
from benchmarks._comparison import Comparison
from benchmarks._progress import progress
from benchmarks._server import serving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks._callers import Caller

SEED = 20_250_624
_TIMES = {"one": 20, "page": 3}
"""Calls in a turn: turns of about ten milliseconds, short enough for what disturbs the machine to fall on all alike."""
_PEERS = (_callers.STOCK, _callers.HTTPX_PYDANTIC, _callers.REQUESTS)


class UnequalError(Exception):
    """A way does not do what the others do, so its time says nothing."""


def measure(rounds: int, peers: Path, skipped: dict[str, str]) -> list[Comparison]:
    """Run both comparisons against one server that always answers the same."""
    with serving(_answers.fixed) as url, _callers.callers(url, peers, skipped) as found:
        same(found)
        return [_one(found, rounds), _page(found, rounds)]


def same(callers: Sequence[Caller]) -> None:
    """Prove that every caller gets what the server has.  Raises UnequalError with the name of one that does not."""
    wanted = [str(_contacts.contact(number)["id"]) for number in range(_answers.PAGE)]
    for caller in callers:
        if caller.name == _callers.FLOOR:
            continue
        contacts, _ = caller.page(0)
        if [_callers.identity(one) for one in contacts] != wanted or _callers.identity(caller.one()) != wanted[0]:
            message = f"something else than the others is read by {caller.name}"
            raise UnequalError(message)


def _one(callers: Sequence[Caller], rounds: int) -> Comparison:
    title = "one GET, blocking"
    ways = {caller.name: caller.one for caller in callers}
    taken = _turns.race(ways, times=_TIMES["one"], rounds=rounds, seed=SEED, told=progress(title, rounds))
    found = Comparison(title, "us a call", 1e6, _callers.HTTPX, taken)
    found.at_most(1, _callers.OURS, _callers.HTTPX, 1.15)
    for peer in _PEERS:
        found.at_most(1, _callers.OURS, peer, 1.0)
    return found


def _page(callers: Sequence[Caller], rounds: int) -> Comparison:
    title = f"a page of {_answers.PAGE}, blocking"
    ways = {caller.name: functools.partial(caller.page, 0) for caller in callers}
    taken = _turns.race(ways, times=_TIMES["page"], rounds=rounds, seed=SEED, told=progress(title, rounds))
    found = Comparison(title, "us a call", 1e6, _callers.STOCK, taken)
    found.at_most(2, _callers.OURS, _callers.STOCK, 0.75)
    return found
