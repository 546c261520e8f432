"""Soak test: many calls with many faults, after which nothing has piled up.  ``make soak``, or ``python -m tests.faults.soak``."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from tests.faults.clients import APIS, MODES, SYNC, ApiUnderTest, error_name, other_tasks
from tests.faults.properties import descriptors
from tests.faults.response_faults import FAULTS
from tests.faults.server import FaultServer, ServerThread
from tests.faults.steps import SUCCESS, Script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.steps import Step

SHARE = 0.1
"""The share of faulty responses."""
POOL = 100
"""The most connections of a pool."""
MAX_GROWTH = 5_000_000
LATEST_CANCEL = 0.06
"""Seconds; about as long as a call takes here when others are in flight."""
THREADS, TASKS = 8, 32
_TOO_LONG = ("without end", "petabyte", "bomb", "limit", "9 MB", "2 MB", "100,000", "until a date", "for 1 second")
"""Faults that take seconds or many megabytes each; ``test_faults`` runs them one by one."""


@frozen
class ResourceUsage:
    """What the process holds at a time."""

    descriptors: int
    threads: int
    memory: int
    """Bytes of resident memory."""

    @classmethod
    def now(cls) -> ResourceUsage:
        """Measure, after a garbage collection."""
        gc.collect()
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  (no path of the project)
            pages = int(file.read().split()[1])
        return cls(descriptors(), threading.active_count(), pages * os.sysconf("SC_PAGE_SIZE"))


@frozen
class SoakReport:
    """The result of a run."""

    outcomes: Counter[str]
    seconds: float
    before: ResourceUsage
    after: ResourceUsage
    left: list[str] = field(repr=False)
    """Connections and tasks that were open after the client was closed."""

    @property
    def faults(self) -> list[str]:
        """What is wrong."""
        growth = self.after.memory - self.before.memory
        faults = [f"a foreign exception: {name}" for name in self.outcomes if "." in name] + self.left
        faults += [f"{growth / 1e6:.1f} MB of memory more"] if growth > MAX_GROWTH else []
        for name in ("descriptors", "threads"):
            more = getattr(self.after, name) - getattr(self.before, name)
            faults += [f"{more} {name} more"] if more > 0 else []
        return faults


class RandomScript(Script):
    """Success responses and, now and then, a fault that takes no time; the same ones in every run."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        faults = [
            fault.script.responses[0]
            for fault in FAULTS
            if fault.route == "plain" and fault.when_idle is None and fault.script.responses and not fault.options
            if not any(words in fault.name for words in _TOO_LONG)
        ]
        assert len(faults) > 80
        chance = random.Random(seed)  # noqa: S311  (no secret)
        steps = [chance.choice(faults) if chance.random() < SHARE else SUCCESS for _ in range(50_000)]
        object.__setattr__(self, "responses", tuple(steps))

    def after(self, number: int) -> tuple[Step, ...]:
        """Return the steps after the request of this number."""
        return self.responses[number % len(self.responses)]


class Load:
    """Calls of one client, several at a time."""

    def __init__(self, mode: str, api: ApiUnderTest, url: str, runner: asyncio.Runner) -> None:
        async def make() -> Any:
            return api.make(mode, base_url=url)

        self._mode, self._api, self._runner = mode, api, runner
        self._client = runner.run(make())

    def call(self, count: int) -> Counter[str]:
        """Make calls and count what they end with."""
        if self._mode == SYNC:
            return self._call_sync(random_methods(count, count))
        return self._runner.run(self._call_async(random_methods(count, count)))

    def cancel(self, count: int) -> Counter[str]:
        """Make async calls and cancel each at a random time; sync ones cannot be cancelled."""
        if self._mode == SYNC:
            return Counter()
        return self._runner.run(self._cancel(random_methods(count, count + 1), count))

    def close(self) -> list[str]:
        """Close the client and return the tasks that are left."""
        if self._mode == SYNC:
            self._client.close()
            return []

        async def close() -> list[str]:
            await self._client.close()
            return await other_tasks()

        return self._runner.run(close())

    def _call_sync(self, methods: Iterator[str]) -> Counter[str]:
        outcomes, lock = Counter[str](), threading.Lock()

        def work() -> None:
            while True:
                with lock:
                    method = next(methods, None)
                if method is None:
                    return
                try:
                    self._api.call(self._client, method)
                    name = "value"
                except Exception as error:  # noqa: BLE001  (foreign ones are counted)
                    name = error_name(error)
                with lock:
                    outcomes[name] += 1

        with ThreadPoolExecutor(THREADS) as executor:
            for future in [executor.submit(work) for _ in range(THREADS)]:
                future.result()
        return outcomes

    async def _call_async(self, methods: Iterator[str]) -> Counter[str]:
        outcomes = Counter[str]()

        async def work() -> None:
            for method in methods:
                try:
                    await self._api.call(self._client, method)
                    outcomes["value"] += 1
                except Exception as error:  # noqa: BLE001  (foreign ones are counted)
                    outcomes[error_name(error)] += 1

        await asyncio.gather(*(work() for _ in range(TASKS)))
        return outcomes

    async def _cancel(self, methods: Iterator[str], seed: int) -> Counter[str]:
        outcomes, chance = Counter[str](), random.Random(seed)  # noqa: S311  (no secret)

        async def work() -> None:
            for method in methods:
                call = asyncio.ensure_future(self._api.call(self._client, method))
                await asyncio.sleep(chance.random() ** 3 * LATEST_CANCEL)  # early more often: calls are short
                call.cancel()
                result = (await asyncio.gather(call, return_exceptions=True))[0]
                is_cancelled = isinstance(result, asyncio.CancelledError)
                name = error_name(result) if isinstance(result, Exception) else "value"
                outcomes["cancelled" if is_cancelled else name] += 1

        await asyncio.gather(*(work() for _ in range(TASKS)))
        return outcomes


def random_methods(count: int, seed: int) -> Iterator[str]:
    """Return so many methods in random order."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return iter([chance.choice(("GET", "GET", "POST")) for _ in range(count)])


def soak(mode: str, api: ApiUnderTest, thread: ServerThread, calls: int, warm_up: int) -> SoakReport:
    """Make calls with a client of this mode, and as many that are cancelled; compare the resources before and after."""
    with thread.serve(FaultServer(api, RandomScript(7))) as server, asyncio.Runner() as runner:
        load = Load(mode, api, server.url, runner)
        load.call(warm_up)
        before, began = ResourceUsage.now(), time.monotonic()
        outcomes = load.call(calls)
        seconds = time.monotonic() - began
        outcomes += load.cancel(calls)
        server.restore()
        left = [f"{server.open - POOL} connections too many"] if server.open > POOL else []
        final = load.call(2 * POOL)  # a slot of the pool that was lost would be missed here
        left += [] if final == {"value": 2 * POOL} else [f"the pool is not whole: {final}"]
        left += load.close()
        left += [] if server.wait_until_closed() else [f"{server.open} connections are open"]
        return SoakReport(outcomes, seconds, before, ResourceUsage.now(), left)


def main() -> int:
    """Soak every mode of client of every API; return 1 when something piled up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=10_000, help="calls of each client")
    parser.add_argument("--warm-up", type=int, default=1_000, help="calls before the first measurement")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    faults: list[str] = []
    with ServerThread() as thread:
        for api in APIS:
            for mode in MODES:
                report = soak(mode, api, thread, arguments.calls, arguments.warm_up)
                growth = (report.after.memory - report.before.memory) / 1e6
                outcomes = ", ".join(f"{name} {count}" for name, count in report.outcomes.most_common())
                seconds = f"{arguments.calls} calls in {report.seconds:.0f} s"
                sys.stdout.write(f"{api.name}, {mode}: {seconds}, {growth:+.1f} MB; {outcomes}\n")
                faults += [f"{api.name}, {mode}: {fault}" for fault in report.faults]
    sys.stdout.write("\n".join(faults or ["nothing piled up"]) + "\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
