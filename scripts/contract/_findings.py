"""What a run of the suite takes and what it tells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from scripts.contract._phases import PHASES

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class Target:
    """The server that is held to the contract.

    Attributes:
        api: the API that it plays or is.
        base_url: where it is, without a slash at the end.
        credentials: what opens it, by the name of the security scheme in the document.
        peer: what opens it for somebody else; ``None`` where nobody else is at hand.
        refused: whether credentials that the sandbox knows to be without rights may be tried; on by default.
        patience: the seconds that an answer may take.
        run_seconds: the seconds that one run of schemathesis may take; ``None`` for as long as it needs.

    """

    api: str
    base_url: str
    credentials: Mapping[str, str] = attrs.field(repr=False)
    peer: Mapping[str, str] | None = attrs.field(default=None, repr=False)
    refused: bool = True
    patience: float = 20.0
    run_seconds: float | None = 900.0


@attrs.frozen
class Plan:
    """How much is tried.

    Attributes:
        operations: the operationIds to which to keep; ``None``, the default, for all.
        barred: operationIds that must not be called: laws about them are skipped aloud; none by default.
        tags: the tags to which schemathesis keeps; empty, the default, for all.
        laws: whether our own checks run.
        phases: the phases of schemathesis; empty for none.
        max_examples: how many cases schemathesis makes for each operation in each of its random phases.
        seed: what they are made from; ``None``, the default, for the same every time.
        first_only: whether to stop at the first finding.

    """

    operations: frozenset[str] | None = None
    barred: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    laws: bool = True
    phases: tuple[str, ...] = PHASES
    max_examples: int = 40
    seed: int | None = None
    first_only: bool = False


@attrs.frozen
class Finding:
    """One way in which the server breaks the contract.

    Attributes:
        operation: the operationId of the call that shows it.
        check: the check that found it.
        message: what is wrong.
        curl: a command that repeats the call; keys are named, not told.
        source: ``law`` for our own checks, ``schemathesis`` for its.

    """

    operation: str
    check: str
    message: str
    curl: str
    source: str


@attrs.define
class Statistics:
    """What was tried on one operation.

    Attributes:
        cases: requests that were made.
        positive: those of schemathesis that the document allows.
        accepted: those of them that were answered with 2xx or 3xx.
        statuses: how often each status was seen.
        checks: how often each check was applied.

    """

    cases: int = 0
    positive: int = 0
    accepted: int = 0
    statuses: Counter[int] = attrs.field(factory=Counter[int])
    checks: Counter[str] = attrs.field(factory=Counter[str])


@attrs.define
class Outcome:
    """What a run has found.

    Attributes:
        findings: the ways in which the server breaks the contract.
        crashes: checks that broke down instead of saying yes or no; they fail the run.
        warnings: what schemathesis warns of; they fail the run too.
        skipped: what was not tried, and why.
        statistics: what was tried, by operationId.

    """

    findings: list[Finding] = attrs.field(factory=list[Finding])
    crashes: list[str] = attrs.field(factory=list[str])
    warnings: list[str] = attrs.field(factory=list[str])
    skipped: list[str] = attrs.field(factory=list[str])
    statistics: dict[str, Statistics] = attrs.field(factory=dict[str, Statistics])

    @property
    def passed(self) -> bool:
        """Whether nothing was found, nothing broke down, and there is nothing to warn of."""
        return not (self.findings or self.crashes or self.warnings)

    def of(self, operation: str) -> Statistics:
        """Return what is counted for an operation."""
        return self.statistics.setdefault(operation, Statistics())
