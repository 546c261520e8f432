"""Running the contract suite against one mutant."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING, Any

import attrs

from scripts.contract import APIS, Plan, run, sandbox_target
from tests.contract.mutants import MUTANTS, running_mutant

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from scripts.contract import Outcome
    from tests.contract.mutants import Mutant

KILLED, SURVIVED, CRASHED = "killed", "survived", "crashed"


@attrs.frozen
class Result:
    """What became of a mutant.

    Attributes:
        name: its name.
        result: ``killed``, ``survived``, or ``crashed`` when a check of ours broke down, which kills nothing.
        operation: the operation of the call that killed it.
        check: the check that did.
        message: what the check said.
        curl: a command that repeats the call.
        source: ``law`` or ``schemathesis``.
        seconds: how long it took.

    """

    name: str
    result: str
    operation: str = ""
    check: str = ""
    message: str = ""
    curl: str = ""
    source: str = ""
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return it for the report, with what the mutant is."""
        mutant = MUTANTS[self.name]
        told = {"class": mutant.kind, "api": mutant.api, "operations": [*mutant.operations]}
        return {**attrs.asdict(self), **told}


def kill(name: str) -> Result:
    """Run the suite against a mutant, step by step, until something kills it.

    Args:
        name: the mutant's name.

    Returns:
        What became of it.

    """
    mutant = MUTANTS[name]
    start = time.monotonic()
    for plan in _plans(mutant):
        with _quietly(), running_mutant(mutant) as sandbox:
            outcome = run(sandbox_target(mutant.api, sandbox), plan)
        if not outcome.passed:
            return _result(name, outcome, time.monotonic() - start)
    return Result(name, SURVIVED, seconds=time.monotonic() - start)


@contextlib.contextmanager
def _quietly() -> Generator[None]:
    """That the server fails may be the very defect; its traceback is no news."""
    logger = logging.getLogger("truespec_sandbox")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _plans(mutant: Mutant) -> Iterator[Plan]:
    """Quick parts first; links between operations last, and with all operations of the collection."""
    named = frozenset(mutant.operations)
    yield Plan(operations=named, phases=(), first_only=True)
    yield Plan(operations=named, laws=False, phases=("examples", "coverage", "fuzzing"), first_only=True)
    related = frozenset[str]().union(*(one.operations for one in APIS[mutant.api].resources if one.operations & named))
    yield Plan(operations=related, laws=False, phases=("examples", "fuzzing", "stateful"), first_only=True)


def _result(name: str, outcome: Outcome, seconds: float) -> Result:
    if not outcome.findings:
        message = "; ".join([*outcome.crashes, *outcome.warnings])
        return Result(name, CRASHED if outcome.crashes else SURVIVED, message=message, seconds=seconds)
    found = outcome.findings[0]
    return Result(name, KILLED, found.operation, found.check, found.message, found.curl, found.source, seconds)
