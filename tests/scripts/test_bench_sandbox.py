"""The benchmark of the sandbox: that it measures what it says, not how fast anything is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks import sandbox as bench
from benchmarks._sandbox_process import Process, RawConnection, request, started

if TYPE_CHECKING:
    import pytest


def test_reads_and_creates_take_turns() -> None:
    """Each round sends 1,000 reads and 300 creates, and takes a rate and a time of the server's own for both."""
    with started("--admin") as process:
        samples = bench.throughput(process, rounds=1, connections=2)
        connection = RawConnection(process.address)
        log = json.loads(connection.exchange(request("GET", "/_sandbox/requests")).body)["requests"]
        connection.close()
    assert {name: len(taken) for name, taken in samples.items()} == {"GET one contact": 1, "create a contact": 1}
    assert all(sample.rate > 0 and sample.cpu > 0 for taken in samples.values() for sample in taken)
    assert [entry["operation"] for entry in log] == ["createContact"] + ["getContactById"] * 1000 + [
        "createContact"
    ] * 300
    assert {entry["status"] for entry in log} == {200}


def test_pages_of_both_sizes_are_timed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every place in the listing is timed as often among few and among many records."""
    monkeypatch.setattr(bench, "_SEEDS", {1_000: 40, 100_000: 400})
    few, many = bench.pages(rounds=2).values()
    assert few.keys() == many.keys()
    assert {len(times) for times in (*few.values(), *many.values())} == {2}
    assert "100,000" in capsys.readouterr().out


def test_a_process_knows_what_it_takes() -> None:
    """Memory and time of the server's process are those of a server: a few MiB, and some time to start."""
    with started() as process:
        assert 5 * 2**20 < process.memory_bytes() < 2**30
        assert 0 < process.cpu_seconds() < 60
        assert isinstance(process, Process)
