"""The sandbox under load: GETs and creates a second, and what a page costs among many records.

    python -m benchmarks.sandbox [--rounds N] [--connections N] [--small]

The server runs in a process of its own and the client here, on raw sockets, so that two cores are in use. What is
compared takes turns, and the median counts: what slows the machine down for a while slows both sides. The exit code
says that the benchmark ran, not that a bar was met.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import attrs

from benchmarks._sandbox_process import COMPANY, Process, RawConnection, request, started

if TYPE_CHECKING:
    from collections.abc import Sequence

# Half of a data set's contacts are of the company that is listed.
_SEEDS = {1_000: 2_004, 100_000: 200_400}
_LISTING = f"/contacts?company_id={COMPANY}&limit=100"
_REQUESTS = {"GET one contact": 1_000, "create a contact": 300}
_BARS = {"GET one contact": 1_500, "create a contact": 300}
_OK = 200


@attrs.frozen
class Sample:
    """Requests a second by the wall clock, and milliseconds of the server's own computing for each."""

    rate: float
    cpu: float


def contact() -> bytes:
    """The body of a create."""
    fields = {"type": "customer", "full_name": "Ada Buyer", "email": "ada@example.com", "company_id": COMPANY}
    return json.dumps(fields).encode()


def throughput(process: Process, rounds: int, connections: int) -> dict[str, list[Sample]]:
    """Time reads and creates in turns, over a few connections at one time."""
    with ExitStack() as stack:
        ready = [RawConnection(process.address) for _ in range(connections)]
        for each in ready:
            stack.callback(each.close)
        made = json.loads(_ask(ready[0], request("POST", "/contacts", contact())))["data"]["id"]
        sent = {
            "GET one contact": request("GET", f"/contacts/{made}"),
            "create a contact": request("POST", "/contacts", contact()),
        }
        samples: dict[str, list[Sample]] = {name: [] for name in sent}
        with ThreadPoolExecutor(connections) as threads:
            for _round, (name, data) in itertools.product(range(rounds), sent.items()):
                samples[name].append(_sample(process, threads, ready, data, _REQUESTS[name]))
    return samples


def _sample(
    process: Process, threads: ThreadPoolExecutor, ready: list[RawConnection], data: bytes, requests: int
) -> Sample:
    share = requests // len(ready)
    wall, cpu = time.perf_counter(), process.cpu_seconds()
    for ended in [threads.submit(_ask_often, each, data, share) for each in ready]:
        ended.result()
    wall, cpu = time.perf_counter() - wall, process.cpu_seconds() - cpu
    return Sample(share * len(ready) / wall, cpu / share / len(ready) * 1e3)


def pages(rounds: int) -> dict[int, dict[str, list[float]]]:
    """Time a page of 100 among few and among many contacts of one company, in turns; milliseconds by skip."""
    found: dict[int, dict[str, list[float]]] = {}
    with ExitStack() as stack:
        connections: dict[int, RawConnection] = {}
        totals: dict[int, int] = {}
        for size, seed in _SEEDS.items():
            _say(f"seeding {size:,} contacts of one company")
            process = stack.enter_context(started("--seed", str(seed)))
            connections[size] = RawConnection(process.address)
            stack.callback(connections[size].close)
            totals[size] = json.loads(_ask(connections[size], request("GET", _LISTING)))["data"]["total"]
            connections[size].close()  # an idle connection would be ended by the server while the other one is seeded
            found[size] = {}
        for _round, size in itertools.product(range(rounds), _SEEDS):
            for name, query in _places(totals[size]).items():
                data = request("GET", f"{_LISTING}{query}")
                start = time.perf_counter()
                _ask(connections[size], data)
                found[size].setdefault(name, []).append((time.perf_counter() - start) * 1e3)
    return found


def _places(total: int) -> dict[str, str]:
    end = max(total - 100, 0)
    return {
        "first": "",
        "middle": f"&skip={total // 2}",
        "last": f"&skip={end}",
        "last by name": f"&skip={end}&sort=full_name",
        "last by name, downward": f"&skip={end}&sort=full_name&order=desc",
    }


def _ask_often(connection: RawConnection, data: bytes, times: int) -> None:
    for _ in range(times):
        _ask(connection, data)


def _ask(connection: RawConnection, data: bytes) -> bytes:
    response = connection.exchange(data)
    if response.status != _OK:
        message = f"the sandbox answered {response.status}: {response.body[:200]!r}"
        raise RuntimeError(message)
    return response.body


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when the benchmark ran, whatever it measured."""
    parser = argparse.ArgumentParser(prog="bench-sandbox", description="Load the sandbox and time its pages.")
    parser.add_argument("--rounds", type=int, default=12, help="how often each side takes its turn (default: 12)")
    parser.add_argument("--connections", type=int, default=4, help="connections at one time (default: 4)")
    parser.add_argument("--small", action="store_true", help="leave out the pages: seeding takes half a minute")
    options = parser.parse_args(arguments)
    with started() as process:
        samples = throughput(process, options.rounds, options.connections)
    for name, taken in samples.items():
        rates = sorted(each.rate for each in taken)
        cpu = statistics.median(each.cpu for each in taken)
        said = f"median {statistics.median(rates):,.0f}/s, best {rates[-1]:,.0f}/s (bar {_BARS[name]:,}/s)"
        _say(f"{name}: {said}; {cpu:.2f} ms of the server's core each, so {1e3 / cpu:,.0f}/s with a core to itself")
    if not options.small:
        few, many = pages(options.rounds * 4).values()
        for name, times in few.items():
            ratio = statistics.median(many[name]) / statistics.median(times)
            said = (
                f"{statistics.median(times):.2f} ms among 1,000, {statistics.median(many[name]):.2f} ms among 100,000"
            )
            _say(f"page of 100, {name}: {said}, {ratio:.2f} times as much (bar 2)")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
