"""Fault kinds with their arguments, and the parsing of one fault from a plan or from the header ``X-Sandbox-Fault``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

from attrs import Factory, frozen

from truespec_sandbox._errors import APIError, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.datastructures import Headers

    from truespec_sandbox._wire._strict_json import JSON

HEADER = "x-sandbox-fault"
When: TypeAlias = Literal["before", "after"]

_MAX_SECONDS = 600
_MAX_INTEGER = 10_000_000
_HEADER_VALUE = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")


@frozen
class Argument:
    """An argument of a fault kind.

    Attributes:
        parse: returns the value; raises ``ValueError``, which says what it must be, for a wrong one.
        default: the value when the argument is absent.

    """

    parse: Callable[[JSON], JSON]
    default: JSON


@frozen
class FaultKind:
    """A kind of fault.

    Attributes:
        summary: what it does, for the help and the page.
        arguments: its arguments by name.
        when: whether it can happen before or after the handler runs, the default first: before, nothing is done; after,
            everything is done and only the response suffers.

    """

    summary: str
    arguments: Mapping[str, Argument] = Factory(dict[str, Argument])
    when: tuple[When, ...] = ("after",)


@frozen
class Fault:
    """A fault that is ready to be applied.

    Attributes:
        kind: its name in ``KINDS``.
        when: whether it happens before or after the handler runs.
        arguments: all arguments of the kind.

    """

    kind: str
    when: When
    arguments: Mapping[str, JSON]

    def number(self, name: str) -> float:
        """Return a numeric argument."""
        value = self.arguments[name]
        return value if isinstance(value, (int, float)) else 0

    def text(self, name: str) -> str | None:
        """Return a text argument, or ``None`` when it is absent."""
        value = self.arguments[name]
        return None if value is None else str(value)


def parse_number(lowest: float, highest: float, *, integer: bool = False) -> Callable[[JSON], float]:
    """Return the parser of numbers between two bounds, both included."""

    def parse(value: JSON) -> float:
        is_number = isinstance(value, int if integer else (int, float)) and not isinstance(value, bool)
        if is_number and isinstance(value, (int, float)) and lowest <= value <= highest:
            return value
        message = f"must be {'an integer' if integer else 'a number'} from {lowest} to {highest}"
        raise ValueError(message)

    return parse


def _parse_choice(*choices: str) -> Callable[[JSON], JSON]:
    def parse(value: JSON) -> JSON:
        if value in choices:
            return value
        message = f"must be one of {', '.join(choices)}"
        raise ValueError(message)

    return parse


def _parse_header_value(value: JSON) -> JSON:
    text = str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
    if isinstance(text, str) and _HEADER_VALUE.fullmatch(text):
        return text
    message = "must be a header value: printable ASCII, at most 200 characters"
    raise ValueError(message)


def _parse_pointer(value: JSON) -> JSON:
    if isinstance(value, str) and value.startswith("/"):
        return value
    message = "must be a JSON Pointer (RFC 6901), such as /data/email"
    raise ValueError(message)


def _parse_nonzero(value: JSON) -> JSON:
    number = parse_number(-_MAX_INTEGER, _MAX_INTEGER, integer=True)(value)
    if number == 0:
        message = "must not be 0, which would change nothing"
        raise ValueError(message)
    return number


_STATUS = parse_number(200, 599, integer=True)
_SECONDS = parse_number(0, _MAX_SECONDS)
_BOTH: tuple[When, ...] = ("before", "after")
_KEEP = {"keep": Argument(parse_number(0, 1), 0.5)}
_POINTER = {"pointer": Argument(_parse_pointer, None)}

KINDS: Mapping[str, FaultKind] = {
    "latency": FaultKind("waits for some seconds", {"seconds": Argument(_SECONDS, 1)}, _BOTH),
    "status": FaultKind(
        "responds with a status; body is envelope, json, html, text or none; retry-after is sent as it is, date+5 and "
        "date-5 as HTTP dates relative to now",
        {
            "status": Argument(_STATUS, 503),
            "body": Argument(_parse_choice("envelope", "json", "html", "text", "none"), "envelope"),
            "retry-after": Argument(_parse_header_value, None),
        },
        _BOTH,
    ),
    "html": FaultKind("responds with an HTML page, as a proxy does", {"status": Argument(_STATUS, 502)}, _BOTH),
    "truncated": FaultKind("sends the first part of the JSON as if it were all of it", _KEEP),
    "malformed": FaultKind("sends the whole body with a syntax error in its JSON"),
    "content-type": FaultKind(
        "sends the body under another media type", {"type": Argument(_parse_header_value, "text/html")}
    ),
    "wrong-type": FaultKind("gives one value of the response another type", _POINTER),
    "missing-field": FaultKind("leaves out one required member of the response", _POINTER),
    "unknown-enum": FaultKind("gives one member with an enum a value that is not in it", _POINTER),
    "reset": FaultKind("resets the connection before the first byte of the response", {}, _BOTH),
    "reset-in-body": FaultKind("resets the connection inside the body", _KEEP),
    "early-close": FaultKind("closes the connection before the announced end of the body", _KEEP),
    "drip": FaultKind(
        "sends the body in pieces of some bytes, with a pause after each",
        {
            "size": Argument(parse_number(1, _MAX_INTEGER, integer=True), 1),
            "interval": Argument(_SECONDS, 0.05),
        },
    ),
    "same-page": FaultKind("repeats the body of the operation's last success response"),
    "wrong-total": FaultKind("adds a number to the total of a list response", {"by": Argument(_parse_nonzero, 1)}),
}


def describe_kinds() -> list[str]:
    """Return a paragraph for each kind for the help: its name, what it does, its arguments and defaults."""
    paragraphs: list[str] = []
    for name, kind in KINDS.items():
        arguments = [
            argument if rule.default is None else f"{argument}={rule.default}"
            for argument, rule in kind.arguments.items()
        ]
        if len(kind.when) > 1:
            arguments.append(f"when={'|'.join(kind.when)}")
        paragraphs.append(f"  {name:<14} {kind.summary}\n")
        if arguments:
            paragraphs[-1] += f"  {'':<14}   {', '.join(arguments)}\n"
    return paragraphs


def parse_fault(name: JSON, arguments: Mapping[str, JSON], fail: Callable[[str, str], NoReturn]) -> Fault:
    """Parse a fault.

    Args:
        name: the name of its kind.
        arguments: its arguments, and ``when``.
        fail: raises an exception, called with the name of a member and what is wrong with it.

    Returns:
        The fault, with the defaults of absent arguments.

    """
    if not isinstance(name, str) or name not in KINDS:
        fail("fault", f"must be one of {', '.join(KINDS)}")
    kind = KINDS[name]
    values = {argument: rule.default for argument, rule in kind.arguments.items()}
    when: When = kind.when[0]
    for argument, value in arguments.items():
        if argument == "when":
            matches: list[When] = [side for side in kind.when if side == value]
            if not matches:
                fail(argument, f"must be {' or '.join(kind.when)} for this fault")
            when = matches[0]
            continue
        if argument not in kind.arguments:
            fail(argument, f"is not an argument of {name}; it has {', '.join(['when', *kind.arguments])}")
        try:
            values[argument] = kind.arguments[argument].parse(value)
        except ValueError as error:
            problem = str(error)
        else:
            continue
        fail(argument, problem)
    return Fault(name, when, values)


def parse_header(headers: Headers) -> Fault | None:
    """Parse the header ``X-Sandbox-Fault: <kind>[; name=value ...]`` of a request.

    Args:
        headers: all headers of the request.

    Returns:
        The fault, or ``None`` when the request asks for none.

    Raises:
        APIError: the header is repeated, or names an unknown kind or argument, or a wrong value.

    """
    values = headers.getlist(HEADER)
    if not values:
        return None
    if len(values) > 1:
        raise APIError(Reason.INVALID, "X-Sandbox-Fault is sent more than once")
    name, *pieces = (piece.strip() for piece in values[0].split(";"))
    arguments: dict[str, JSON] = {}
    for piece in filter(None, pieces):
        argument, equals, value = piece.partition("=")
        if not equals or argument in arguments:
            raise APIError(Reason.INVALID, f"X-Sandbox-Fault: {piece[:50]!r} is not name=value, or repeats a name")
        arguments[argument.strip()] = _parse_value(value.strip())
    return parse_fault(name, arguments, _fail)


def _fail(member: str, problem: str) -> NoReturn:
    raise APIError(Reason.INVALID, f"X-Sandbox-Fault: {member[:50]} {problem}")


def _parse_value(text: str) -> JSON:
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
