"""The sandbox for minutes under eight clients, ten per cent faults and churn: ``python -m tests.sandbox.soak``.

Half of the time the state is in memory and half in a file.  In rounds of a few seconds the clients work; then they rest,
and every request has to have been responded to or broken by a fault, records and listings have to be what the responses
said, and the emptied sandbox must not hold more and more memory.  The exit code is 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from attrs import define, field, frozen

from tests.sandbox.soak_client import COMPANY, Connection, SoakClient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_FAULT_SHARE = 0.1
_MIB = 1024 * 1024
MAX_GROWTH = 8 * _MIB
"""What an allocator keeps differs by a few MiB between rounds that do the same."""
_PAGE = 100


@define
class Report:
    """What a run has seen."""

    requests: int = 0
    outcomes: Counter[str] = field(factory=Counter)
    memory: list[int] = field(factory=list)
    """Bytes that the emptied sandbox holds after each round."""
    errors: list[str] = field(factory=list)

    @property
    def growth(self) -> int:
        """Bytes by which the last third of the rounds is above the first; the very first round warms up."""
        warm = self.memory[1:]
        third = max(len(warm) // 3, 1)
        return round(statistics.median(warm[-third:]) - statistics.median(warm[:third])) if warm else 0

    def summary(self, where: str) -> str:
        """Return the counts and the memory in one line."""
        outcomes = ", ".join(f"{count:,} {name}" for name, count in sorted(self.outcomes.items()))
        memory = f"{min(self.memory) / _MIB:.1f} to {max(self.memory) / _MIB:.1f} MiB, {self.growth / _MIB:+.1f} MiB"
        return f"{where}: {self.requests:,} requests in {len(self.memory)} rounds ({outcomes}); memory {memory}"


@frozen
class Settings:
    """How long, how many clients, how many requests a second of each (0: as fast as possible), how long a round is."""

    seconds: float
    clients: int
    rate: float
    round_seconds: float


@contextmanager
def start_sandbox(*arguments: str) -> Iterator[tuple[str, int]]:
    """Run the sandbox in a process of its own while the block runs; yield its URL and process id."""
    command = [sys.executable, "-m", "truespec_sandbox", "clemta", "--admin", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield (process.stdout.readline().strip() if process.stdout else ""), process.pid
        finally:
            process.terminate()
            process.wait(15)


def _memory_bytes(pid: int) -> int:
    """Return what a process holds (Linux: resident, without what it shares)."""
    resident, shared = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1:3]
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def soak(arguments: Sequence[str], settings: Settings) -> Report:
    """Run one sandbox for some seconds, and return what was seen."""
    report = Report()
    end = time.monotonic() + settings.seconds
    with start_sandbox(*arguments) as (url, pid), closing(Connection(url)) as admin:
        while (left := end - time.monotonic()) > 0:
            names = [f"{len(report.memory)}/{number}" for number in range(settings.clients)]
            clients = [SoakClient(f"client {name}", Connection(url), Random(name)) for name in names]  # noqa: S311  (repeatable)
            _work(admin, clients, min(settings.round_seconds, max(left, 0.5)), settings.rate)
            log = admin.get_json("GET", "/_sandbox/requests")["requests"]
            report.outcomes += Counter(entry["fault"] or str(entry["status"]) for entry in log)
            report.requests += len(log)
            report.errors += [f"round {len(report.memory)}: {error}" for error in find_errors(admin, clients)]
            admin.get_json("POST", "/_sandbox/reset")
            report.memory.append(_memory_bytes(pid))
    if report.growth > MAX_GROWTH:
        report.errors.append(f"memory has grown by {report.growth / _MIB:.1f} MiB: {report.memory}")
    return report


def _work(admin: Connection, clients: list[SoakClient], seconds: float, rate: float) -> None:
    faults = [{"operation": "*", "probability": _FAULT_SHARE / len(_FAULTS), **fault} for fault in _FAULTS]
    seed = clients[0].random.randrange(1000)
    admin.get_json("PUT", "/_sandbox/faults", {"seed": seed, "faults": faults})
    admin.get_json("PUT", "/_sandbox/churn", {"changes": 2, "inserts": 0.5, "seed": seed})
    admin.close()  # the server would close it while the clients work
    with ThreadPoolExecutor(len(clients)) as threads:
        for done in [threads.submit(client.work, seconds, rate) for client in clients]:
            done.result()
    for client in clients:
        client.connection.close()
    admin.get_json("DELETE", "/_sandbox/faults")
    admin.get_json("DELETE", "/_sandbox/churn")


def find_errors(admin: Connection, clients: list[SoakClient]) -> list[str]:
    """Return what is wrong with the log, the records and the listings after a round."""
    changes = admin.get_json("GET", "/_sandbox/churn")["changes"]
    snapshot = admin.get_json("GET", "/_sandbox/snapshot")["records"]
    records = [record["body"] for record in snapshot if record["collection"] == "contacts"]
    log = admin.get_json("GET", "/_sandbox/requests")["requests"]
    return [
        *(error for client in clients for error in client.errors),
        *_log_errors(log, clients),
        *_record_errors(records, changes, clients),
        *_listing_errors(admin, records),
    ]


def _log_errors(log: list[dict[str, Any]], clients: list[SoakClient]) -> Iterator[str]:
    sent, broken = sum(client.sent for client in clients), sum(client.broken for client in clients)
    if len(log) != sent:
        yield f"{sent} requests were sent and {len(log)} have arrived"
    without_response = [entry for entry in log if entry["status"] is None and entry["fault"] is None]
    if without_response:
        yield f"{len(without_response)} requests got no response, the first: {without_response[0]}"
    resets = sum(entry["status"] is None for entry in log)
    if resets != broken:
        yield f"{resets} connections were reset by faults and {broken} have ended early"


def _record_errors(
    records: list[dict[str, Any]], changes: list[dict[str, Any]], clients: list[SoakClient]
) -> Iterator[str]:
    names = {str(record["id"]): str(record["full_name"]) for record in records}
    if len(names) != len(records):
        yield "two records have the same id"
    inserted = {str(change["id"]) for change in changes if change["kind"] == "inserted"}
    deleted = {str(change["id"]) for change in changes if change["kind"] == "deleted"}
    unexplained = names.keys() - inserted
    if names.keys() & deleted or inserted - deleted - names.keys():
        yield "the records are not those that churn inserted and deleted"
    for client in clients:
        yield from _client_errors(client, names, deleted)
        unexplained -= client.contacts.keys()
    uncertain = {name for client in clients for name in client.uncertain}
    created = Counter(names[contact_id] for contact_id in unexplained)
    # A contact whose create got no response may have been created, and once only.
    if created.keys() - uncertain or any(count > 1 for count in created.values()):
        yield f"records that nobody has created: {(created.keys() - uncertain) or created}"


def _client_errors(client: SoakClient, names: dict[str, str], deleted: set[str]) -> Iterator[str]:
    for contact_id in client.not_found - deleted:
        yield f"{contact_id} was not found, and nobody had deleted it"
    for contact_id, state in client.contacts.items():
        if contact_id in names and state.is_deleted:
            yield f"{contact_id} exists after its delete"
        elif contact_id in names and names[contact_id] not in state.names:
            yield f"{contact_id} is called {names[contact_id]!r} and not one of {sorted(state.names)}"
        elif contact_id not in names and not (state.is_deleted or state.may_be_deleted or contact_id in deleted):
            yield f"{contact_id} is lost"


def _listing_errors(admin: Connection, records: list[dict[str, Any]]) -> Iterator[str]:
    by_name = [str(record["id"]) for record in sorted(records, key=lambda record: (record["full_name"], record["id"]))]
    listings: list[tuple[dict[str, str], list[str]]] = [
        ({}, [str(record["id"]) for record in records]),
        ({"search": "soak@"}, [str(record["id"]) for record in records if "soak@" in record["email"]]),
        ({"sort": "full_name"}, by_name),
        ({"sort": "full_name", "order": "desc"}, by_name[::-1]),
    ]
    for query, expected in listings:
        ids, total = _list_all(admin, query)
        if ids != expected or total != len(expected):
            yield f"the listing with {query} has {len(ids)} contacts and the total {total}; {len(expected)} exist"


def _list_all(admin: Connection, query: dict[str, str]) -> tuple[list[str], int]:
    ids: list[str] = []
    while True:
        page = {"company_id": COMPANY, "limit": _PAGE, "skip": len(ids), **query}
        data = admin.get_json("GET", f"/contacts?{urlencode(page)}")["data"]
        ids += [str(contact["id"]) for contact in data["contacts"]]
        if len(data["contacts"]) < _PAGE:
            return ids, int(data["total"])


def check_integrity(path: Path) -> list[str]:
    """Return what SQLite finds wrong with the file."""
    with closing(sqlite3.connect(path)) as connection:
        faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return faults + [f"{len(orphans)} fields without a record"] * bool(orphans)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when nothing was wrong, and 1 otherwise."""
    parser = argparse.ArgumentParser(prog="soak", description="Load the sandbox for minutes, and check it.")
    parser.add_argument("--seconds", type=float, default=300, help="how long in all (default: 300)")
    parser.add_argument("--clients", type=int, default=8, help="how many clients at a time (default: 8)")
    parser.add_argument("--rate", type=float, default=0, help="requests a second of each client (default: no limit)")
    parser.add_argument("--round-seconds", type=float, default=5, help="how often to rest and check (default: 5)")
    options = parser.parse_args(arguments)
    settings = Settings(options.seconds / 2, options.clients, options.rate, options.round_seconds)
    errors: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "state.sqlite"
        for where, more in (("in memory", ()), ("in a file", ("--db", str(path)))):
            report = soak(more, settings)
            sys.stdout.write(f"{report.summary(where)}\n")
            errors += [f"{where}, {error}" for error in report.errors]
        errors += check_integrity(path)
    sys.stdout.write("\n".join([*errors[:20], f"{len(errors)} errors\n"]))
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
