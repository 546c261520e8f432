"""`make bench` works and says what it measured: every part with few rounds.  No time is judged."""

from __future__ import annotations

import functools
import json
import os
import socket
from typing import TYPE_CHECKING

import httpx
import pytest

from benchmarks import __main__ as bench
from benchmarks import _answers, _callers, _calls, _comparison, _in_flight, _many_pages, _replay, _report, _turns
from benchmarks._comparison import Comparison
from benchmarks._server import serving, whole
from benchmarks._turns import Taken
from truespec_sandbox import running

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks._server import Answers


def comparison(**seconds: list[float]) -> Comparison:
    """A comparison with given samples, whose processor times are half of them."""
    taken = {name: Taken(found, [value / 2 for value in found]) for name, found in seconds.items()}
    return Comparison("some work", "ms", 1000, "theirs", taken)


def test_the_harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command measures, says aloud who takes no part, and writes a page and numbers with every version."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setattr(_in_flight, "IN_FLIGHT", 4)
    page, numbers = tmp_path / "page.md", tmp_path / "numbers.json"
    options = ["--rounds", "1", "--peers", str(tmp_path / "peers"), "--page", str(page), "--json", str(numbers)]
    assert bench.main(["--only", "calls", "flight", *options]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        "one GET, blocking: 1 rounds",
        "a page of 100, blocking: 1 rounds",
        "async, 4 calls in flight: 2 rounds",
    ]
    assert f"SKIPPED: {_callers.REQUESTS} takes no part: pip cannot install " in told.out
    found = json.loads(numbers.read_bytes())
    assert [one["title"] for one in found["comparisons"]] == [line.split(": ")[0] for line in told.err.splitlines()]
    assert {bar["number"] for one in found["comparisons"] for bar in one["bars"]} == {1, 2, 3}
    assert found["versions"]["openapi-python-client"] == "0.29.1"
    assert found["comparisons"][0]["ways"][_callers.HTTPX]["ratio"] == {"low": 1, "middle": 1, "high": 1}
    written = page.read_text(encoding="utf-8")
    assert written.startswith("# Benchmarks\n")
    assert "| openapi-python-client | 0.29.1 |" in written
    assert "SKIPPED" in written


def test_a_caller_that_reads_something_else() -> None:
    """A caller that does not get what the others get stops the benchmark and is named."""
    odd = _callers.Caller("the odd one", lambda: {"id": "another"}, lambda _: ([], 0))
    with pytest.raises(_calls.UnequalError, match=r"read by the odd one$"):
        _calls.same([odd])


@pytest.mark.parametrize("way", [_many_pages.blocking, _many_pages.awaiting])
def test_every_contact_comes(way: _many_pages.Way) -> None:
    """Our ways through ten thousand contacts count every one, and so does the walk page by page."""
    with serving(_answers.many) as url:
        assert way(url, 8) == _answers.MANY


def test_a_way_that_loses_something_is_noticed() -> None:
    """A way that does not give every contact stops the benchmark."""
    with pytest.raises(_many_pages.LostError, match="3 contacts came"):
        _many_pages.all_of(lambda: 3)


def empty() -> Answers:
    """An empty object for whatever is asked."""
    return lambda _: whole(b"{}")


def test_the_server_takes_bodies_and_several_requests_at_once() -> None:
    """The server passes over the bodies of requests, in whatever pieces they come, and answers each request once."""
    with serving(empty) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connected:
            connected.sendall(b"POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\n12")
            connected.sendall(b"34GET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n")
            came = b""
            while came.count(b"{}") < 3:
                came += connected.recv(4096)
    assert came.count(b"HTTP/1.1 200 OK\r\n") == 3


def test_what_a_server_answered_is_given_again(tmp_path: Path) -> None:
    """Kept answers come again, whole: to an equal request its own, to another of its kind one of those, to others nothing."""
    kept = tmp_path / "answers"
    with running("clemta") as sandbox, httpx.Client(headers={"X-API-Key": sandbox.api_key}) as client:
        paths = ["/contacts?company_id=1", f"/contacts?company_id={sandbox.company_ids[0]}", "/nothing"]
        with serving(functools.partial(_replay.recording, sandbox.url, kept)) as url:
            first = [client.get(url + path) for path in paths]
            gone = client.request("HEAD", url + paths[1])
    with serving(functools.partial(_replay.replaying, kept)) as url, httpx.Client() as client:
        for path, answer in zip(paths, first, strict=True):
            again = client.get(url + path)
            assert (again.status_code, again.content) == (answer.status_code, answer.content)
            assert again.headers["content-type"] == answer.headers["content-type"]
        assert client.request("HEAD", url + paths[1]).status_code == gone.status_code
        assert client.get(f"{url}/contacts?company_id=2").content in {answer.content for answer in first}
        assert client.get(f"{url}/elsewhere").content == b"{}"


def test_every_way_has_its_turn() -> None:
    """Every way gives one sample a round, with time and processor time, after a turn that does not count."""
    calls: list[str] = []
    ways = {"one": lambda: calls.append("one"), "two": lambda: calls.append("two")}
    taken = _turns.race(ways, times=3, rounds=2, seed=1, told=lambda _: None)
    assert {name: (len(found.seconds), len(found.processor)) for name, found in taken.items()} == {
        "one": (2, 2),
        "two": (2, 2),
    }
    assert (calls.count("one"), calls.count("two")) == (7, 7)


def test_verdicts() -> None:
    """A bar is met by its exact value, missed beyond it, and not measured without one of the two."""
    found = comparison(ours=[1, 2, 3], theirs=[2, 4, 6])
    found.at_most(1, "ours", "theirs", 0.5)
    found.at_most(1, "ours", "theirs", 0.49)
    found.at_most(1, "ours", "nobody", 9)
    found.at_least(3, "ours", "theirs", 2)
    found.at_least(3, "ours", "theirs", 2.1)
    found.limit(6, "a command", 6.0, 6, "s")
    found.limit(6, "a command", 6.1, 6, "s")
    words = ["pass", "fail", "not measured", "pass", "fail", "pass", "fail"]
    assert [verdict.word for verdict in found.verdicts] == words
    assert [row[-1] for row in _comparison.bars([found])[1:]] == words
    assert _comparison.bars([found])[4][2] == "2.00 [2.00-2.00]"


def test_a_missed_bar_fails_the_check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`make bench-check` fails when a bar is missed or was not measured and says which; `make bench` does not fail."""
    found = comparison(ours=[3], theirs=[2])
    monkeypatch.setattr(bench, "parts", lambda *_: {"calls": lambda _: [found]})
    assert bench.main(["--check"]) == 0
    found.at_most(1, "ours", "theirs", 2)
    found.at_most(2, "ours", "theirs", 1)
    found.at_most(3, "ours", "nobody", 1)
    assert bench.main([]) == 0
    assert bench.main(["--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "bar 2, fail: ours / theirs: 1.500 [1.500-1.500], at most 1",
        "bar 3, not measured: ours / nobody: -, at most 1",
    ]


def test_what_people_wrote_stays() -> None:
    """What stands on the page below the floors' heading is kept when the page is written again."""
    first = _report.page([comparison(ours=[1], theirs=[2])], {"somebody": "no Java"}, "")
    assert first.endswith("## Floors\n")
    assert "SKIPPED: somebody takes no part: no Java" in first
    again = _report.page([], {}, _report.kept_of(first + "\nThe kernel takes the rest.\n"))
    assert again.endswith("## Floors\n\nThe kernel takes the rest.\n")
