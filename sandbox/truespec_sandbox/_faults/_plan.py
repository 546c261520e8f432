"""Plans of faults: which calls of which operations fail, and how."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from truespec_sandbox._faults._fault import Fault

ANY_OPERATION = "*"


@attrs.frozen
class Rule:
    """One entry of a plan.

    Attributes:
        operation: the operationId that it is for, or ``*`` for each.
        nth: the numbers of the calls that fail, or ``None`` when they are not numbered.
        every: each so many calls one fails; 1 for every call.
        probability: how likely each call fails that the others would let fail.
        fault: what happens.

    """

    operation: str
    nth: frozenset[int] | None
    every: int
    probability: float
    fault: Fault

    def covers(self, operation_id: str, call_number: int) -> bool:
        """Say whether the rule is for a call, chance left aside."""
        if self.operation not in {ANY_OPERATION, operation_id}:
            return False
        return call_number % self.every == 0 if self.nth is None else call_number in self.nth


@attrs.frozen
class Plan:
    """A whole plan: its rules, of which the first that fits a call counts, and the seed of its chances."""

    rules: tuple[Rule, ...] = ()
    seed: int = 0


@attrs.frozen
class Chosen:
    """A fault that shall happen, and the chance to be used in it: the same for the same seed, operation and call."""

    fault: Fault
    chance: random.Random = attrs.field(repr=False, eq=False)


class Choices:
    """Decides call by call; each operation's calls are numbered from 1 as they arrive."""

    def __init__(self, plan: Plan) -> None:
        """Begin to count.

        Args:
            plan: the plan to follow.

        """
        self.plan = plan
        self._calls: Counter[str] = Counter()

    def next(self, operation_id: str, by_header: Fault | None = None) -> Chosen | None:
        """Decide about the next call of an operation.

        Args:
            operation_id: the operation.
            by_header: the fault that the request itself asks for, which counts before the plan's.

        Returns:
            What shall happen, or ``None`` for nothing.

        """
        self._calls[operation_id] += 1
        call_number = self._calls[operation_id]
        if by_header is not None:
            return Chosen(by_header, self._chance("header", operation_id, call_number))
        for index, rule in enumerate(self.plan.rules):
            if rule.covers(operation_id, call_number):
                # By the call's number and not by a common sequence of numbers: concurrency changes nothing then.
                chance = self._chance(str(index), operation_id, call_number)
                if chance.random() < rule.probability:
                    return Chosen(rule.fault, chance)
        return None

    def _chance(self, *parts: str | int) -> random.Random:
        return random.Random("/".join(map(str, (self.plan.seed, *parts))))  # noqa: S311 (repeatable, not secret)
