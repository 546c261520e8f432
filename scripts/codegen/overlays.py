"""OpenAPI Overlay 1.0: apply an overlay's actions to a document.

https://spec.openapis.org/overlay/v1.0.0.html.  Other appliers ignore a target that matches nothing; here that is an error,
because such an action no longer changes anything.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import jsonpath_rfc9535
from attrs import frozen

from scripts._errors import SourceError
from scripts.codegen.reading import JSON, Document, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    Location = tuple[str | int, ...]

_ACTION_KEYS = {"target", "description", "update", "remove"}


def apply_overlay(base: Document, overlay: Document) -> Document:
    """Return a copy of ``base`` with the actions of ``overlay`` applied in their order.

    Raises:
        SourceError: The overlay is not one, or one of its actions is malformed or matches nothing.
    """
    document = Document(
        f"{base.name} + {overlay.name.rpartition('/')[2]}", copy.deepcopy(base.value), dict(base.positions)
    )
    for index, action in enumerate(_read_actions(overlay)):
        pointer = build_pointer("actions", index)
        locations = _find_targets(document, action, overlay, pointer)
        if action.get("remove"):
            _remove(document, locations)
        else:
            for location in locations:
                _Update(document, overlay, action["update"], f"{pointer}/update").apply_to(location)
    return document


def _read_actions(overlay: Document) -> list[dict[str, JSON]]:
    value = overlay.value
    if not is_object(value) or not str(value.get("overlay", "")).startswith("1.0."):
        raise _error(overlay, "", "not an OpenAPI Overlay: put `overlay: 1.0.0` at the top")
    actions = value.get("actions")
    if not is_array(actions):
        raise _error(overlay, "", "an overlay needs a list `actions`")
    for index, action in enumerate(actions):
        _check_action(overlay, action, build_pointer("actions", index))
    return actions


def _check_action(overlay: Document, action: JSON, pointer: str) -> None:
    if not is_object(action) or not isinstance(action.get("target"), str):
        raise _error(overlay, pointer, "an action needs a `target`, an RFC 9535 JSONPath")
    unknown = sorted(key for key in action if key not in _ACTION_KEYS and not key.startswith("x-"))
    if unknown:
        raise _error(overlay, f"{pointer}/{unknown[0]}", f"unknown key {unknown[0]!r} in an action")
    if not isinstance(action.get("remove", False), bool):
        raise _error(overlay, f"{pointer}/remove", "`remove` must be true or false")
    if action.get("remove", False) == ("update" in action):
        raise _error(overlay, pointer, "an action has either `update` or `remove: true`")


def _find_targets(document: Document, action: dict[str, JSON], overlay: Document, pointer: str) -> list[Location]:
    try:
        nodes = jsonpath_rfc9535.find(action["target"], document.value)
    except jsonpath_rfc9535.JSONPathError as error:
        raise _error(overlay, f"{pointer}/target", f"not a JSONPath: {error}") from error
    locations = list(dict.fromkeys(tuple(node.location) for node in nodes))  # a JSONPath may match a node twice
    if not locations:
        problem = f"the target {action['target']} matches nothing in {document.name}; fix or remove the action"
        raise _error(overlay, f"{pointer}/target", problem)
    if action.get("remove") and () in locations:
        raise _error(overlay, f"{pointer}/target", "the document itself cannot be removed")
    return locations


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
    """The `update` of an action, merged into the targets of a document."""

    document: Document
    overlay: Document
    value: JSON
    pointer: str

    def apply_to(self, location: Location) -> None:
        target = _look_up(self.document.value, location)
        if is_array(target):
            self._append(target, self.value, build_pointer(*location), self.pointer)
        elif is_object(target) and is_object(self.value):
            self._merge(target, self.value, build_pointer(*location), self.pointer)
        else:
            problem = "`update` merges objects and appends to arrays; to replace another value, target its parent"
            raise _error(self.overlay, self.pointer, problem)

    def _merge(self, target: dict[str, JSON], update: dict[str, JSON], target_at: str, update_at: str) -> None:
        for key, value in update.items():
            old_at, new_at = target_at + build_pointer(key), update_at + build_pointer(key)
            old = target.get(key)
            if is_object(old) and is_object(value):
                self._merge(old, value, old_at, new_at)
            elif is_array(old) and is_array(value):
                for index, item in enumerate(value):
                    self._append(old, item, old_at, new_at + build_pointer(index))
            else:
                target[key] = copy.deepcopy(value)
                self._record_positions(value, old_at, new_at)

    def _append(self, target: list[JSON], item: JSON, target_at: str, update_at: str) -> None:
        target.append(copy.deepcopy(item))
        self._record_positions(item, target_at + build_pointer(len(target) - 1), update_at)

    def _record_positions(self, value: JSON, target_at: str, update_at: str) -> None:
        position = self.overlay.positions.get(update_at)
        if position is not None:
            self.document.positions[target_at] = position
        for part, inner in value.items() if is_object(value) else enumerate(value) if is_array(value) else ():
            self._record_positions(inner, target_at + build_pointer(part), update_at + build_pointer(part))


def _look_up(value: JSON, location: Location) -> JSON:
    for part in location:
        value = value[part]
    return value


def _error(overlay: Document, pointer: str, problem: str) -> SourceError:
    return SourceError(f"{overlay.locate(pointer)}: {problem}")
