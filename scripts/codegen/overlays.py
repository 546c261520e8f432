"""OpenAPI Overlay 1.0 and 1.1: apply an overlay's actions to a document.

https://spec.openapis.org/overlay/v1.1.0.html.  Other appliers ignore a target that matches nothing; here that is an error, for
each name of a list in a target, because such an action no longer changes what it is there for.  In both versions a value
merges only with one of its kind: an object with an object, an array with an array, a scalar with a scalar.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

import jsonpath_rfc9535
from attrs import frozen
from jsonpath_rfc9535.filter_expressions import (
    FilterExpression,
    FunctionExtension,
    LogicalExpression,
    StringLiteral,
)
from jsonpath_rfc9535.selectors import FilterSelector

from scripts._errors import SourceError
from scripts.codegen.reading import JSON, Document, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonpath_rfc9535.filter_expressions import Expression
    from jsonpath_rfc9535.segments import JSONPathSegment

    Location = tuple[str | int, ...]

_ACTION_KEYS = {"1.0": {"target", "description", "update", "remove"}}
_ACTION_KEYS["1.1"] = _ACTION_KEYS["1.0"] | {"copy"}


def apply_overlay(base: Document, overlay: Document) -> Document:
    """Return a copy of ``base`` with the actions of ``overlay`` applied in their order.

    Raises:
        SourceError: The overlay is not one or extends another document, or some of its actions are malformed or match nothing;
            the message has a line for each.
    """
    document = Document(
        f"{base.name} + {overlay.name.rpartition('/')[2]}", copy.deepcopy(base.value), dict(base.positions)
    )
    version, actions = _read_overlay(base, overlay)
    problems: list[str] = []
    for index, action in enumerate(actions):
        pointer = build_pointer("actions", index)
        try:
            _check_action(overlay, action, pointer, version)
            _apply_action(document, overlay, action, pointer, concatenates=version == "1.1")
        except SourceError as error:
            problems.append(str(error))
    if problems:
        raise SourceError("\n".join(problems))
    return document


def _read_overlay(base: Document, overlay: Document) -> tuple[str, list[JSON]]:
    value = overlay.value
    version = str(value.get("overlay", "")) if is_object(value) else ""
    if not re.fullmatch(r"1\.[01]\.\d+", version):
        raise _error(overlay, "", "not an OpenAPI Overlay: put `overlay: 1.1.0` at the top")
    published = base.name.partition(" + ")[0].rpartition("/")[2]
    extended = value.get("extends", published)
    if not isinstance(extended, str) or extended.rpartition("/")[2] != published:
        raise _error(overlay, "/extends", f"`extends` names {extended!r}, but the document is {published!r}")
    actions = value.get("actions")
    if not is_array(actions):
        raise _error(overlay, "", "an overlay needs a list `actions`")
    return version[:3], actions


def _check_action(overlay: Document, action: JSON, pointer: str, version: str) -> None:
    if not is_object(action) or not isinstance(action.get("target"), str):
        raise _error(overlay, pointer, "an action needs a `target`, an RFC 9535 JSONPath")
    keys = _ACTION_KEYS[version]
    unknown = sorted(key for key in action if key not in keys and not key.startswith("x-"))
    if unknown:
        raise _error(
            overlay, f"{pointer}/{unknown[0]}", f"unknown key {unknown[0]!r} in an action of Overlay {version}"
        )
    if not isinstance(action.get("remove", False), bool):
        raise _error(overlay, f"{pointer}/remove", "`remove` must be true or false")
    if action.get("remove", False) + ("update" in action) + ("copy" in action) != 1:
        choices = "`update` or `remove: true`" if version == "1.0" else "`update`, `copy` or `remove: true`"
        raise _error(overlay, pointer, f"an action has either {choices}")


def _apply_action(
    document: Document, overlay: Document, action: dict[str, JSON], pointer: str, *, concatenates: bool
) -> None:
    locations = _find_targets(document, action["target"], overlay, f"{pointer}/target")
    if action.get("remove"):
        if () in locations:
            raise _error(overlay, f"{pointer}/target", "the document itself cannot be removed")
        _remove(document, locations)
        return
    if "copy" in action:
        key = "copy"
        sources = _find_targets(document, action["copy"], overlay, f"{pointer}/copy")
        if len(sources) != 1:
            raise _error(overlay, f"{pointer}/copy", f"`copy` must match one value; it matches {len(sources)}")
        value, positions, value_at = (
            _look_up(document.value, sources[0]),
            document.positions,
            build_pointer(*sources[0]),
        )
    else:
        key, value, positions, value_at = "update", action["update"], overlay.positions, f"{pointer}/update"
    update = _Update(document, copy.deepcopy(value), dict(positions), value_at, concatenates)
    for location in locations:
        problem = update.apply_to(location)
        if problem:
            raise _error(overlay, f"{pointer}/{key}", f"`{key}` {problem}; remove the value first to replace it")


def _find_targets(document: Document, target: JSON, overlay: Document, pointer: str) -> list[Location]:
    try:
        query = jsonpath_rfc9535.compile(target)
        nodes = query.find(document.value)
        dead = [
            text
            for index, segment in enumerate(query.segments)
            for text in _iter_alternatives(segment)
            if nodes and not jsonpath_rfc9535.find(_replace_segment(query.segments, index, text), document.value)
        ]
    except (jsonpath_rfc9535.JSONPathError, TypeError) as error:
        raise _error(overlay, pointer, f"not a JSONPath: {error}") from error
    if not nodes:
        raise _error(
            overlay, pointer, f"the target {target} matches nothing in {document.name}; fix or remove the action"
        )
    if dead:
        names = ", ".join(dead)
        raise _error(overlay, pointer, f"{names} in the target {target} matches nothing in {document.name}; remove it")
    return list(dict.fromkeys(tuple(node.location) for node in nodes))  # a JSONPath may match a node twice


def _replace_segment(segments: Iterable[JSONPathSegment], index: int, text: str) -> str:
    """Return a JSONPath with one selector in place of those of a segment."""
    texts = [str(segment) for segment in segments]
    texts[index] = f"{'..' if texts[index].startswith('..') else ''}[{text}]"
    return f"${''.join(texts)}"


def _iter_alternatives(segment: JSONPathSegment) -> Iterator[str]:
    """Yield the selectors that a segment lists, and those that stand for the alternatives of a filter; none if it has one."""
    texts: list[str] = []
    for selector in segment.selectors:
        if isinstance(selector, FilterSelector):
            texts += [f"?{text}" for text in _split_filter(selector.expression)]
        else:
            texts.append(str(selector))
    yield from texts if len(texts) > 1 else ()


def _split_filter(expression: Expression) -> list[str]:
    """Return an expression for each alternative that a filter lists."""
    if isinstance(expression, FilterExpression):
        return _split_filter(expression.expression)
    if isinstance(expression, LogicalExpression):
        left, right = _split_filter(expression.left), _split_filter(expression.right)
        if expression.operator == "||":
            return left + right
        if len(left) > 1 or len(right) > 1:
            return [f"({one}) && ({expression.right})" for one in left if len(left) > 1] + [
                f"({expression.left}) && ({one})" for one in right if len(right) > 1
            ]
    if isinstance(expression, FunctionExtension) and expression.name in {"match", "search"}:
        value, pattern = expression.args
        if isinstance(pattern, StringLiteral) and re.fullmatch(r"[\w /.-]+(\|[\w /.-]+)+", pattern.value):
            return [f"{expression.name}({value}, '{text}')" for text in pattern.value.split("|")]
    return [str(expression)]


def _remove(document: Document, locations: Iterable[Location]) -> None:
    # The longest and last first, so that a removal moves nothing that is still to be removed.
    def sort_key(location: Location) -> list[tuple[int, str]]:
        return [(len(location), str(part).zfill(8)) for part in location]

    for location in sorted(locations, key=sort_key, reverse=True):
        parent = _look_up(document.value, location[:-1])
        del parent[location[-1]]
        _pop_positions(document.positions, build_pointer(*location))
        if is_array(parent):
            for index in range(int(location[-1]), len(parent)):
                old, new = (build_pointer(*location[:-1], number) for number in (index + 1, index))
                _move_positions(document.positions, old, new)


def _pop_positions(positions: dict[str, str], pointer: str) -> dict[str, str]:
    """Remove and return the positions at and below a pointer."""
    inside = [key for key in positions if key == pointer or key.startswith(pointer + "/")]
    return {key: positions.pop(key) for key in inside}


def _move_positions(positions: dict[str, str], old: str, new: str) -> None:
    positions.update({new + key[len(old) :]: position for key, position in _pop_positions(positions, old).items()})


@frozen
class _Update:
    """A value that is merged into the targets of a document, and where its parts stand."""

    document: Document
    value: JSON
    positions: dict[str, str]
    pointer: str
    """The JSON pointer of the value, for its positions."""
    concatenates: bool
    """Whether an array that is merged into an array is appended item by item."""

    def apply_to(self, location: Location) -> str:
        """Merge the value into the target at a location; return the problem when the two are of different kinds."""
        target = _look_up(self.document.value, location)
        target_at = build_pointer(*location)
        if is_array(target):
            items = list(enumerate(self.value)) if self.concatenates and is_array(self.value) else [(None, self.value)]
            for index, item in items:
                item_at = self.pointer if index is None else self.pointer + build_pointer(index)
                self._append(target, item, target_at, item_at)
            return ""
        if location and not is_object(target) and _kind(self.value) == "a scalar":
            _look_up(self.document.value, location[:-1])[location[-1]] = self.value
            self._record_positions(self.value, target_at, self.pointer)
            return ""
        return self._merge(target, self.value, target_at, self.pointer)

    def _merge(self, target: JSON, update: JSON, target_at: str, update_at: str) -> str:
        if _kind(target) != _kind(update):
            return f"has {_kind(update)} where {target_at or 'the document'} has {_kind(target)}"
        problems: list[str] = []
        for key, value in update.items():
            old_at, new_at = target_at + build_pointer(key), update_at + build_pointer(key)
            old = target.get(key)
            if key in target and (is_object(old) or _kind(old) != _kind(value)):
                problems.append(self._merge(old, value, old_at, new_at))
            elif is_array(old):
                for index, item in enumerate(value):
                    self._append(old, item, old_at, new_at + build_pointer(index))
            else:
                target[key] = copy.deepcopy(value)
                self._record_positions(value, old_at, new_at)
        return next((problem for problem in problems if problem), "")

    def _append(self, target: list[JSON], item: JSON, target_at: str, update_at: str) -> None:
        target.append(copy.deepcopy(item))
        self._record_positions(item, target_at + build_pointer(len(target) - 1), update_at)

    def _record_positions(self, value: JSON, target_at: str, update_at: str) -> None:
        position = self.positions.get(update_at)
        if position is not None:
            self.document.positions[target_at] = position
        for part, inner in value.items() if is_object(value) else enumerate(value) if is_array(value) else ():
            self._record_positions(inner, target_at + build_pointer(part), update_at + build_pointer(part))


def _kind(value: JSON) -> str:
    return "an object" if is_object(value) else "an array" if is_array(value) else "a scalar"


def _look_up(value: JSON, location: Location) -> JSON:
    for part in location:
        value = value[part]
    return value


def _error(overlay: Document, pointer: str, problem: str) -> SourceError:
    return SourceError(f"{overlay.locate(pointer)}: {problem}")
