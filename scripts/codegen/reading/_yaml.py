"""Read YAML so that nothing in it is lost or guessed.

PyYAML on its own keeps the last of two equal keys, reads an unquoted ``NO`` as false and an unquoted ``2025-06-24`` as a
date.  OpenAPI 3 asks for YAML 1.2 with the JSON schema rules, so whatever YAML 1.1 and 1.2 read differently is refused
here with its place instead of being decided silently.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

import yaml
from attrs import field, frozen

from scripts._errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

JSON: TypeAlias = Any  # a parsed document is a tree of dict, list, str, int, float, bool and None
Place: TypeAlias = str  # "file:line:column"

# The scalars of the YAML 1.2 core schema; anything else that is unquoted is text.
_CORE = (
    ("null", re.compile(r"~|null|Null|NULL|")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"[-+]?(0|[1-9][0-9]*)|0o[0-7]+")),
    ("float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")),
)
# PyYAML sees text in 1e3; what JSON sees as a number with an exponent is one to everyone else.
_EXPONENT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?[eE][-+]?[0-9]+")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


@frozen
class Source:
    """A YAML file that has been read: its value, and where each part of it stands."""

    name: str
    """How the file is called in messages: its path from the project's root."""
    value: JSON
    places: dict[str, Place] = field(repr=False)
    """JSON pointer -> "file:line:column"."""


def is_object(value: object) -> TypeGuard[dict[str, JSON]]:
    """Whether a parsed value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[JSON]]:
    """Whether a parsed value is an array."""
    return isinstance(value, list)


def pointer(*parts: str | int) -> str:
    """The JSON pointer (RFC 6901) of a location given as its parts."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def nearest_place(places: dict[str, Place], at: str, default: Place) -> Place:
    """The place of ``at``, or of the nearest thing around it that has one."""
    while at and at not in places:
        at = at.rpartition("/")[0]
    return places.get(at, default)


def load(path: Path, name: str) -> Source:
    """Read one YAML file; ``name`` is what messages call it.

    Raises SourceError, with file, line and column, when the file cannot be read, does not parse, holds more or less than
    one document, repeats a key, or has a scalar that YAML 1.1 and 1.2 read differently.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name}: cannot be read: {error}"
        raise SourceError(message) from error
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        message = f"{place}: not valid YAML: {error.problem or error.context}"
        raise SourceError(message) from error
    except yaml.YAMLError as error:
        message = f"{name}: not valid YAML: {error}"
        raise SourceError(message) from error
    if root is None:
        message = f"{name}: the file is empty"
        raise SourceError(message)
    reader = _Reader(name)
    return Source(name, reader.read(root, ""), reader.places)


class _Reader:
    """Turns composed nodes into plain values and remembers where each stood."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[str, Place] = {}
        self._open: set[int] = set()

    def read(self, node: yaml.Node, at: str) -> JSON:
        self.places[at] = self._place(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        self._refuse_tag(node)
        if id(node) in self._open:
            raise self._error(node, "an alias that contains itself")
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                items: Iterable[yaml.Node] = node.value
                return [self.read(item, at + pointer(index)) for index, item in enumerate(items)]
            return self._mapping(node, at)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.Node, at: str) -> dict[str, JSON]:
        found: dict[str, JSON] = {}
        seen: dict[str, Place] = {}
        pairs: Iterable[tuple[yaml.Node, yaml.Node]] = node.value
        for key_node, value_node in pairs:
            key = self._key(key_node)
            if key in found:
                raise self._error(
                    key_node,
                    f"the key {key!r} stands here again; it was first given at {seen[key]}",
                )
            seen[key] = self._place(key_node)
            found[key] = self.read(value_node, at + pointer(key))
        return found

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, "a key must be text")
        value = self._scalar(node)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(node.value)  # an unquoted status such as 200: common, and the same text in YAML 1.1 and 1.2
        raise self._error(node, f"the key {node.value!r} is not text; put it in quotes")

    def _scalar(self, node: yaml.ScalarNode) -> JSON:
        text = str(node.value)
        if node.style in {"'", '"', "|", ">"}:
            self._refuse_tag(node)
            return text
        old = str(node.tag).rpartition(":")[2]  # what YAML 1.1 makes of it
        new = next((name for name, pattern in _CORE if pattern.fullmatch(text)), "str")
        if old != new and not (old == "str" and _EXPONENT.fullmatch(text)):
            kinds = {
                "str": "text",
                "timestamp": "a date",
                "bool": "true or false",
                "int": "a number",
                "float": "a number",
                "merge": "a merge",
            }
            told = f"{kinds.get(old, old)} in YAML 1.1 and {kinds.get(new, new)} in YAML 1.2"
            if kinds.get(old) == kinds.get(new):
                told = "one number in YAML 1.1 and another in YAML 1.2"
            raise self._error(node, f"{text!r} is {told}; put it in quotes or write it plainly")
        try:
            value = _plain_value(new, text)
        except ValueError as error:
            raise self._error(node, f"this number cannot be read: {error}") from error
        if isinstance(value, float) and not math.isfinite(value):
            raise self._error(node, f"the number {text} is too large to be read")
        return value

    def _refuse_tag(self, node: yaml.Node) -> None:
        if node.tag not in _PLAIN_TAGS:
            raise self._error(node, f"the tag {node.tag!r} is not read here; leave it out")

    def _place(self, node: yaml.Node) -> Place:
        return f"{self.name}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"

    def _error(self, node: yaml.Node, told: str) -> SourceError:
        return SourceError(f"{self._place(node)}: {told}")


def _plain_value(kind: str, text: str) -> JSON:
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    return text
