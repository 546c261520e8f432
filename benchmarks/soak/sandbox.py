"""The sandbox for minutes under eight clients, ten per cent faults and churn.

    python -m benchmarks.soak.sandbox [--seconds N] [--clients N] [--rate N] [--round-seconds N]

Half of the time the state is in memory and half in a file. In rounds of a few seconds the clients work; then they rest,
and it is checked that every request was answered or broken on purpose, that records and listings are what the clients
were told, and what memory the emptied sandbox holds. The exit code is 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import attrs

from benchmarks._sandbox_process import Process, RawConnection, started
from benchmarks.soak._client import Client
from benchmarks.soak._consistency import ask, troubles

if TYPE_CHECKING:
    from collections.abc import Sequence

# Ten per cent in all.
_FAULTS = (
    {"fault": "latency", "seconds": 0.02},
    {"fault": "status", "status": 503},
    {"fault": "status", "status": 500, "when": "after"},
    {"fault": "html"},
    {"fault": "truncated"},
    {"fault": "malformed"},
    {"fault": "reset"},
    {"fault": "reset", "when": "after"},
)
_SHARE = 0.1
_CHURN = {"changes": 2, "inserts": 0.5}
_MIB = 1024 * 1024
# What an allocator keeps differs by a few MiB between rounds that do the same.
MOST_GROWTH = 8 * _MIB
_MOST_TOLD = 20
_SHORTEST_ROUND_SECONDS = 0.5


@attrs.define
class Report:
    """What a run has seen."""

    requests: int = 0
    statuses: Counter[str] = attrs.field(factory=Counter[str])
    memory: list[int] = attrs.field(factory=list[int])
    """Bytes that the emptied sandbox holds after each round."""
    wrong: list[str] = attrs.field(factory=list[str])

    @property
    def growth(self) -> int:
        """Bytes by which the last third of the rounds lies over the first; the very first is for warming up."""
        warm = self.memory[1:]
        third = max(len(warm) // 3, 1)
        return round(statistics.median(warm[-third:]) - statistics.median(warm[:third])) if warm else 0

    def line(self, where: str) -> str:
        """What to tell about it."""
        told = ", ".join(f"{count:,} {name}" for name, count in sorted(self.statuses.items()))
        held = f"{min(self.memory) / _MIB:.1f} to {max(self.memory) / _MIB:.1f} MiB held, {self.growth / _MIB:+.1f} MiB grown"
        return f"{where}: {self.requests:,} requests in {len(self.memory)} rounds ({told}); {held}"


@attrs.frozen
class Settings:
    """How long, with how many clients, how many requests a second of each (0 for what goes), resting how often."""

    seconds: float
    clients: int
    rate: float
    round_seconds: float


def soak(arguments: Sequence[str], settings: Settings) -> Report:
    """Run one sandbox for some seconds, and tell what was seen."""
    report = Report()
    end = time.monotonic() + settings.seconds
    with started("--admin", *arguments) as process, closing(RawConnection(process.address)) as switches:
        while (left := end - time.monotonic()) > 0:
            crew = _crew(process, len(report.memory), settings.clients)
            _work(switches, crew, min(settings.round_seconds, max(left, _SHORTEST_ROUND_SECONDS)), settings.rate)
            _look(switches, crew, report)
            report.memory.append(process.memory_bytes())
    if report.growth > MOST_GROWTH:
        report.wrong.append(f"memory has grown by {report.growth / _MIB:.1f} MiB: {report.memory}")
    return report


def _crew(process: Process, number: int, clients: int) -> list[Client]:
    seeds = [f"{number}/{each}" for each in range(clients)]
    return [Client(f"client {seed}", RawConnection(process.address), Random(seed)) for seed in seeds]  # noqa: S311 (repeatable)


def _work(switches: RawConnection, crew: list[Client], seconds: float, rate: float) -> None:
    plan = [{"operation": "*", "probability": _SHARE / len(_FAULTS), **fault} for fault in _FAULTS]
    seed = crew[0].random.randrange(1000)
    ask(switches, "PUT", "/_sandbox/faults", {"seed": seed, "faults": plan})
    ask(switches, "PUT", "/_sandbox/churn", {**_CHURN, "seed": seed})
    switches.close()  # the server would end it while the clients work
    with ThreadPoolExecutor(len(crew)) as threads:
        for ended in [threads.submit(each.work, seconds, rate) for each in crew]:
            ended.result()
    for each in crew:
        each.connection.close()
    ask(switches, "DELETE", "/_sandbox/faults")
    ask(switches, "DELETE", "/_sandbox/churn")


def _look(switches: RawConnection, crew: list[Client], report: Report) -> None:
    log = ask(switches, "GET", "/_sandbox/requests")["requests"]
    report.statuses += Counter(_outcome(entry["status"], entry["fault"]) for entry in log)
    report.requests += len(log)
    report.wrong += [f"round {len(report.memory)}: {trouble}" for trouble in troubles(switches, crew)]
    ask(switches, "POST", "/_sandbox/reset")


def _outcome(status: int | None, fault: str | None) -> str:
    return f"{status}" if fault is None else f"met {fault}"


def integrity(path: Path) -> list[str]:
    """What SQLite says about the file; nothing when it is whole."""
    with closing(sqlite3.connect(path)) as connection:
        said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return said + [f"{len(orphans)} fields without a record"] * bool(orphans)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when everything was right, and 1 otherwise."""
    parser = argparse.ArgumentParser(prog="soak-sandbox", description="Work on the sandbox for minutes, and check it.")
    parser.add_argument("--seconds", type=float, default=300, help="how long in all (default: 300)")
    parser.add_argument("--clients", type=int, default=8, help="how many clients at one time (default: 8)")
    parser.add_argument("--rate", type=float, default=0, help="requests a second of each client (default: what goes)")
    parser.add_argument("--round-seconds", type=float, default=5, help="how often to rest and check (default: 5)")
    options = parser.parse_args(arguments)
    settings = Settings(options.seconds / 2, options.clients, options.rate, options.round_seconds)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.sqlite"
        for where, more in (("in memory", ()), ("in a file", ("--db", str(path)))):
            report = soak(more, settings)
            _say(report.line(where))
            wrong += [f"{where}, {each}" for each in report.wrong]
        wrong += integrity(path)
    for each in wrong[:_MOST_TOLD]:
        _say(f"WRONG: {each}")
    _say(f"{len(wrong)} things were wrong" if wrong else "everything was right")
    return 1 if wrong else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
