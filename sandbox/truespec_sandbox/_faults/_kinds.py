"""Every kind of fault with its arguments: the vocabulary of plans and of the request header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from truespec_sandbox._faults._arguments import (
    HUGE,
    LONGEST_SECONDS,
    Argument,
    header_text,
    number,
    one_of,
    pointer,
    step,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

When: TypeAlias = Literal["before", "after"]


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


_STATUS = number(200, 599, whole=True)
_BOTH: tuple[When, ...] = ("before", "after")
_KEEP = {"keep": Argument(number(0, 1), 0.5)}
_POINTER = {"pointer": Argument(pointer, None)}

KINDS: Mapping[str, Kind] = {
    "latency": Kind("waits", {"seconds": Argument(number(0, LONGEST_SECONDS), 1)}, _BOTH),
    "status": Kind(
        "answers with a status; body is envelope, json, html, text or none; retry-after goes out as it is, and date+5 or "
        "date-5 as HTTP dates around now",
        {
            "status": Argument(_STATUS, 503),
            "body": Argument(one_of("envelope", "json", "html", "text", "none"), "envelope"),
            "retry-after": Argument(header_text, None),
        },
        _BOTH,
    ),
    "html": Kind("answers with a page of HTML, as a proxy does", {"status": Argument(_STATUS, 502)}, _BOTH),
    "truncated": Kind("sends the first part of the JSON as if it were all of it", _KEEP),
    "malformed": Kind("sends the whole body with a mistake in its JSON"),
    "content-type": Kind("sends the body under another media type", {"type": Argument(header_text, "text/html")}),
    "wrong-type": Kind("gives one value of the answer another type", _POINTER),
    "missing-field": Kind("leaves out one required member of the answer", _POINTER),
    "unknown-enum": Kind("gives one member with an enum a value that is not in it", _POINTER),
    "reset": Kind("resets the connection before the first byte of the answer", {}, _BOTH),
    "reset-in-body": Kind("resets the connection inside the body", _KEEP),
    "early-close": Kind("closes the connection before the announced end of the body", _KEEP),
    "drip": Kind(
        "sends the body in pieces of some bytes, with a pause behind each",
        {"size": Argument(number(1, HUGE, whole=True), 1), "interval": Argument(number(0, LONGEST_SECONDS), 0.05)},
    ),
    "same-page": Kind("sends the body of the operation's last good answer once more"),
    "wrong-total": Kind("adds a number to the total of a listing", {"by": Argument(step, 1)}),
}


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
