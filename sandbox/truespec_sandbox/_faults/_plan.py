"""Fault plans: which calls of which operations fail, and how."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from attrs import field, frozen

from truespec_sandbox._faults._kinds import Fault, parse_fault, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from truespec_sandbox._wire._strict_json import JSON

_ANY_OPERATION = "*"
_MAX_CALLS = 10**9
_CONDITIONS = ("nth", "every", "probability")

Fail: TypeAlias = "Callable[[str, str], NoReturn]"


class PlanError(ValueError):
    """A fault plan that is not valid; the message says where and why."""


@frozen
class Rule:
    """An entry of a plan.

    Attributes:
        operation: the operationId that it applies to, or ``*`` for every one.
        nth: the numbers of the calls that fail, or ``None`` when ``every`` decides.
        every: one in so many calls fails; 1 for every call.
        probability: the probability of the fault for a call that the other conditions select.
        fault: the fault.

    """

    operation: str
    nth: frozenset[int] | None
    every: int
    probability: float
    fault: Fault

    def covers(self, operation_id: str, call_number: int) -> bool:
        """Return whether the rule applies to a call, its probability aside."""
        if self.operation not in {_ANY_OPERATION, operation_id}:
            return False
        return call_number % self.every == 0 if self.nth is None else call_number in self.nth

    def to_json(self) -> JSON:
        """Return the rule as in a plan, with all its defaults."""
        return {
            "operation": self.operation,
            **({"every": self.every} if self.nth is None else {"nth": [*sorted(self.nth)]}),
            "probability": self.probability,
            "fault": self.fault.kind,
            "when": self.fault.when,
            **{name: value for name, value in self.fault.arguments.items() if value is not None},
        }


@frozen
class Plan:
    """A plan: its rules, the first of which that applies to a call counts, and the seed of its random choices."""

    rules: tuple[Rule, ...] = ()
    seed: int = 0

    def to_json(self) -> JSON:
        """Return the plan with all its defaults, in the form that ``build_plan`` reads."""
        return {"seed": self.seed, "faults": [rule.to_json() for rule in self.rules]}


@frozen
class SelectedFault:
    """A fault for one call, and the source of its random choices: the same for the same seed, operation and call."""

    fault: Fault
    random: Random = field(repr=False, eq=False)


class FaultSelector:
    """Selects the fault of each call; the calls of each operation are numbered from 1 in order of arrival."""

    def __init__(self, plan: Plan) -> None:
        """Start counting calls for a plan."""
        self.plan = plan
        self._calls: Counter[str] = Counter()

    def select(self, operation_id: str, from_header: Fault | None = None) -> SelectedFault | None:
        """Select the fault of the next call of an operation.

        Args:
            operation_id: the operation.
            from_header: the fault that the request asks for, which counts before the plan.

        Returns:
            The fault, or ``None``.

        """
        self._calls[operation_id] += 1
        call_number = self._calls[operation_id]
        if from_header is not None:
            return SelectedFault(from_header, self._create_random("header", operation_id, call_number))
        for index, rule in enumerate(self.plan.rules):
            if rule.covers(operation_id, call_number):
                # From the number of the call, not from a shared sequence: concurrency changes nothing.
                random = self._create_random(str(index), operation_id, call_number)
                if random.random() < rule.probability:
                    return SelectedFault(rule.fault, random)
        return None

    def _create_random(self, *parts: str | int) -> Random:
        return Random("/".join(map(str, (self.plan.seed, *parts))))  # noqa: S311  (repeatable, not secret)


def build_plan(value: JSON, operations: Collection[str], name: str, lines: Mapping[str, int]) -> Plan:
    """Build a plan from a JSON value.

    Args:
        value: an object with ``faults``, a list of rules, and ``seed``, an integer, 0 when it is absent.
        operations: the operationIds of the document.
        name: the name of the plan in messages.
        lines: the line of each part by its path, for messages; may be empty.

    Returns:
        The plan.

    Raises:
        PlanError: something in it is wrong or unknown; the message names the place.

    """

    def fail_at(path: str) -> Fail:
        def fail(member: str, problem: str) -> NoReturn:
            place = f"{path}.{member}".strip(".")
            line = lines.get(place) or lines.get(path)
            message = f"{name}{f', line {line}' if line else ''}: {place or 'the plan'} {problem}"
            raise PlanError(message)

        return fail

    fail = fail_at("")
    plan = _parse_object(value, fail)
    unknown = sorted(plan.keys() - {"seed", "faults"})
    if unknown:
        fail(unknown[0], "is unknown; a plan has seed and faults")
    rules = plan.get("faults")
    if not isinstance(rules, list):
        fail("faults", "must be a list of faults")
    seed = _parse_integer(plan.get("seed", 0), "seed", fail, -(2**63), 2**63 - 1)
    return Plan(
        tuple(_build_rule(each, operations, fail_at(f"faults[{index}]")) for index, each in enumerate(rules)), seed
    )


def _build_rule(value: JSON, operations: Collection[str], fail: Fail) -> Rule:
    rule = _parse_object(value, fail)
    operation = rule.pop("operation", _ANY_OPERATION)
    if not isinstance(operation, str) or operation not in {_ANY_OPERATION, *operations}:
        fail("operation", f"must be {_ANY_OPERATION} or one of {', '.join(sorted(operations))}")
    if "nth" in rule and "every" in rule:
        fail("every", "cannot be combined with nth")
    nth, every, probability = (rule.pop(condition, None) for condition in _CONDITIONS)
    numbers = nth if isinstance(nth, list) else [nth]
    return Rule(
        operation=operation,
        nth=None if nth is None else frozenset(_parse_integer(each, "nth", fail, 1, _MAX_CALLS) for each in numbers),
        every=1 if every is None else _parse_integer(every, "every", fail, 1, _MAX_CALLS),
        probability=1 if probability is None else _parse(parse_number(0, 1), probability, "probability", fail),
        fault=parse_fault(rule.pop("fault", None), rule, fail),
    )


def _parse_object(value: JSON, fail: Fail) -> dict[str, JSON]:
    if not isinstance(value, dict):
        fail("", "must be an object")
    return dict(value)


def _parse_integer(value: JSON, member: str, fail: Fail, lowest: int, highest: int) -> int:
    return int(_parse(parse_number(lowest, highest, integer=True), value, member, fail))


def _parse(parse: Callable[[JSON], float], value: JSON, member: str, fail: Fail) -> float:
    try:
        return parse(value)
    except ValueError as error:
        problem = str(error)
    return fail(member, problem)
