"""The items of a document: everything in it that a client could lose, by the grammar of OpenAPI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.reading import GRAMMAR, JSON, Operation, Part, build_pointer, is_array, iter_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_TEXT = 60


@frozen
class Item:
    """One item: its kind, where it stands, what it is."""

    kind: str
    at: str
    text: str
    """What it is, in a few words for the page."""
    part: Part = field(repr=False)
    """The object that it belongs to."""
    value: JSON = field(default=None, repr=False)
    name: str = ""
    """Its own key, where the document gives it one: a status, a media type, a property's name."""
    operation: str = ""
    """The operationId, for items that each operation has for itself."""


def iter_items(parts: Iterable[Part], operations: dict[str, Operation]) -> Iterator[Item]:
    """Yield every item of a document, in its order; ``operations`` is keyed by their JSON pointers."""
    for part in parts:
        if part.role != "assertion":  # the whole of it is one item
            yield from _items_of_keys(part)
        if part.at in operations:
            yield from _items_of_operation(part, operations[part.at])


def _items_of_keys(part: Part) -> Iterator[Item]:
    for key, value in part.value.items():
        if key not in GRAMMAR[part.role]:
            kind = "extension" if key.startswith("x-") else "unknown keyword"
            yield Item(kind, part.at + build_pointer(key), f"{key}: {shorten(value)}", part, value, key)
            continue
        mark = GRAMMAR[part.role][key].partition("@")[0].strip()
        for name, entry in iter_entries(value, mark) if mark else ():
            at = part.at + build_pointer(key, *name)
            text = str(name[0]) if name and not isinstance(name[0], int) else f"{key}: {shorten(entry, key)}"
            yield Item(mark.rstrip("*+?"), at, text, part, entry, str(name[0]) if name else key)
        if part.role == "schema" and key == "type" and is_array(value) and "null" in value:
            yield Item("nullable", part.at + build_pointer(key), f"type: {shorten(value)}", part, value, key)


def _items_of_operation(part: Part, operation: Operation) -> Iterator[Item]:
    for at, parameter in operation.parameters:
        requirement = "required " if parameter.get("required") else ""
        text = f"{operation.title}: {requirement}{parameter['in']} {parameter['name']}"
        yield Item("parameter", at, text, part, parameter, parameter["name"], operation.id)
    own = "security" in part.value
    requirements: list[dict[str, JSON]] = (part.value if own else operation.document).get("security", [])
    if requirements:
        text = " or ".join(" and ".join(one) or "none" for one in requirements)
        at = f"{part.at}/security" if own else "/security"
        yield Item("security requirement", at, text, part, requirements, operation=operation.id)


def shorten(value: JSON, key: str = "") -> str:
    """Return a value in a few words: JSON, cut where it is long; a long enum by its length."""
    if key == "enum" and is_array(value) and len(value) > 8:  # noqa: PLR2004  (what fits a line)
        return f"{len(value)} values from {json.dumps(value[0])} to {json.dumps(value[-1])}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
