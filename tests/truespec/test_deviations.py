"""What a collector keeps of the deviations that a process sees."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime

import pytest

from truespec import Deviation
from truespec.deviations import Collector, Comparison, compare

ONE = Deviation("/data/0/type", "/components/x/type", "text is wanted", "integer", "getThings", 200, '"secret"')
OTHER = Deviation("header 'ETag'", "/paths/x", "required", "nothing", "getThing", 404)


def test_kinds_are_counted() -> None:
    """The same fault in another item is the same kind; each is counted, with the first and the last time."""
    before = datetime.now(UTC)
    seen = Collector()
    for pointer in ("/data/0/type", "/data/17/type", "/data/2/type"):
        seen(Deviation(pointer, ONE.document_pointer, ONE.expected, ONE.found, "getThings", 200))
    seen(OTHER)
    other, one = seen.seen()
    assert (one.count, one.kind.place, one.kind.operation, one.kind.status) == (3, "/data/*/type", "getThings", 200)
    assert (other.count, other.kind.place) == (1, "header 'ETag'")
    assert before <= one.first <= one.last <= datetime.now(UTC)
    seen.clear()
    assert seen.seen() == []


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", ""),
        ("/0", "/*"),
        ("/a/0/1/b", "/a/*/*/b"),
        ("/a0/b1", "/a0/b1"),
        ("/01", "/01"),
        ("query 'a/0'", "query 'a/0'"),
    ],
)
def test_places_have_no_indices(pointer: str, place: str) -> None:
    """An index in a pointer becomes a star; a name that has digits in it stays."""
    assert Deviation(pointer, "", "", "").kind.place == place


def test_other_kinds_are_apart() -> None:
    """Operation, status, place, rule, what is wanted and what is found each make another kind; the value does not."""
    seen = Collector()
    alike = Deviation("/data/0/type", "/components/x/type", "text is wanted", "integer", "getThings", 200, "5")
    seen(ONE)
    seen(alike)
    for changed in (
        Deviation("/data/0/kind", "/components/x/type", "text is wanted", "integer", "getThings", 200),
        Deviation("/data/0/type", "/components/y/type", "text is wanted", "integer", "getThings", 200),
        Deviation("/data/0/type", "/components/x/type", "more is wanted", "integer", "getThings", 200),
        Deviation("/data/0/type", "/components/x/type", "text is wanted", "null", "getThings", 200),
        Deviation("/data/0/type", "/components/x/type", "text is wanted", "integer", "getThing", 200),
        Deviation("/data/0/type", "/components/x/type", "text is wanted", "integer", "getThings", 201),
    ):
        seen(changed)
    assert sorted(found.count for found in seen.seen()) == [1] * 6 + [2]
    assert "secret" not in seen.to_json() + repr(seen.seen())


def test_it_is_bounded() -> None:
    """Beyond the most kinds nothing is kept; deviations of further kinds are counted as left out, known ones as ever."""
    seen = Collector(most=2)
    for number in range(5):
        seen(Deviation(f"/name {number}", "", "", ""))
    seen(Deviation("/name 0", "", "", ""))
    assert [found.count for found in seen.seen()] == [2, 1]
    assert seen.left_out == json.loads(seen.to_json())["left_out"] == 3
    with pytest.raises(ValueError, match="most"):
        Collector(most=0)


class Yielding(str):
    """Text that lets another thread go on whenever it is hashed."""

    __slots__ = ()

    def __hash__(self) -> int:
        time.sleep(0)
        return super().__hash__()


def test_threads_lose_nothing() -> None:
    """Eight threads that tell of the same new kinds at once are counted to the last."""
    seen = Collector()
    gate = threading.Barrier(8)
    told = [Deviation(f"/name{number}", "", "", "", operation=Yielding("getThing")) for number in range(200)]

    def tell() -> None:
        gate.wait()
        for deviation in told:
            seen(deviation)

    threads = [threading.Thread(target=tell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found.count for found in seen.seen()] == [8] * 200


def test_runs_are_compared() -> None:
    """Two runs are compared by their kinds: what appeared, what vanished, what stayed."""
    old, new = Collector(), Collector()
    old(ONE)
    old(OTHER)
    new(OTHER)
    new(OTHER)
    third = Deviation("", "", "a documented status", "299", "getThing", 299)
    new(third)
    found = compare(old.to_json(), new.to_json())
    assert found == Comparison((third.kind,), (ONE.kind,), (OTHER.kind,))
    assert compare(new.to_json(), new.to_json()) == Comparison((), (), tuple(sorted([OTHER.kind, third.kind])))


def test_the_text_is_the_same_for_the_same_kinds() -> None:
    """The order in which deviations come does not matter to the text; only counts and times differ."""
    left, right = Collector(), Collector()
    for deviation in (ONE, OTHER):
        left(deviation)
    for deviation in (OTHER, ONE):
        right(deviation)
    kinds = [
        [{name: value for name, value in one.items() if name not in {"first", "last"}} for one in found["deviations"]]
        for found in (json.loads(left.to_json()), json.loads(right.to_json()))
    ]
    assert kinds[0] == kinds[1]
    assert list(kinds[0][0]) == ["operation", "status", "place", "document_pointer", "expected", "found", "count"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2, "deviations": []}', '{"format": 1, "deviations": [{}]}']
)
def test_another_text_is_refused(text: str) -> None:
    """A text that no collector wrote is a ValueError, not an empty comparison."""
    with pytest.raises(ValueError):  # noqa: PT011  (what is wrong with it may be anything)
        compare(text, Collector().to_json())
