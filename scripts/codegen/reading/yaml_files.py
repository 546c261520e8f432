"""Strict YAML: a file is read only where YAML 1.1 and 1.2 agree on its meaning.

PyYAML alone keeps the last of two equal keys, reads an unquoted ``NO`` as false and an unquoted ``2025-06-24`` as a date.
OpenAPI 3 asks for YAML 1.2 with the JSON schema rules, so an ambiguous scalar is an error with its position.  JSON is
YAML 1.2, but not always YAML 1.1: what PyYAML reads otherwise is escaped first.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

import yaml

from scripts._errors import SourceError
from scripts.codegen.reading.documents import JSON, Document, build_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The scalars of the YAML 1.2 core schema; any other unquoted scalar is text.
_CORE_SCHEMA = (
    ("null", re.compile(r"~|null|Null|NULL|")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"[-+]?(0|[1-9][0-9]*)|0o[0-7]+")),
    ("float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")),
)
# PyYAML reads 1e3 as text; a number with an exponent in JSON's spelling is one to everyone else.
_EXPONENT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?[eE][-+]?[0-9]+")
_MAX_DEPTH = 100  # PyYAML's composer is recursive, and ends the process on deep nesting
_MAX_REPEATED_VALUES = 100_000  # a few aliases of aliases stand for any number of values
_ESCAPE = re.compile(r"\\(?:u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|.)", re.DOTALL)
# JSON may have these characters as they are; in YAML 1.1 they are line ends, or no characters at all.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}
_TYPE_NAMES = {
    "str": "text",
    "timestamp": "a date",
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "merge": "a merge",
}


def read_yaml(path: Path, name: str) -> Document:
    """Read one YAML or JSON file.

    Args:
        path: The file.
        name: Its name in messages.

    Returns:
        Its value and the position of each part.

    Raises:
        SourceError: The file cannot be read, is not valid YAML, holds more or less than one document, repeats a key, or
            has a scalar that YAML 1.1 and 1.2 read differently.  The message gives file, line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name}: cannot be read: {error}"
        raise SourceError(message) from error
    root = _compose(_escape_json(text, name) if path.suffix == ".json" else text, name)
    if root is None:
        message = f"{name}: the file is empty"
        raise SourceError(message)
    reader = _NodeReader(name)
    return Document(name, reader.read(root, ""), reader.positions)


def _compose(text: str, name: str) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    while True:
        try:
            _check_depth(text, name, loader)
            return yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            joined = _join_surrogates(text, mark.index) if mark else text
            if joined == text:
                position = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
                message = f"{position}: not valid YAML: {error.problem or error.context}"
                raise SourceError(message) from error
            text = joined
        except yaml.YAMLError as error:
            message = f"{name}: not valid YAML: {error}"
            raise SourceError(message) from error


def _check_depth(text: str, name: str, loader: Any) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            mark = event.start_mark
            position = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
            message = f"{position}: nested more than {_MAX_DEPTH} levels deep"
            raise SourceError(message)


def _join_surrogates(text: str, start: int) -> str:
    """Return a text whose quoted scalar at or before an index has characters instead of pairs of escaped surrogates."""
    end = text.find("\n", start)
    start = max(text.rfind("\\", 0, start + 1), 0)
    end = len(text) if end < 0 else end
    return text[:start] + _ESCAPE.sub(_join_pair, text[start:end]) + text[end:]


def _join_pair(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    character = 0x10000 + ((int(match[1], 16) - 0xD800) << 10) + int(match[2], 16) - 0xDC00
    return f"\\U{character:08X}"


def _escape_json(text: str, name: str) -> str:
    """Return a JSON text as YAML 1.1 with the same value; lines stay where they are."""
    text = text.removeprefix("\ufeff")
    try:
        json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"{name}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}"
        raise SourceError(message) from error
    except ValueError as error:
        message = f"{name}: not valid JSON: {error}"
        raise SourceError(message) from error
    except RecursionError:
        pass  # nested too deep; a later check reports the position
    text = _ESCAPE.sub(_join_pair, text.replace("\t", " "))
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04X}", text)


def _refuse_constant(constant: str) -> None:
    message = f"{constant} is no number in JSON"
    raise ValueError(message)


class _NodeReader:
    """Converts composed nodes to plain values and records their positions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.positions: dict[str, str] = {}
        self._open: set[int] = set()
        self._read_before: set[int] = set()
        self._repeated = 0

    def read(self, node: yaml.Node, pointer: str) -> JSON:
        self.positions[pointer] = self._position(node)
        self._repeated += id(node) in self._read_before
        self._read_before.add(id(node))
        if self._repeated > _MAX_REPEATED_VALUES:
            raise self._error(node, f"aliases repeat more than {_MAX_REPEATED_VALUES} values")
        if isinstance(node, yaml.ScalarNode):
            return self._read_scalar(node)
        self._check_tag(node)
        if id(node) in self._open:
            raise self._error(node, "an alias that contains itself")
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                items: Iterable[yaml.Node] = node.value
                return [self.read(item, pointer + build_pointer(index)) for index, item in enumerate(items)]
            return self._read_mapping(node, pointer)
        finally:
            self._open.discard(id(node))

    def _read_mapping(self, node: yaml.Node, pointer: str) -> dict[str, JSON]:
        mapping: dict[str, JSON] = {}
        first_positions: dict[str, str] = {}
        pairs: Iterable[tuple[yaml.Node, yaml.Node]] = node.value
        for key_node, value_node in pairs:
            key = self._read_key(key_node)
            if key in mapping:
                message = f"duplicate key {key!r}, first used at {first_positions[key]}: remove one of them"
                raise self._error(key_node, message)
            first_positions[key] = self._position(key_node)
            mapping[key] = self.read(value_node, pointer + build_pointer(key))
        return mapping

    def _read_key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, "a key must be text")
        value = self._read_scalar(node)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(node.value)  # an unquoted status such as 200: common, and the same text in YAML 1.1 and 1.2
        raise self._error(node, f"the key {node.value!r} is not text; put it in quotes")

    def _read_scalar(self, node: yaml.ScalarNode) -> JSON:
        text = str(node.value)
        if node.style in {"'", '"', "|", ">"}:
            self._check_tag(node)
            return text
        old_type = str(node.tag).rpartition(":")[2]  # of YAML 1.1
        new_type = next((name for name, pattern in _CORE_SCHEMA if pattern.fullmatch(text)), "str")
        if old_type != new_type and not (old_type == "str" and _EXPONENT.fullmatch(text)):
            old, new = _TYPE_NAMES.get(old_type, old_type), _TYPE_NAMES.get(new_type, new_type)
            meanings = f"{old} in YAML 1.1 and {new} in YAML 1.2"
            if old == new:
                meanings = "one number in YAML 1.1 and another in YAML 1.2"
            raise self._error(node, f"{text!r} is {meanings}; put it in quotes or write it plainly")
        try:
            value = _parse_scalar(new_type, text)
        except ValueError as error:
            raise self._error(node, f"this number cannot be read: {error}") from error
        if isinstance(value, float) and not math.isfinite(value):
            raise self._error(node, f"the number {text} is too large to be read")
        return value

    def _check_tag(self, node: yaml.Node) -> None:
        if node.tag not in _PLAIN_TAGS:
            raise self._error(node, f"the tag {node.tag!r} is not supported; remove it")

    def _position(self, node: yaml.Node) -> str:
        return f"{self.name}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"

    def _error(self, node: yaml.Node, problem: str) -> SourceError:
        return SourceError(f"{self._position(node)}: {problem}")


def _parse_scalar(scalar_type: str, text: str) -> JSON:
    if scalar_type == "null":
        return None
    if scalar_type == "bool":
        return text.lower() == "true"
    if scalar_type == "int":
        return int(text)
    if scalar_type == "float":
        return float(text)
    return text
