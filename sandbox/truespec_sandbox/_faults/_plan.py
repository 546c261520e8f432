"""Plans of faults: which calls of which operations fail, and how."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import attrs

from truespec_sandbox._faults._kinds import Fault, number, read_fault
from truespec_sandbox._faults._plan_text import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from truespec_sandbox._wire._strict_json import JSON

ANY_OPERATION = "*"
_MOST_CALLS = 10**9
_CONDITIONS = ("nth", "every", "probability")

Fail: TypeAlias = "Callable[[str, str], NoReturn]"


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


def read_plan(value: JSON, operations: Collection[str], name: str, lines: Mapping[str, int]) -> Plan:
    """Read a plan.

    Args:
        value: an object with ``faults``, a list of rules, and ``seed``, a whole number, 0 when it is not given.
        operations: the operationIds that there are.
        name: what to call the plan in messages.
        lines: the lines of its parts, for messages; may be empty.

    Returns:
        The plan.

    Raises:
        PlanError: something in it is wrong or unknown; the text names the place.

    """

    def fail_at(path: str) -> Fail:
        def fail(member: str, trouble: str) -> NoReturn:
            place = f"{path}.{member}".strip(".")
            line = lines.get(place) or lines.get(path)
            message = f"{name}{f', line {line}' if line else ''}: {place or 'the plan'} {trouble}"
            raise PlanError(message)

        return fail

    plan = _object(value, fail_at(""), ("seed", "faults"))
    rules = plan.get("faults")
    if not isinstance(rules, list):
        fail_at("")("faults", "must be a list of faults")
    read = (_rule(rule, operations, fail_at(f"faults[{index}]")) for index, rule in enumerate(rules))
    return Plan(tuple(read), int(_number(plan.get("seed", 0), "seed", fail_at(""), -(2**63), 2**63 - 1)))


def _rule(value: JSON, operations: Collection[str], fail: Fail) -> Rule:
    rule = _object(value, fail, None)
    operation = rule.pop("operation", ANY_OPERATION)
    if not isinstance(operation, str) or operation not in {ANY_OPERATION, *operations}:
        fail("operation", f"must be {ANY_OPERATION} or one of {', '.join(sorted(operations))}")
    if "nth" in rule and "every" in rule:
        fail("every", "cannot stand beside nth")
    conditions = {condition: rule.pop(condition, None) for condition in _CONDITIONS}
    chance = conditions["probability"]
    return Rule(
        operation=operation,
        nth=_numbers(conditions["nth"], fail),
        every=1 if conditions["every"] is None else int(_number(conditions["every"], "every", fail, 1, _MOST_CALLS)),
        probability=1 if chance is None else _number(chance, "probability", fail, 0, 1, whole=False),
        fault=read_fault(rule.pop("fault", None), rule, fail),
    )


def _numbers(value: JSON, fail: Fail) -> frozenset[int] | None:
    if value is None:
        return None
    values: Iterable[JSON] = value if isinstance(value, list) else [value]
    return frozenset(int(_number(each, "nth", fail, 1, _MOST_CALLS)) for each in values)


def _number(value: JSON, member: str, fail: Fail, lowest: int, highest: int, *, whole: bool = True) -> float:
    trouble = ""
    found = 0.0
    try:
        found = number(lowest, highest, whole=whole)(value)
    except ValueError as error:
        trouble = str(error)
    if trouble:
        fail(member, trouble)
    return found


def _object(value: JSON, fail: Fail, members: Collection[str] | None) -> dict[str, JSON]:
    if not isinstance(value, dict):
        fail("", "must be an object")
    unknown = sorted(value.keys() - members) if members is not None else []
    if unknown:
        fail(unknown[0], f"is unknown; a plan has {' and '.join(members or ())}")
    return dict(value)
