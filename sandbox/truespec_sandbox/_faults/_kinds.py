"""Every kind of fault with its arguments: the vocabulary of plans and of the request header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._wire._strict_json import JSON

When: TypeAlias = Literal["before", "after"]

_HEADER_TEXT = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?")
_LONGEST_SECONDS = 600
_HUGE = 10_000_000


@attrs.frozen
class Argument:
    """One argument of a kind: how it is read (``ValueError`` says what it must be), and its value when not given."""

    read: Callable[[JSON], JSON]
    default: JSON


@attrs.frozen
class Kind:
    """One kind of fault.

    Attributes:
        summary: what it does, for people.
        arguments: its arguments by name.
        when: the sides of the behaviour on which it may happen, the usual one first: before means that nothing is
            done, after that all is done and the answer suffers.

    """

    summary: str
    arguments: Mapping[str, Argument] = attrs.field(factory=dict[str, Argument])
    when: tuple[When, ...] = ("after",)


def number(lowest: float, highest: float, *, whole: bool = False) -> Callable[[JSON], float]:
    """Make the reader of a number between two bounds, both included."""
    words = f"must be a {'whole ' if whole else ''}number from {lowest:g} to {highest:g}"

    def read(value: JSON) -> float:
        is_number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        # What is not finite is not between two numbers.
        if not is_number or not isinstance(value, (int, float)) or not lowest <= value <= highest:
            raise ValueError(words)
        return value

    return read


def one_of(*names: str) -> Callable[[JSON], JSON]:
    """Make the reader of a name out of a list."""

    def read(value: JSON) -> JSON:
        if value not in names:
            message = f"must be one of {', '.join(names)}"
            raise ValueError(message)
        return value

    return read


def _header_text(value: JSON) -> JSON:
    text = str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _HEADER_TEXT.fullmatch(text):
        message = "must be a text that can stand in a header: printable ASCII, at most 200 characters"
        raise ValueError(message)
    return text


def _pointer(value: JSON) -> JSON:
    if not isinstance(value, str) or not value.startswith("/"):
        message = "must be a JSON pointer (RFC 6901), such as /data/email"
        raise ValueError(message)
    return value


def _step(value: JSON) -> JSON:
    found = number(-_HUGE, _HUGE, whole=True)(value)
    if found == 0:
        message = "must not be 0, which would be the truth"
        raise ValueError(message)
    return found


_STATUS = number(200, 599, whole=True)
_BOTH: tuple[When, ...] = ("before", "after")
_KEEP = {"keep": Argument(number(0, 1), 0.5)}
_POINTER = {"pointer": Argument(_pointer, None)}

KINDS: Mapping[str, Kind] = {
    "latency": Kind("waits", {"seconds": Argument(number(0, _LONGEST_SECONDS), 1)}, _BOTH),
    "status": Kind(
        "answers with a status; body is envelope, json, html, text or none; retry-after goes out as it is, and date+5 or "
        "date-5 as HTTP dates around now",
        {
            "status": Argument(_STATUS, 503),
            "body": Argument(one_of("envelope", "json", "html", "text", "none"), "envelope"),
            "retry-after": Argument(_header_text, None),
        },
        _BOTH,
    ),
    "html": Kind("answers with a page of HTML, as a proxy does", {"status": Argument(_STATUS, 502)}, _BOTH),
    "truncated": Kind("sends the first part of the JSON as if it were all of it", _KEEP),
    "malformed": Kind("sends the whole body with a mistake in its JSON"),
    "content-type": Kind("sends the body under another media type", {"type": Argument(_header_text, "text/html")}),
    "wrong-type": Kind("gives one value of the answer another type", _POINTER),
    "missing-field": Kind("leaves out one required member of the answer", _POINTER),
    "unknown-enum": Kind("gives one member with an enum a value that is not in it", _POINTER),
    "reset": Kind("resets the connection before the first byte of the answer", {}, _BOTH),
    "reset-in-body": Kind("resets the connection inside the body", _KEEP),
    "early-close": Kind("closes the connection before the announced end of the body", _KEEP),
    "drip": Kind(
        "sends the body in pieces of some bytes, with a pause behind each",
        {"size": Argument(number(1, _HUGE, whole=True), 1), "interval": Argument(number(0, _LONGEST_SECONDS), 0.05)},
    ),
    "same-page": Kind("sends the body of the operation's last good answer once more"),
    "wrong-total": Kind("adds a number to the total of a listing", {"by": Argument(_step, 1)}),
}


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


def describe_kinds() -> list[str]:
    """Return a line for each kind, for the command line's help: its name, what it does, its arguments and defaults."""
    lines: list[str] = []
    for name, kind in KINDS.items():
        given = [
            f"{argument}={rule.default}" if rule.default is not None else argument
            for argument, rule in kind.arguments.items()
        ]
        sides = [f"when={'|'.join(kind.when)}"] if len(kind.when) > 1 else []
        told = ", ".join(given + sides)
        lines.append(f"  {name:<14} {kind.summary}\n" + (f"  {'':<14}   {told}\n" if told else ""))
    return lines
