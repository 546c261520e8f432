"""The collector counts deviations by kind, and the counts of two runs can be compared."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from truespec import Deviation
from truespec.deviations import Collector, Comparison, compare

TYPE = Deviation("/data/0/type", "/components/x/type", "must be text", "integer", "getThings", 200, '"secret"')
HEADER = Deviation("header 'ETag'", "/paths/x", "required", "nothing", "getThing", 404)


def test_deviations_are_counted_by_kind() -> None:
    """Deviations in other items of a list are of the same kind; each is counted, with the first and the last time."""
    before = datetime.now(UTC)
    collector = Collector()
    for pointer in ("/data/0/type", "/data/17/type", "/data/2/type"):
        collector(evolve(TYPE, pointer=pointer))
    collector(HEADER)
    header, type_ = collector.counts()
    assert (type_.count, type_.kind.place, type_.kind.operation, type_.kind.status) == (
        3,
        "/data/*/type",
        "getThings",
        200,
    )
    assert (header.count, header.kind.place) == (1, "header 'ETag'")
    assert before <= type_.first <= type_.last <= datetime.now(UTC)
    collector.clear()
    assert collector.counts() == []


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", ""), ("/0", "/*"), ("/a/0/1/b", "/a/*/*/b"), ("/a0/b1", "/a0/b1"), ("/01", "/01"),
        ("query 'a/0'", "query 'a/0'"),
    ],
)  # fmt: skip
def test_places_have_no_indices(pointer: str, place: str) -> None:
    """An index in a pointer becomes a star; a name with digits in it stays."""
    assert Deviation(pointer, "", "", "").kind.place == place


@pytest.mark.parametrize(
    ("change", "is_other"),
    [
        ({"value": "5"}, False), ({"pointer": "/data/0/kind"}, True), ({"document_pointer": "/components/y/type"}, True),
        ({"expected": "must be more"}, True), ({"actual": "null"}, True), ({"operation": "getThing"}, True),
        ({"status": 201}, True),
    ],
)  # fmt: skip
def test_kinds_differ_in_all_but_the_value(change: dict[str, Any], is_other: bool) -> None:  # noqa: FBT001  (a parameter of the table)
    """Operation, status, place, rule, expectation and actual type make the kind; the value does not, and is not kept."""
    collector = Collector()
    collector(TYPE)
    collector(evolve(TYPE, **change))
    assert len(collector.counts()) == 1 + is_other
    assert "secret" not in collector.to_json() + repr(collector.counts())


def test_the_number_of_kinds_is_limited() -> None:
    """Beyond ``max_kinds`` new kinds are only counted as left out; known kinds are counted as before."""
    collector = Collector(max_kinds=2)
    for number in (0, 1, 2, 3, 4, 0):
        collector(Deviation(f"/name {number}", "", "", ""))
    assert [counted.count for counted in collector.counts()] == [2, 1]
    assert collector.left_out == json.loads(collector.to_json())["left_out"] == 3
    with pytest.raises(ValueError, match="max_kinds"):
        Collector(max_kinds=0)


class YieldingText(str):
    """Text that lets another thread run whenever it is hashed."""

    __slots__ = ()

    def __hash__(self) -> int:
        time.sleep(0)
        return super().__hash__()


def test_threads_lose_nothing() -> None:
    """Of eight threads that report the same new kinds at the same time, every deviation is counted."""
    collector = Collector()
    gate = threading.Barrier(8)
    deviations = [Deviation(f"/name{number}", "", "", "", operation=YieldingText("getThing")) for number in range(200)]

    def report() -> None:
        gate.wait()
        for deviation in deviations:
            collector(deviation)

    threads = [threading.Thread(target=report) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [counted.count for counted in collector.counts()] == [8] * 200


def test_runs_are_compared() -> None:
    """Two runs are compared by their kinds: appeared, vanished, stayed."""
    old, new = Collector(), Collector()
    status = Deviation("", "", "must be a documented status", "299", "getThing", 299)
    for collector, deviations in ((old, (TYPE, HEADER)), (new, (HEADER, HEADER, status))):
        for deviation in deviations:
            collector(deviation)
    assert compare(old.to_json(), new.to_json()) == Comparison((status.kind,), (TYPE.kind,), (HEADER.kind,))
    assert compare(new.to_json(), new.to_json()) == Comparison((), (), tuple(sorted([HEADER.kind, status.kind])))


def test_the_order_of_deviations_does_not_matter() -> None:
    """Collectors with the same kinds write them in the same order; only counts and times differ."""
    kinds = []
    for deviations in ((TYPE, HEADER), (HEADER, TYPE)):
        collector = Collector()
        for deviation in deviations:
            collector(deviation)
        entries = json.loads(collector.to_json())["deviations"]
        kinds.append([
            {name: value for name, value in entry.items() if name not in {"first", "last"}} for entry in entries
        ])  # fmt: skip
    assert kinds[0] == kinds[1]
    assert list(kinds[0][0]) == ["operation", "status", "place", "document_pointer", "expected", "actual", "count"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1, "deviations": []}', '{"format": 2, "deviations": [{}]}']
)
def test_other_text_is_rejected(text: str) -> None:
    """Text that no collector wrote is a ValueError, not an empty comparison."""
    with pytest.raises(ValueError):  # noqa: PT011  (json raises its own as well)
        compare(text, Collector().to_json())
