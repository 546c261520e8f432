"""Reading answers that may be anything: every function here has an answer for every value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 160


@attrs.frozen
class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING: Final = _Missing()
"""What stands at a place where nothing is."""


def members(value: Any) -> dict[str, Any]:
    """Return the members of an object; none when it is no object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return the items of an array; none when it is no array."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []


def at(value: Any, pointer: str) -> Any:
    """Return what stands at a place.

    Args:
        value: any JSON value, or ``MISSING``.
        pointer: the place, as a JSON Pointer without escapes; empty for the value itself.

    Returns:
        What is there, or ``MISSING``.

    """
    for part in pointer.split("/")[1:]:
        listed = items(value)
        if part in members(value):
            value = members(value)[part]
        elif part.isascii() and part.isdecimal() and int(part) < len(listed):
            value = listed[int(part)]
        else:
            return MISSING
    return value


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal; 1 and 1.0 are, 1 and true are not."""
    are_alike = type(one) is type(other)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        mine, others = members(one), members(other)
        return mine.keys() == others.keys() and all(same(mine[name], others[name]) for name in mine)
    if isinstance(one, list) and isinstance(other, list):
        return len(items(one)) == len(items(other)) and all(map(same, items(one), items(other)))
    are_numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    return bool((are_numbers or are_alike) and one == other)


def partly(found: Any, sent: Any) -> bool:
    """Tell whether a value shows a sent one as far as it goes: members that both have are the same, and there are some."""
    if isinstance(sent, list) and isinstance(found, list):
        pairs = zip(items(found), items(sent), strict=False)
        return len(items(found)) == len(items(sent)) and all(partly(*pair) for pair in pairs)
    if isinstance(sent, dict) and isinstance(found, dict):
        both = members(sent).keys() & members(found).keys()
        return bool(both) and all(partly(members(found)[name], members(sent)[name]) for name in both)
    return same(found, sent)


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array; none when it is no array."""
    return [members(each) for each in items(value) if isinstance(each, dict)]


def short(value: object) -> str:
    """Show a value in a message."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def comparable(one: object, other: object) -> bool:
    """Tell whether one of two values can be smaller: both texts, or both numbers."""
    numbers = (int, float)
    return (isinstance(one, str) and isinstance(other, str)) or (
        isinstance(one, numbers) and isinstance(other, numbers)
    )
