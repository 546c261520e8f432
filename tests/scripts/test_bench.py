"""The decoding benchmark: its contestants read the same, and its table says what the samples say.  No time is judged."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import _contacts, _contestants, _peers, _results, _timing, conformance, decode
from benchmarks._results import CHECKED, DECODE, OURS, PYDANTIC, STOCK, TO_DICT, Bar, Case, Spread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks._contestants import Contestant

OWN = (STOCK, OURS, CHECKED, PYDANTIC, _results.FLOOR, _results.FAST_FLOOR)


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pip as it is without a network."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)


@pytest.fixture(scope="module")
def contestants() -> list[Contestant]:
    """Those of the project's own environment."""
    return _contestants.own()


def case(work: str = DECODE, contacts: int = 100, **samples: list[float]) -> Case:
    """A case with given samples; stock, ours, checked and pydantic stand for the contestants."""
    names = {"stock": STOCK, "ours": OURS, "checked": CHECKED, "pydantic": PYDANTIC}
    return Case(work, contacts, {names[name]: found for name, found in samples.items()})


@pytest.mark.parametrize("size", [1, 2, 100])
def test_contestants_read_the_same(contestants: list[Contestant], size: int) -> None:
    """Every contestant gives back exactly what is in the answer."""
    body = _contacts.one() if size == 1 else _contacts.page(size)
    assert tuple(found.name for found in contestants) == OWN
    _contestants.same(contestants, size, body)
    for found in contestants:
        assert found.plain(found.read(size)(body)) == json.loads(body), found.name


@pytest.mark.usefixtures("no_index")
def test_msgspec_reads_the_same() -> None:
    """So does msgspec, where `make bench-decode` has installed it; nothing is fetched for a test."""
    if not _peers.FOLDER.is_dir():
        pytest.skip("`make bench-decode` has not installed msgspec here")
    try:
        found = _contestants.with_msgspec(_peers.FOLDER)
    except _peers.PeerError as error:
        pytest.skip(str(error))
    for size in (1, 100):
        body = _contacts.one() if size == 1 else _contacts.page(size)
        _contestants.same([found], size, body)
        assert not isinstance(found.read(size)(body), dict)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: {**value, "message": "something else"},
        lambda value: {**value, "success": 1},
        lambda value: {name: item for name, item in value.items() if name != "data"},
    ],
    ids=["another value", "another kind", "something lost"],
)
def test_unequal_contestants_are_noticed(contestants: list[Contestant], spoil: Callable[[Any], Any]) -> None:
    """A contestant that reads something else, be it only 1 for true, stops the benchmark and is named."""
    odd = _contestants.Contestant("the odd one", json.loads, json.loads, spoil)
    with pytest.raises(_contestants.UnequalError, match=r"read by: the odd one$"):
        _contestants.same([*contestants, odd], 1, _contacts.one())


def test_stock_is_stock(contestants: list[Contestant]) -> None:
    """Stock's models are the generator's own: of another package than ours, and with its enum for the type."""
    stock, ours = (found.one(_contacts.one()).data for found in contestants[:2])
    assert (stock.type_.value, ours.type_) == ("vendor", "vendor")
    assert type(stock).__name__ == type(ours).__name__
    assert type(stock).__module__.split(".")[0] != type(ours).__module__.split(".")[0]


def test_validation_is_on(contestants: list[Contestant]) -> None:
    """The contestant with validation refuses an answer that breaks the document; the one without takes it."""
    body = _contacts.one().replace(b'"vendor"', b'"pirate"')
    by_name = {found.name: found for found in contestants}
    assert by_name[OURS].one(body).data.type_ == "pirate"
    with pytest.raises(_contestants.UnequalError, match="/data/type"):
        by_name[CHECKED].one(body)


def test_contacts_are_complete() -> None:
    """Each contact has every property of its schema and of its billing's, and some names are not ASCII."""
    schemas = json.loads(_contestants.DOCUMENT.read_bytes())["components"]["schemas"]
    contacts = json.loads(_contacts.page(100))["data"]["contacts"]
    assert len(contacts) == len({found["id"] for found in contacts}) == 100
    assert all(found.keys() == schemas["ContactResponse"]["properties"].keys() for found in contacts)
    assert all(found["billing"].keys() == schemas["ContactBilling"]["properties"].keys() for found in contacts)
    assert sum(not found["full_name"].isascii() for found in contacts) > 50


def test_spread() -> None:
    """A spread is the median between the quartiles."""
    assert _results.spread([5, 1, 4, 2, 3]) == Spread(2, 3, 4)
    assert Spread(2, 3.25, 1234.5).shown(1) == "3.2 [2.0-1,234.5]"


def test_ratios_are_taken_round_by_round() -> None:
    """A ratio is the median of the rounds' ratios, not the ratio of the medians; it is None without a partner."""
    found = case(stock=[10, 100, 30], ours=[5, 20, 30])
    assert found.ratio(OURS, STOCK) == Spread(0.35, 0.5, 0.75)  # 0.5, 0.2, 1.0; the medians' would be 0.67
    assert found.ratio(OURS, PYDANTIC) is None
    with pytest.raises(ValueError, match="longer"):
        case(stock=[1, 2], ours=[1]).ratio(OURS, STOCK)


def test_table() -> None:
    """The table has each contestant of each case, with microseconds and both ratios, and a dash where there is none."""
    cases = [
        case(stock=[800, 800, 800], ours=[200, 400, 300], pydantic=[400, 400, 400]),
        case(TO_DICT, 1000, stock=[3000, 3000], ours=[1500, 1500]),
    ]
    assert _results.table(cases) == (
        "                                             microseconds    ratio to stock  ratio to pydantic\n"
        "\n"
        "bytes to models, list of 100\n"
        "  stock openapi-python-client         800.0 [800.0-800.0]  1.00 [1.00-1.00]   2.00 [2.00-2.00]\n"
        "  truespec, without validation        300.0 [250.0-350.0]  0.38 [0.31-0.44]   0.75 [0.62-0.88]\n"
        "  pydantic                            400.0 [400.0-400.0]  0.50 [0.50-0.50]   1.00 [1.00-1.00]\n"
        "\n"
        "models to dict, list of 1,000\n"
        "  stock openapi-python-client   3,000.0 [3,000.0-3,000.0]  1.00 [1.00-1.00]                  -\n"
        "  truespec, without validation  1,500.0 [1,500.0-1,500.0]  0.50 [0.50-0.50]                  -\n"
    )


def test_bars_of_the_issue() -> None:
    """The bars are those that were set, all on a list of 100."""
    assert [(bar.work, bar.contacts, bar.name, bar.against, bar.at_most) for bar in _results.BARS] == [
        (DECODE, 100, OURS, STOCK, 0.4),
        (DECODE, 100, CHECKED, STOCK, 0.5),
        (DECODE, 100, CHECKED, PYDANTIC, 1.3),
        (TO_DICT, 100, OURS, STOCK, 0.7),
    ]


def test_verdicts() -> None:
    """A bar is met by its exact value, missed above it, and not measured without both contestants or the case."""
    bar = Bar(DECODE, 100, OURS, STOCK, 0.5)
    assert bar.verdict([case(contacts=1, stock=[1, 1], ours=[9, 9]), case(stock=[10, 10], ours=[5, 5])]) == "pass"
    assert bar.verdict([case(stock=[100, 100], ours=[51, 51])]) == "fail"
    assert bar.verdict([case(ours=[51, 51])]) == "not measured"
    assert bar.verdict([case(TO_DICT, stock=[1, 1], ours=[1, 1])]) == "not measured"
    lines = _results.bars([case(stock=[10, 10], checked=[5, 5], ours=[5, 5])]).splitlines()
    assert [line.split()[-3:] for line in lines[1:3]] == [["0.40", "0.500", "fail"], ["0.50", "0.500", "pass"]]
    assert [line.endswith("-  not measured") for line in lines[3:]] == [True, True]


def test_every_task_has_its_turn_in_every_round() -> None:
    """Every task gives one sample a round, of a time above nothing, and rounds are told as they begin."""
    rounds: list[int] = []
    found = _timing.race({"one": lambda: sum(range(99)), "two": list}, rounds=3, seed=1, told=rounds.append)
    assert rounds == [1, 2, 3]
    assert {name: len(samples) for name, samples in found.items()} == {"one": 3, "two": 3}
    assert all(sample > 0 for samples in found.values() for sample in samples)


@pytest.mark.usefixtures("no_index")
def test_without_a_registry(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without a registry the benchmark runs, says aloud who is missing and why, and writes numbers and versions."""
    report = tmp_path / "report.json"
    assert decode.main(["--rounds", "2", "--peers", str(tmp_path / "peers"), "--json", str(report)]) == 0
    told = capfd.readouterr()
    assert told.out.count("SKIPPED: msgspec takes no part: pip cannot install msgspec==") == 2
    assert told.err.splitlines() == [
        "bytes to models, one contact: 2 rounds",
        "bytes to models, list of 100: 2 rounds",
        "bytes to models, list of 1,000: 2 rounds",
        "models to dict, list of 100: 2 rounds",
        "models to dict, list of 1,000: 2 rounds",
    ]
    assert list((tmp_path / "peers").iterdir()) == []
    found = json.loads(report.read_bytes())
    assert found["skipped"].keys() == {"msgspec"}
    assert found["settings"]["rounds"] == 2
    assert found["versions"]["openapi-python-client"] == "0.29.1"
    assert [bar["verdict"] in {"pass", "fail"} for bar in found["bars"]] == [True] * 4
    results = {(one["work"], one["contacts"]): one["results"] for one in found["cases"]}
    assert results.keys() == {(DECODE, 1), (DECODE, 100), (DECODE, 1000), (TO_DICT, 100), (TO_DICT, 1000)}
    assert tuple(results[DECODE, 100]) == OWN
    assert results[DECODE, 100][STOCK]["to_stock"] == {"low": 1, "middle": 1, "high": 1}
    assert results[TO_DICT, 100][OURS]["to_pydantic"] is None


def test_too_few_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    """A single round has no spread, so it is refused."""
    with pytest.raises(SystemExit):
        decode.main(["--rounds", "1"])
    assert "--rounds: at least 2" in capsys.readouterr().err


def test_what_looking_costs_is_measured_on_the_same_work() -> None:
    """Every mode reads every contact of the same bodies, of which one needs no second look and one does."""
    plain, spaced, sparse = conformance.bodies().values()
    assert json.loads(plain) == json.loads(spaced)
    assert len(sparse) < len(plain) < len(spaced)
    for body in (plain, spaced, sparse):
        found = conformance.tasks(body)
        assert list(found) == [conformance.BASE, "strict", "observe", "off"]
        wanted = found[conformance.BASE]().data.contacts
        assert [found[mode]().value.contacts for mode in ("strict", "observe", "off")] == [wanted] * 3
    assert conformance.request_tasks()["strict"]() == []


def test_the_cost_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The command tells four cases, each with the time and the ratio of everybody who took part."""
    assert conformance.main(["--rounds", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("  strict ") for line in lines) == 4
    assert sum(line.startswith("  off ") for line in lines) == 3
    assert sum("1.000 [1.000-1.000]" in line for line in lines) == 4
