"""Many calls with many faults: does anything pile up?  ``make soak``, or ``python -m tests.faults.soak --calls 500``."""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
import time
from typing import TYPE_CHECKING

from tests.faults.apis import APIS, ApiUnderTest
from tests.faults.catalogue import FAULTS
from tests.faults.held import Held, Soaked
from tests.faults.many_calls import made_awaiting, made_blocking
from tests.faults.rig import BLOCKING, KINDS
from tests.faults.scene import GOOD
from tests.faults.server import FaultServer
from tests.faults.stage import Stage

if TYPE_CHECKING:
    from tests.faults.steps import Step

SHARE = 0.1
"""How many of the answers are spoilt."""
POOL = 100
"""The most connections that a pool may keep."""
_TOO_LONG = ("without end", "petabyte", "bomb", "limit", "9 MB", "2 MB", "100,000", "until a date", "for 1 second")
"""Faults that take seconds or many megabytes each; the suite plays them one by one."""


def quick() -> list[tuple[Step, ...]]:
    """The answers of every fault that takes a moment only."""
    taken = [
        fault
        for fault in FAULTS
        if fault.reach == "plain" and fault.kept is None and fault.scene.answers and not fault.options
        if not any(words in fault.name for words in _TOO_LONG)
    ]
    assert len(taken) > 80
    return [fault.scene.answers[0] for fault in taken]


class Mixed:
    """Good answers, and now and then a fault; the same ones in every run."""

    accept: tuple[Step, ...] = ()

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  (no secret)
        self._faults = quick()

    def after(self, number: int) -> tuple[Step, ...]:  # noqa: ARG002  (chance decides)
        """The steps after the request of this number."""
        return self._chance.choice(self._faults) if self._chance.random() < SHARE else GOOD


def soak(kind: str, api: ApiUnderTest, server: FaultServer, calls: int, warm: int) -> Soaked:
    """Make calls with a client of this kind, and as many that are cancelled; what the process holds before and after."""
    with server.on(Stage(api, Mixed(7))) as stage, asyncio.Runner() as runner:
        make = made_blocking if kind == BLOCKING else made_awaiting
        made = make(api, stage, runner)
        made.calls(warm)
        before, began = Held.now(), time.monotonic()
        ends = made.calls(calls)
        seconds = time.monotonic() - began
        ends += made.cancels(calls)
        stage.heal()
        left = [f"{stage.open - POOL} connections too many"] if stage.open > POOL else []
        good = made.calls(2 * POOL)  # a slot of the pool that was lost would be missed here
        left += [] if good == {"value": 2 * POOL} else [f"the pool is not whole: {good}"]
        left += made.close()
        left += [] if stage.quiet() else [f"{stage.open} connections are open"]
        return Soaked(kind, ends, seconds, before, Held.now(), left)


def main() -> int:
    """Soak every kind of client; 1 when something piled up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=10_000, help="calls of each kind of client")
    parser.add_argument("--warm", type=int, default=1_000, help="calls before the first look")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    faults: list[str] = []
    with FaultServer() as server:
        for api in APIS:
            for kind in KINDS:
                found = soak(kind, api, server, given.calls, given.warm)
                grown = (found.after.memory - found.before.memory) / 1e6
                ends = ", ".join(f"{name} {count}" for name, count in found.ends.most_common())
                print(f"{api.name}, {kind}: {given.calls} calls in {found.seconds:.0f} s, {grown:+.1f} MB; {ends}")  # noqa: T201  (a command)
                faults += [f"{api.name}, {kind}: {fault}" for fault in found.faults]
    print(*(faults or ["nothing piled up"]), sep="\n")  # noqa: T201  (likewise)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
