"""Plans read from JSON values, with the place of whatever is wrong in the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TypeAlias

from truespec_sandbox._faults._arguments import number
from truespec_sandbox._faults._fault import read_fault
from truespec_sandbox._faults._plan import ANY_OPERATION, Plan, Rule
from truespec_sandbox._faults._plan_text import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from truespec_sandbox._wire._strict_json import JSON

_MOST_CALLS = 10**9
_CONDITIONS = ("nth", "every", "probability")

Fail: TypeAlias = "Callable[[str, str], NoReturn]"


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
