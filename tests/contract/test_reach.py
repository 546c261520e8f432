"""The gate on reach: valid requests have to be accepted."""

from __future__ import annotations

import argparse

import pytest

from scripts.contract import PHASES, Statistics, add_phases
from scripts.contract_run._plans import Extent, plans
from scripts.contract_run._reach import shortfalls
from scripts.contract_run._selection import described, gated


def test_too_few_accepted_requests_are_told() -> None:
    """Below 80 % is told with its numbers, 80 % is not; an operation that nobody tried is told too."""
    statistics = {
        "good": Statistics(cases=20, positive=10, accepted=8),
        "poor": Statistics(cases=20, positive=100, accepted=79),
        "refused": Statistics(cases=5, positive=0, accepted=0),
        "free": Statistics(cases=9, positive=9, accepted=0),
    }
    assert shortfalls(statistics, ["good", "poor", "refused", "unreachable"]) == [
        "poor: 79 of 100 valid requests (79%) were accepted; 80% have to be",
        "refused: no valid request was made",
        "unreachable: no valid request was made",
    ]


def test_every_operation_is_tried() -> None:
    """What has a behaviour is gated and gets every phase, by tag; what is answered from examples gets coverage alone."""
    for api, played, rest in (("clemta", 13, 0), ("wethod", 11, 48)):
        found = list(plans(api, Extent(max_examples=7)))
        assert len(gated(api, is_live=False)) == played
        assert found[0].laws
        assert not found[0].phases
        full = [plan for plan in found[1:] if "fuzzing" in plan.phases]
        tried = [operation for plan in full for operation in plan.operations or ()]
        assert sorted(tried) == sorted(gated(api, is_live=False))
        others = [plan for plan in found[1:] if plan.phases == ("coverage",)]
        assert sum(len(plan.operations or ()) for plan in others) == rest
        assert {plan.max_examples for plan in found[1:]} == {7}
        assert len(tried) + rest == len(described(api))


def test_walks_along_links_begin_at_every_creation() -> None:
    """Each tag whose creation links to something is walked by itself."""
    walked = [
        plan.operations
        for plan in plans("clemta", Extent(max_examples=7))
        if "stateful" in plan.phases and not plan.laws
    ]
    assert len(walked) == 3
    assert all(operations and any(name.startswith("create") for name in operations) for operations in walked)


def test_phases_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Phases come with commas between them, none is the empty text, and a word that is no phase is refused by name."""
    parser = argparse.ArgumentParser()
    add_phases(parser)
    given = [parser.parse_args(words).phases for words in ([], ["--phases", ""], ["--phases", "coverage,fuzzing"])]
    assert given == [PHASES, (), ("coverage", "fuzzing")]
    with pytest.raises(SystemExit):
        parser.parse_args(["--phases", "fuzz"])
    assert "'fuzz' is no phase; there are examples, coverage, fuzzing, stateful" in capsys.readouterr().err
