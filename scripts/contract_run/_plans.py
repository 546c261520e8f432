"""How an API is gone through, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from scripts.contract import PHASES, Outcome, Plan, run
from scripts.contract_run._selection import described, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.contract import Target


@attrs.frozen
class Extent:
    """How much is tried.

    Attributes:
        max_examples: cases that schemathesis makes for each operation in each random phase.
        seed: what they are made from; ``None`` for the same every time.
        is_live: whether the server is not ours.
        tags: the tags to keep to; empty for all.
        phases: the phases of schemathesis for operations with a behaviour.

    """

    max_examples: int
    seed: int | None = None
    is_live: bool = False
    tags: tuple[str, ...] = ()
    phases: tuple[str, ...] = PHASES


def plans(api: str, extent: Extent) -> Iterator[Plan]:
    """Return what is tried on an API, one part after the other.

    schemathesis gets the operations by tag, because it begins its walks along links at the first creation that it
    sees, and would hardly ever come to the second. Operations that the sandbox answers from examples get the coverage
    phase alone: there is no state that anything else could find.

    Args:
        api: the API.
        extent: how much of it.

    Yields:
        The plans.

    """
    barred = frozenset(left_out(api)) if extent.is_live else frozenset[str]()
    meant = [
        operation
        for operation in described(api)
        if operation.id not in barred and (not extent.tags or operation.tag in extent.tags)
    ]
    played = {operation.id for operation in meant if operation.is_played}
    yield Plan(operations=frozenset(played), barred=barred, phases=())
    shared = Plan(laws=False, max_examples=extent.max_examples, seed=extent.seed)
    for tag in dict.fromkeys(operation.tag for operation in meant if operation.is_played):
        of_tag = [operation for operation in meant if operation.is_played and operation.tag == tag]
        ids = frozenset(operation.id for operation in of_tag)
        is_linked = any(ids & operation.links.keys() for operation in of_tag)
        phases = tuple(phase for phase in extent.phases if phase != "stateful" or is_linked)
        yield attrs.evolve(shared, operations=ids, phases=phases)
    rest = frozenset(operation.id for operation in meant if not operation.is_played)
    if rest:
        yield attrs.evolve(shared, operations=rest, phases=("coverage",))


def run_all(target: Target, extent: Extent) -> Outcome:
    """Try everything on a server and gather what was found.

    Args:
        target: the server.
        extent: how much is tried.

    Returns:
        One outcome for all parts.

    """
    whole = Outcome()
    for plan in plans(target.api, extent):
        _add(whole, run(target, plan))
    return whole


def _add(whole: Outcome, part: Outcome) -> None:
    whole.findings += part.findings
    whole.crashes += part.crashes
    whole.warnings += part.warnings
    whole.skipped += part.skipped
    for operation, counted in part.statistics.items():
        total = whole.of(operation)
        total.cases += counted.cases
        total.positive += counted.positive
        total.accepted += counted.accepted
        total.statuses += counted.statuses
        total.checks += counted.checks
