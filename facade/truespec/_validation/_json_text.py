"""JSON to the letter: text parsed without silent losses, and values that JSON cannot represent.

orjson is fast, but keeps the last of two equal names, turns integers beyond 64 bits into floats, and reports only where it
stopped.  So its result is serialized again: equal bytes prove that nothing was lost.  Where they differ, as they do for
white space and escapes already, colons and long numbers are counted, and only if those indicate a loss, ``StrictJSONParser``
parses the text again, slowly.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from truespec._deviation import Deviation, json_type
from truespec._errors import RequestConformanceError
from truespec._json import is_array, is_object, is_tuple, json_pointer
from truespec._messages import format_deviations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_DEVIATIONS = 100
_DIGITS = bytes(0x30 if chr(code).isdecimal() else 0x20 for code in range(128)) + b" " * 128
_LONG_NUMBER = b"0" * 19  # the shortest integer that may exceed 64 bits
_BYTE_ORDER_MARK = "\ufeff"

_JSON_SCALARS = (str, int, bool, float, type(None))
_MAX_DEPTH = 100  # more nesting than documents describe, and less than parsers support


def parse_json(content: bytes, *, exactly: bool) -> tuple[Any, Sequence[Deviation]]:
    """Return a body as JSON, and, where it is parsed exactly, with exact integers and what is wrong with its text.

    A body with a byte order mark, with duplicate names or with NaN is parsed all the same; one that cannot be is None.
    """
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        parser = StrictJSONParser(content)
        syntax_error = Deviation("", "", f"must be JSON: {error.msg} at character {error.pos}", "something else")
        return parser.value, parser.deviations if parser.is_complete else [syntax_error]
    if not exactly or not _may_be_lossy(content, value):
        return value, ()
    parser = StrictJSONParser(content)
    if parser.is_complete:
        return parser.value, parser.deviations
    return value, [Deviation("", "", "must be nested less deeply: it cannot be checked for losses", json_type(value))]


def _may_be_lossy(content: bytes, value: Any) -> bool:
    """Return whether ``value`` may lack a name of the text (each has a colon) or digits of a number."""
    try:
        serialized = orjson.dumps(value)
    except (TypeError, RecursionError):  # deeper nesting than orjson serializes
        return True
    if serialized == content:
        return False
    if content.count(b":") != serialized.count(b":"):
        return True
    if b"\\" in content and b"\\u003" in content and b"\\u003a" in content.lower():
        return True  # an escaped colon may compensate for a lost one
    return _LONG_NUMBER in content.translate(_DIGITS)


class _Members(list[tuple[str, Any]]):
    """The members of an object in the order of the text, duplicates included."""


@frozen
class _Constant:
    name: str


class StrictJSONParser:
    """Parses JSON with duplicate names, constants and exact integers, and collects what violates RFC 8259.

    ``is_complete`` is False for a text that is not JSON or is nested too deeply.
    """

    def __init__(self, content: bytes) -> None:
        self.is_complete = False
        self.value: Any = None
        self.deviations: list[Deviation] = []
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            self.report("", f"must be UTF-8 (RFC 8259, section 8.1): byte {error.start} is not", "other bytes")
            text = content.decode(errors="replace")
        if text.startswith(_BYTE_ORDER_MARK):
            self.report("", "must not begin with a byte order mark (RFC 8259, section 8.1)", "a byte order mark")
            text = text.removeprefix(_BYTE_ORDER_MARK)
        try:
            tree = json.loads(text, object_pairs_hook=_Members, parse_constant=_Constant, parse_int=_parse_integer)
            self.value = self._convert(tree, "")
            self.is_complete = True
        except (ValueError, RecursionError):
            pass

    def report(self, pointer: str, expected: str, actual: str) -> None:
        """Add a deviation, up to 100."""
        if len(self.deviations) < _MAX_DEVIATIONS:
            self.deviations.append(Deviation(pointer, "", expected, actual))

    def _convert(self, node: Any, pointer: str) -> Any:
        if isinstance(node, _Members):
            return self._convert_object(node, pointer)
        if is_array(node):
            return [self._convert(item, f"{pointer}/{index}") for index, item in enumerate(node)]
        if isinstance(node, _Constant):
            self.report(pointer, "must be a number; JSON has no such constant (RFC 8259, section 6)", node.name)
            return float(node.name)
        if isinstance(node, float) and math.isinf(node):
            self.report(pointer, "must be a number in the range of a double", "number")
        if isinstance(node, str) and not _is_encodable(node):
            self.report(pointer, "must not have lone surrogates (RFC 8259, section 8.2)", "string")
        return node

    def _convert_object(self, members: _Members, pointer: str) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for name, node in members:
            member_pointer = pointer + json_pointer(name)
            if name in value:
                actual = f"{json_type(value[name])}, then more"
                self.report(member_pointer, "must be the only member of this name (RFC 8259, section 4)", actual)
            if not _is_encodable(name):
                self.report(pointer, "must not have names with lone surrogates (RFC 8259, section 8.2)", "string")
            value[name] = self._convert(node, member_pointer)
        return value


def _parse_integer(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:  # Python limits the digits of an integer to some thousands
        return float(text)


def find_non_json_values(value: object, place: str, document_pointer: str) -> list[Deviation]:
    """Return the parts of a value that JSON cannot represent, as deviations whose pointers begin with ``place``.

    A schema does not notice them: a validator may accept an Enum for its value while its name is sent, and a circular
    reference or a lone surrogate fails only when it is serialized.
    """
    if type(value) is str and value.isascii():
        return []
    return [
        Deviation(f"{place}{pointer}".strip(), document_pointer, expected, type(part).__name__)
        for pointer, part, expected in _walk(value, "", 0)
    ]


def require_json(operation: str, place: str, value: object) -> None:
    """Check a value that is sent as JSON inside of a part or a parameter.

    Args:
        operation: The operationId, for the error.
        place: Where it is sent, for the error.
        value: The value.

    Raises:
        RequestConformanceError: JSON cannot represent a part of the value.
    """
    if deviations := find_non_json_values(value, f"{place} ", ""):
        text = f"{operation}: nothing was sent: {format_deviations(deviations)}"
        raise RequestConformanceError(text, operation=operation, deviations=deviations)


def _walk(value: object, pointer: str, depth: int) -> Iterator[tuple[str, object, str]]:
    if depth > _MAX_DEPTH:
        yield pointer, value, f"must be nested no deeper than {_MAX_DEPTH} levels"
    elif is_object(value):
        for name, item in value.items():
            if type(name) is not str or not _is_encodable(name):
                yield pointer, name, "must have names that are text"
            else:
                yield from _walk(item, pointer + json_pointer(name), depth + 1)
    elif is_array(value) or is_tuple(value):
        for index, item in enumerate(value):
            yield from _walk(item, f"{pointer}/{index}", depth + 1)
    elif type(value) not in _JSON_SCALARS:
        yield pointer, value, "must be JSON: text, a number, True, False, None, a list or a dict"
    elif isinstance(value, float) and not math.isfinite(value):
        yield pointer, value, "must be a finite number"
    elif isinstance(value, str) and not _is_encodable(value):
        yield pointer, value, "must be text without lone surrogates"


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
