"""Read JSON text to the letter: what a quick parser changes without a word is exact, or told.

orjson reads quickly and keeps the last of two equal names, makes a float of an integer beyond 64 bits, and says only
where it stopped.  So what it read is written again: the same bytes prove that nothing was lost.  Where they differ, which
spaces and escapes suffice for, colons and long numbers are counted, and only if those tell of a loss the text is read a
second time, slowly and knowingly.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import orjson
from attrs import define, field, frozen

from truespec._deviation import Deviation, json_type
from truespec._json import is_array

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 100
_DIGITS = bytes(0x30 if chr(code).isdecimal() else 0x20 for code in range(128)) + b" " * 128
_LONG = b"0" * 19  # the shortest integer that 64 bits may not hold
_BOM = "\ufeff"


def parsed(content: bytes) -> Any:
    """A body as JSON, as well as it can be read; None when it cannot."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return _second_look(content).value


def read(content: bytes) -> tuple[Any, Sequence[Deviation]]:
    """A body as JSON, integers exact, and what is wrong with its text.

    A body that can still be read is read: without its byte order mark, with the last of two equal names, with NaN.
    """
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        looked = _second_look(content)
        told = Deviation("", "", f"JSON is wanted: {error.msg} at character {error.pos}", "something else")
        return looked.value, looked.faults if looked.done else [told]
    if not _lossy(content, value):
        return value, ()
    looked = _second_look(content)
    if looked.done:
        return looked.value, looked.faults
    return value, [
        Deviation("", "", "JSON that is nested less deeply is wanted, so that it can be checked", json_type(value))
    ]


def _lossy(content: bytes, value: Any) -> bool:
    """Whether the text may have lost something in ``value``: a name (there is a colon for each), or digits."""
    try:
        written = orjson.dumps(value)
    except (TypeError, RecursionError):  # nested more deeply than it writes
        return True
    if written == content:
        return False
    if content.count(b":") != written.count(b":"):
        return True
    if b"\\" in content and b"\\u003" in content and b"\\u003a" in content.lower():
        return True  # an escaped colon, which would make up for a lost one
    return _LONG in content.translate(_DIGITS)


class _Members(list[tuple[str, Any]]):
    """The members of an object as they stand in the text."""


@frozen
class _Constant:
    name: str


@define
class _Look:
    """What a second look found."""

    done: bool = False
    value: Any = None
    faults: list[Deviation] = field(factory=list[Deviation])

    def tell(self, at: str, expected: str, found: str) -> None:
        """Note a fault, as long as there are not too many."""
        if len(self.faults) < _MOST:
            self.faults.append(Deviation(at, "", expected, found))

    def plain(self, node: Any, at: str) -> Any:
        """The value of a node as Python's, with what is odd about it told."""
        if isinstance(node, _Members):
            return self._object(node, at)
        if is_array(node):
            return [self.plain(item, f"{at}/{index}") for index, item in enumerate(node)]
        if isinstance(node, _Constant):
            self.tell(at, "a number is wanted; JSON has no such constant (RFC 8259, section 6)", node.name)
            return float(node.name)
        if isinstance(node, float) and math.isinf(node):
            self.tell(at, "a number that a double can hold is wanted", "number")
        if isinstance(node, str) and not _whole(node):
            self.tell(at, "text without lone surrogates is wanted (RFC 8259, section 8.2)", "string")
        return node

    def _object(self, members: _Members, at: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, node in members:
            here = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
            if name in found:
                self.tell(
                    here,
                    "a name may be in an object once (RFC 8259, section 4)",
                    f"{json_type(found[name])}, then more",
                )
            if not _whole(name):
                self.tell(at, "names without lone surrogates are wanted (RFC 8259, section 8.2)", "string")
            found[name] = self.plain(node, here)
        return found


def _second_look(content: bytes) -> _Look:
    look = _Look()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        look.tell("", f"JSON in UTF-8 is wanted (RFC 8259, section 8.1); byte {error.start} is none", "other bytes")
        text = content.decode(errors="replace")
    if text.startswith(_BOM):
        look.tell("", "JSON without a byte order mark is wanted (RFC 8259, section 8.1)", "a byte order mark")
        text = text.removeprefix(_BOM)
    try:
        look.value = look.plain(_tree(text), "")
        look.done = True
    except (ValueError, RecursionError):  # no JSON, or nested too deeply for a second look
        pass
    return look


def _tree(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_Members, parse_constant=_Constant, parse_int=_integer)


def _integer(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:  # Python reads some thousand digits and no more
        return float(text)


def _whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
