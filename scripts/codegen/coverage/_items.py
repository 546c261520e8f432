"""The items of a document: everything in it that a client could lose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.coverage._grammar import GRAMMAR, Part, entries
from scripts.codegen.reading import JSON, build_pointer, is_array

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.codegen.coverage._uses import Uses

_LONGEST = 60


@frozen
class Item:
    """One item: its kind, where it stands, what it is."""

    kind: str
    at: str
    told: str
    """What it is, in a few words for the page."""
    part: Part = field(repr=False)
    """The object that it belongs to."""
    value: JSON = field(default=None, repr=False)
    name: str = ""
    """Its own key, where the document gives it one: a status, a media type, a property's name."""
    operation: str = ""
    """The JSON pointer of the operation, for items that each operation has for itself."""


def items(found: Iterable[Part], uses: Uses) -> Iterator[Item]:
    """Every item of a document, in the document's order."""
    for part in found:
        yield from _of_keys(part)
        if part.role == "operation":
            yield from _of_operation(part, uses)


def _of_keys(part: Part) -> Iterator[Item]:
    known = GRAMMAR[part.role]
    for key, value in part.value.items():
        if key not in known:
            kind = "extension" if key.startswith("x-") else "unknown keyword"
            yield Item(kind, part.at + build_pointer(key), f"{key}: {short(value)}", part, value, key)
            continue
        spread = known[key].partition("@")[0].strip()
        for name, entry in entries(value, spread) if spread else ():
            at = part.at + build_pointer(key, *name)
            told = str(name[0]) if name and not isinstance(name[0], int) else f"{key}: {short(entry, key)}"
            yield Item(spread.rstrip("*+?"), at, told, part, entry, str(name[0]) if name else key)
        if part.role == "schema" and key == "type" and is_array(value) and "null" in value:
            yield Item("nullable", part.at + build_pointer(key), f"type: {short(value)}", part, value, key)


def _of_operation(part: Part, uses: Uses) -> Iterator[Item]:
    for use in uses.parameters[part.at]:
        parameter = use.value
        style = parameter.get("style") or {"query": "form", "cookie": "form"}.get(parameter["in"], "simple")
        explode = parameter.get("explode", style in {"form", "deepObject"})
        wanted = "required, " if parameter.get("required") else ""
        told = f"{parameter['in']} {parameter['name']}: {wanted}{style}, explode {str(explode).lower()}"
        yield Item("parameter", use.at, told, part, parameter, parameter["name"], part.at)
    at, requirement = uses.requirement(part)
    if requirement:
        told = " or ".join(" and ".join(one) or "none" for one in requirement)
        yield Item("security requirement", at, told, part, requirement, operation=part.at)


def short(value: JSON, key: str = "") -> str:
    """A value in a few words: JSON, cut where it is long; a long list by its length."""
    if key == "enum" and is_array(value) and len(value) > 8:  # noqa: PLR2004  (what fits a line)
        return f"{len(value)} values from {json.dumps(value[0])} to {json.dumps(value[-1])}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
