"""Apply an OpenAPI Overlay 1.0 to a document.

https://spec.openapis.org/overlay/v1.0.0.html.  Ready-made appliers ignore a target that matches nothing; here it stops,
because such an action is a departure from the document that no longer departs from anything.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import jsonpath_rfc9535
from attrs import frozen

from scripts._errors import SourceError
from scripts.codegen.reading._yaml import JSON, Place, Source, is_array, is_object, pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN_KEYS = {"target", "description", "update", "remove"}


@frozen
class Document:
    """An OpenAPI document with overlays applied: the value, and where each part of it was written."""

    name: str
    """The files that it was made from, for people: ``openapi/<api>/<version>.yaml + overlay.yaml``."""
    value: JSON
    places: dict[str, Place]


def apply(base: Document, overlay: Source) -> Document:
    """The document that ``overlay`` makes of ``base``; ``base`` itself stays as it is.

    Raises SourceError when the overlay is not one, or an action of it is malformed or matches nothing.
    """
    document = Document(
        f"{base.name} + {overlay.name.rpartition('/')[2]}",
        copy.deepcopy(base.value),
        dict(base.places),
    )
    for index, action in enumerate(_actions(overlay)):
        at = pointer("actions", index)
        nodes = _matches(document, action, overlay, at)
        if action.get("remove"):
            _remove(document, nodes)
        else:
            for location in nodes:
                _Merge(document, overlay, action["update"], at + "/update").into(location)
    return document


def _actions(overlay: Source) -> list[dict[str, JSON]]:
    value = overlay.value
    if not is_object(value) or not str(value.get("overlay", "")).startswith("1.0."):
        raise _error(overlay, "", "not an OpenAPI Overlay: `overlay: 1.0.0` is wanted at the top")
    actions = value.get("actions")
    if not is_array(actions):
        raise _error(overlay, "", "an overlay needs a list `actions`")
    for index, action in enumerate(actions):
        _check_action(overlay, action, pointer("actions", index))
    return actions


def _check_action(overlay: Source, action: JSON, at: str) -> None:
    if not is_object(action) or not isinstance(action.get("target"), str):
        raise _error(overlay, at, "an action needs a `target`, an RFC 9535 JSONPath")
    unknown = sorted(key for key in action if key not in _KNOWN_KEYS and not key.startswith("x-"))
    if unknown:
        raise _error(overlay, f"{at}/{unknown[0]}", f"unknown key {unknown[0]!r} in an action")
    if not isinstance(action.get("remove", False), bool):
        raise _error(overlay, f"{at}/remove", "`remove` is true or false")
    if action.get("remove", False) == ("update" in action):
        raise _error(overlay, at, "an action has either `update` or `remove: true`")


def _matches(document: Document, action: dict[str, JSON], overlay: Source, at: str) -> list[tuple[str | int, ...]]:
    try:
        found = jsonpath_rfc9535.find(action["target"], document.value)
    except jsonpath_rfc9535.JSONPathError as error:
        raise _error(overlay, f"{at}/target", f"not a JSONPath: {error}") from error
    locations = list(dict.fromkeys(tuple(node.location) for node in found))  # a JSONPath may find a node twice
    if not locations:
        told = f"the target {action['target']} matches nothing in {document.name}; mend or remove the action"
        raise _error(overlay, f"{at}/target", told)
    if action.get("remove") and () in locations:
        raise _error(overlay, f"{at}/target", "the document itself cannot be removed")
    return locations


def _remove(document: Document, locations: Iterable[tuple[str | int, ...]]) -> None:
    # The longest and last first, so that a removal moves nothing that is still to be removed.
    for location in sorted(
        locations,
        key=lambda parts: [(len(parts), str(part).zfill(8)) for part in parts],
        reverse=True,
    ):
        parent = _at(document.value, location[:-1])
        del parent[location[-1]]
        _forget(document.places, pointer(*location))
        if is_array(parent):
            for index in range(int(location[-1]), len(parent)):
                _move(document.places, pointer(*location[:-1], index + 1), pointer(*location[:-1], index))


def _forget(places: dict[str, Place], at: str) -> dict[str, Place]:
    """Drop the places of ``at`` and of what is in it; returns them."""
    return {known: places.pop(known) for known in list(places) if known == at or known.startswith(at + "/")}


def _move(places: dict[str, Place], old: str, new: str) -> None:
    places.update({new + known[len(old) :]: place for known, place in _forget(places, old).items()})


@frozen
class _Merge:
    """One `update` on its way into a document."""

    document: Document
    overlay: Source
    update: JSON
    update_at: str

    def into(self, location: tuple[str | int, ...]) -> None:
        target = _at(self.document.value, location)
        if is_array(target):
            self._append(target, self.update, pointer(*location), self.update_at)
        elif is_object(target) and is_object(self.update):
            self._merge(target, self.update, pointer(*location), self.update_at)
        else:
            told = "`update` on an object must be an object; on a value it is not possible: target what holds it"
            raise _error(self.overlay, self.update_at, told)

    def _merge(self, target: dict[str, JSON], update: dict[str, JSON], at: str, update_at: str) -> None:
        for key, value in update.items():
            here, there = at + pointer(key), update_at + pointer(key)
            old = target.get(key)
            if is_object(old) and is_object(value):
                self._merge(old, value, here, there)
            elif is_array(old) and is_array(value):
                for index, item in enumerate(value):
                    self._append(old, item, here, there + pointer(index))
            else:
                target[key] = copy.deepcopy(value)
                self._remember(value, here, there)

    def _append(self, target: list[JSON], item: JSON, at: str, update_at: str) -> None:
        target.append(copy.deepcopy(item))
        self._remember(item, at + pointer(len(target) - 1), update_at)

    def _remember(self, value: JSON, at: str, update_at: str) -> None:
        place = self.overlay.places.get(update_at)
        if place is not None:
            self.document.places[at] = place
        for part, inner in value.items() if is_object(value) else enumerate(value) if is_array(value) else ():
            self._remember(inner, at + pointer(part), update_at + pointer(part))


def _at(value: JSON, location: Iterable[str | int]) -> JSON:
    for part in location:
        value = value[part]
    return value


def _error(overlay: Source, at: str, told: str) -> SourceError:
    return SourceError(f"{overlay.places.get(at, overlay.name)}: {told}")
