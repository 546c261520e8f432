"""Arguments of faults: how each is read, so that a wrong one is told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._wire._strict_json import JSON

_HEADER_TEXT = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?")
LONGEST_SECONDS = 600
HUGE = 10_000_000


@attrs.frozen
class Argument:
    """One argument of a kind: how it is read (``ValueError`` says what it must be), and its value when not given."""

    read: Callable[[JSON], JSON]
    default: JSON


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


def header_text(value: JSON) -> JSON:
    """Read a text that can stand in a header."""
    text = str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _HEADER_TEXT.fullmatch(text):
        message = "must be a text that can stand in a header: printable ASCII, at most 200 characters"
        raise ValueError(message)
    return text


def pointer(value: JSON) -> JSON:
    """Read a JSON pointer."""
    if not isinstance(value, str) or not value.startswith("/"):
        message = "must be a JSON pointer (RFC 6901), such as /data/email"
        raise ValueError(message)
    return value


def step(value: JSON) -> JSON:
    """Read a whole number that is not 0."""
    found = number(-HUGE, HUGE, whole=True)(value)
    if found == 0:
        message = "must not be 0, which would be the truth"
        raise ValueError(message)
    return found
