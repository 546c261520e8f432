"""One fault, read from a plan or from a request: a kind, the side of the behaviour, and all arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import attrs

from truespec_sandbox._faults._kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._faults._arguments import Argument
    from truespec_sandbox._faults._kinds import Kind, When
    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class Fault:
    """One fault, ready to happen.

    Attributes:
        kind: its name in ``KINDS``.
        when: on which side of the behaviour it happens.
        arguments: all arguments of the kind.

    """

    kind: str
    when: When
    arguments: Mapping[str, JSON]

    def number(self, name: str) -> float:
        """Return an argument that is a number."""
        value = self.arguments[name]
        return value if isinstance(value, (int, float)) else 0

    def text(self, name: str) -> str | None:
        """Return an argument that is a text, or ``None`` when it was not given."""
        value = self.arguments[name]
        return None if value is None else str(value)


def read_fault(name: JSON, given: Mapping[str, JSON], fail: Callable[[str, str], NoReturn]) -> Fault:
    """Read a fault.

    Args:
        name: the name of its kind.
        given: its arguments, and ``when``.
        fail: raises the fitting exception, called with the name of a member and what is wrong with it.

    Returns:
        The fault, with the defaults of what is not given.

    """
    if not isinstance(name, str) or name not in KINDS:
        fail("fault", f"must be one of {', '.join(KINDS)}")
    kind = KINDS[name]
    arguments = {argument: rule.default for argument, rule in kind.arguments.items()}
    when = kind.when[0]
    for argument, value in given.items():
        trouble = ""
        try:
            if argument == "when":
                when = _side(kind, value)
            else:
                arguments[argument] = _rule_for(argument, name).read(value)
        except ValueError as error:
            trouble = str(error)
        if trouble:
            fail(argument, trouble)
    return Fault(name, when, arguments)


def _rule_for(argument: str, kind: str) -> Argument:
    rules = KINDS[kind].arguments
    if argument not in rules:
        message = f"is no argument of {kind}; it has {', '.join(['when', *rules])}"
        raise ValueError(message)
    return rules[argument]


def _side(kind: Kind, value: JSON) -> When:
    found: dict[JSON, When] = {side: side for side in kind.when}
    if not isinstance(value, str) or value not in found:
        message = f"must be {' or '.join(kind.when)} for this fault"
        raise ValueError(message)
    return found[value]
