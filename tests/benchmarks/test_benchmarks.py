"""The benchmarks measure equal work and report what they measured.  No test compares times."""

from __future__ import annotations

import functools
import json
import os
import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from benchmarks import __main__ as command
from benchmarks import _bars, _clients, _commands, _data, _in_process, _peers, _report, _servers
from benchmarks._bars import HTTPX, OFF, PYDANTIC, REQUESTS, STOCK, STRICT, Bar
from benchmarks._harness import Comparison, Samples, Spread, race, spread
from truespec_sandbox import running

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run pip as it is without a network, and install nothing into the project."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setattr(_peers, "FOLDER", tmp_path / "peers")


def comparison(**seconds: list[float]) -> Comparison:
    """Return a comparison with these samples."""
    return Comparison("work", "ms", 1000, "theirs", {name: Samples(values) for name, values in seconds.items()})


def test_spread() -> None:
    """A spread is the median between the quartiles."""
    assert spread([5, 1, 4, 2, 3]) == Spread(2, 3, 4)
    assert Spread(2, 3.25, 1234.5).format(1) == "3.2 [2.0-1,234.5]"


def test_ratios_are_taken_round_by_round() -> None:
    """A ratio is the median of the rounds' ratios, not the ratio of the medians; None when one was not measured."""
    measured = comparison(theirs=[10, 100, 30], ours=[5, 20, 30])
    assert measured.ratio("ours", "theirs") == Spread(0.35, 0.5, 0.75)  # 0.5, 0.2, 1.0; the medians' would be 0.67
    assert measured.ratio("ours", "nobody") is None
    with pytest.raises(ValueError, match="longer"):
        comparison(theirs=[1, 2], ours=[1]).ratio("ours", "theirs")


@pytest.mark.parametrize(
    ("bar", "verdict"),
    [
        (Bar("work", "ours", 0.5, "theirs"), "pass"),
        (Bar("work", "ours", 0.49, "theirs"), "fail"),
        (Bar("work", "ours", 9, "nobody"), "not measured"),
        (Bar("work", "ours", 2, "theirs", at_least=True), "pass"),
        (Bar("work", "ours", 2.1, "theirs", at_least=True), "fail"),
        (Bar("work", "a value", 6, unit="s"), "pass"),
        (Bar("work", "a value", 5.9, unit="s"), "fail"),
        (Bar("work", "another", 6), "not measured"),
    ],
    ids=lambda value: value.title + value.limit_text if isinstance(value, Bar) else value,
)
def test_verdicts(bar: Bar, verdict: str) -> None:
    """A bar is met by its exact value, missed beyond it, and not measured without its samples or value."""
    measured = comparison(ours=[1, 2, 3], theirs=[2, 4, 6])
    measured.values["a value"] = 6.0
    assert bar.verdict(measured) == verdict


def test_every_candidate_has_a_sample_a_round() -> None:
    """Each candidate gives one sample of time and processor time a round, after a run that is not counted."""
    calls: list[str] = []
    samples = race("work", {"one": lambda: calls.append("one"), "two": lambda: calls.append("two")}, 2, repeat=3)
    assert {name: (len(entry.seconds), len(entry.cpu)) for name, entry in samples.items()} == {
        "one": (2, 2),
        "two": (2, 2),
    }
    assert (calls.count("one"), calls.count("two")) == (7, 7)
    assert all(second > 0 for entry in race("work", {"one": list}, 2).values() for second in entry.seconds)


def test_every_bar_belongs_to_a_comparison(tmp_path: Path) -> None:
    """Each bar names a comparison that a part of the command measures."""
    sources = "".join(path.read_text() for path in (_peers.ROOT / "benchmarks").glob("_*s.py")) + str(tmp_path)
    for bar in _bars.BARS:
        assert f'"{bar.comparison}"' in sources, bar.title


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command measures, says which peer is missing and why, and writes a page and JSON with every version."""
    monkeypatch.setattr(_in_process, "_IN_FLIGHT", 4)
    page, numbers = tmp_path / "page.md", tmp_path / "numbers.json"
    page.write_text("old\n\n## Floors\n\nThe kernel takes the rest.\n")
    options = ["--rounds", "1", "--page", str(page), "--json", str(numbers)]
    assert command.main(["--only", "calls", "in-flight", *options]) == 0
    output = capsys.readouterr()
    assert f"not measured: {REQUESTS}: " in output.out
    report = json.loads(numbers.read_bytes())
    names = ["one GET", "a page of 100", "100 in flight"]
    assert [one["name"] for one in report["comparisons"]] == names
    assert report["versions"]["openapi-python-client"] == "0.29.1"
    assert report["skipped"].keys() == {REQUESTS}
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n")
    assert f"| {HTTPX} | " in text
    assert text.endswith("## Floors\n\nThe kernel takes the rest.\n")


def test_a_missed_bar_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """``--check`` fails when a bar is missed or was not measured; without it the exit code is 0."""
    measured = comparison(ours=[3], theirs=[2])
    monkeypatch.setattr(command, "parts", lambda *_: {"calls": lambda: [measured]})
    monkeypatch.setattr(_report, "BARS", (Bar("work", "ours", 2, "theirs"),))
    assert command.main(["--check"]) == 0
    for missed in (Bar("work", "ours", 1, "theirs"), Bar("work", "ours", 1, "nobody")):
        monkeypatch.setattr(_report, "BARS", (missed,))
        assert command.main([]) == 0
        assert command.main(["--check"]) == 1


def test_an_unequal_client_stops_the_benchmark() -> None:
    """A client that does not read what the server has stops the benchmark and is named."""
    odd = _clients.SyncClient("the odd one", lambda: {"id": "another"}, lambda _: ([], 0))
    with pytest.raises(_clients.UnequalError, match=r"read by the odd one$"):
        _clients.check_equal([odd], ["a"])


@pytest.mark.parametrize("count", [_in_process.count_sync, _in_process.count_async])
def test_every_contact_is_counted(count: Any) -> None:
    """Our loops over ten thousand contacts count every one."""
    with _servers.serve(_servers.many) as url:
        assert count(url, 8) == _data.TOTAL


def test_decoders_read_the_same() -> None:
    """Every decoder gives back the JSON of the response, and stock's models are the generator's own."""
    body = _data.contact_page(3)
    candidates = _in_process.decoding_candidates({})
    assert {STOCK, OFF, STRICT, PYDANTIC} <= candidates.keys()
    for name, (decode, encode) in candidates.items():
        assert encode(decode(body))["data"]["contacts"] == json.loads(body)["data"]["contacts"], name
    stock, ours = (candidates[name][0](body).data for name in (STOCK, OFF))
    assert type(stock).__module__.split(".")[0] != type(ours).__module__.split(".")[0]


def test_validation_is_on() -> None:
    """The strict candidate raises for a response that violates the document; the one without validation reads it."""
    body = _data.contact_page(1).replace(b'"vendor"', b'"pirate"')
    candidates = _in_process.decoding_candidates({})
    assert candidates[OFF][0](body).data.contacts[0].type_ == "pirate"
    with pytest.raises(Exception, match="/data/contacts/0/type"):
        candidates[STRICT][0](body)


def test_contacts_have_every_field() -> None:
    """Each contact has every property of its schema and of its billing's, and some names are not ASCII."""
    schemas = json.loads(_peers.DOCUMENT.read_bytes())["components"]["schemas"]
    contacts = json.loads(_data.contact_page(100))["data"]["contacts"]
    assert len({contact["id"] for contact in contacts}) == 100
    assert all(contact.keys() == schemas["ContactResponse"]["properties"].keys() for contact in contacts)
    assert all(contact["billing"].keys() == schemas["ContactBilling"]["properties"].keys() for contact in contacts)
    assert sum(not contact["full_name"].isascii() for contact in contacts) > 50


def empty() -> _servers.Responder:
    """Respond with an empty object to every request."""
    return lambda _: _servers.ok(b"{}")


def test_the_server_takes_bodies_and_several_requests_at_once() -> None:
    """The server skips the bodies of requests, in whatever pieces they arrive, and responds to each request once."""
    with _servers.serve(empty) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"POST /a HTTP/1.1\r\nContent-Length: 4\r\n\r\n12")
            connection.sendall(b"34GET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n")
            received = b""
            while received.count(b"{}") < 3:
                received += connection.recv(4096)
    assert received.count(b"HTTP/1.1 200 OK\r\n") == 3


def test_recorded_responses_are_replayed(tmp_path: Path) -> None:
    """An equal request gets its own response again, one of its kind another of that kind, any other an empty object."""
    path = tmp_path / "responses"
    with running("clemta") as sandbox, httpx.Client(headers={"X-API-Key": sandbox.api_key}) as client:
        targets = ["/contacts?company_id=1", f"/contacts?company_id={sandbox.company_ids[0]}", "/nothing"]
        with _servers.serve(functools.partial(_servers.recording, sandbox.url, path)) as url:
            recorded = [client.get(url + target) for target in targets]
            head = client.request("HEAD", url + targets[1])
    with _servers.serve(functools.partial(_servers.replaying, path)) as url, httpx.Client() as client:
        for target, response in zip(targets, recorded, strict=True):
            again = client.get(url + target)
            assert (again.status_code, again.content) == (response.status_code, response.content)
            assert again.headers["content-type"] == response.headers["content-type"]
        assert client.request("HEAD", url + targets[1]).status_code == head.status_code
        assert client.get(f"{url}/contacts?company_id=2").content in {response.content for response in recorded}
        assert client.get(f"{url}/elsewhere").content == b"{}"


def test_a_failed_command_stops_the_benchmark() -> None:
    """A command that fails has no time, and its last line is in the error."""
    with pytest.raises(_commands.CommandError, match="no-such-target"):
        _commands._run(["make", "no-such-target"])


@pytest.mark.exhaustive
def test_commands_are_measured() -> None:
    """Imports, the generator and the sandbox give a value for each of their bars."""
    for measure, name in (
        (_commands.imports, "imports"),
        (_commands.generator, "generator"),
        (_commands.sandbox, "sandbox"),
    ):
        (measured,) = measure(1)
        assert measured.name == name
        assert all(bar.measure(measured) is not None for bar in _bars.BARS if bar.comparison == name)
