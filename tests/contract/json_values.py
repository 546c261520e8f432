"""Reading and editing JSON values of any shape: no function here fails, whatever a server has sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MAX_SHOWN = 160


@frozen
class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING: Final = _Missing()
"""The value of a place that does not exist."""


def members(value: Any) -> dict[str, Any]:
    """Return the members of an object; an empty dict for any other value."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return the items of an array; an empty list for any other value."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []


def objects(value: Any) -> list[dict[str, Any]]:
    """Return those items of an array that are objects."""
    return [members(each) for each in items(value) if isinstance(each, dict)]


def at(value: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer without escapes, or ``MISSING``."""
    for part in pointer.split("/")[1:]:
        array = items(value)
        if part in members(value):
            value = members(value)[part]
        elif part.isascii() and part.isdecimal() and int(part) < len(array):
            value = array[int(part)]
        else:
            return MISSING
    return value


def edit_at(value: Any, pointer: str, edit: Callable[[Any], Any]) -> Any:
    """Return a copy with the value at a pointer edited; ``*`` in the pointer stands for every item of an array.

    A pointer that leads nowhere changes nothing.
    """
    if not pointer:
        return edit(value)
    part, _, rest = pointer[1:].partition("/")
    inner = f"/{rest}" if rest else ""
    if part == "*" and isinstance(value, list):
        return [edit_at(each, inner, edit) for each in items(value)]
    if part.isdecimal() and items(value):
        place = int(part)
        array = items(value)
        return [*array[:place], *(edit_at(each, inner, edit) for each in array[place : place + 1]), *array[place + 1 :]]
    if part in members(value):
        return {**members(value), part: edit_at(members(value)[part], inner, edit)}
    return value


def without_member(value: Any, pointer: str) -> Any:
    """Return a copy without the member at a pointer."""
    parent, _, name = pointer.rpartition("/")

    def remove(each: Any) -> Any:
        return {key: member for key, member in members(each).items() if key != name} if isinstance(each, dict) else each

    return edit_at(value, parent, remove)


def with_member(value: Any, pointer: str, member: Any) -> Any:
    """Return a copy with a member added or replaced at a pointer."""
    parent, _, name = pointer.rpartition("/")

    def add(each: Any) -> Any:
        return {**members(each), name: member} if isinstance(each, dict) else each

    return edit_at(value, parent, add)


def equal(one: Any, other: Any) -> bool:
    """Return whether two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        left, right = members(one), members(other)
        return left.keys() == right.keys() and all(equal(left[name], right[name]) for name in left)
    if isinstance(one, list) and isinstance(other, list):
        return len(items(one)) == len(items(other)) and all(map(equal, items(one), items(other)))
    numbers = (int, float)
    are_alike = (isinstance(one, numbers) and isinstance(other, numbers)) or isinstance(one, type(other))
    return bool(are_alike and one == other)


def equal_where_both(one: Any, other: Any) -> bool:
    """Return whether two values agree in every member that both have, and have at least one in common."""
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(items(one), items(other), strict=False)
        return len(items(one)) == len(items(other)) and all(equal_where_both(*pair) for pair in pairs)
    if isinstance(one, dict) and isinstance(other, dict):
        common = members(one).keys() & members(other).keys()
        return bool(common) and all(equal_where_both(members(one)[name], members(other)[name]) for name in common)
    return equal(one, other)


def are_comparable(one: object, other: object) -> bool:
    """Return whether two values have an order: both strings, or both numbers."""
    numbers = (int, float)
    return (isinstance(one, str) and isinstance(other, str)) or (
        isinstance(one, numbers) and isinstance(other, numbers)
    )


def shorten(value: object) -> str:
    """Return a value's repr for a message, cut to a readable length."""
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}..."
