"""Running the contract suite against sandboxes without a defect: what bites has to leave them alone."""

from __future__ import annotations

from typing import Any

import attrs

from scripts.contract import APIS, Plan, run, sandbox_target
from truespec_sandbox import running

SEEDS = (1, 20, 300)


@attrs.frozen
class Pristine:
    """What the suite says of a sandbox without a defect."""

    api: str
    seed: int
    passed: bool
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it for the report."""
        return attrs.asdict(self)


def pristine(api: str, seed: int) -> Pristine:
    """Run the suite, with every law and every phase that a seed has a part in.

    Args:
        api: the API.
        seed: what schemathesis makes cases from.

    Returns:
        Whether it passed, and what it found when it did not.

    """
    operations = frozenset[str]().union(*(resource.operations for resource in APIS[api].resources))
    plan = Plan(operations=operations, phases=("examples", "fuzzing", "stateful"), max_examples=25, seed=seed)
    with running(api, check=True) as sandbox:
        outcome = run(sandbox_target(api, sandbox), plan)
    message = "; ".join(
        [*(f"{one.operation}: {one.check}: {one.message}" for one in outcome.findings), *outcome.crashes]
    )
    return Pristine(api, seed, outcome.passed, "; ".join([message, *outcome.warnings]).strip("; "))
