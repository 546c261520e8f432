"""Values inside JSON values, by JSON Pointer without escapes; nothing is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._wire._strict_json import JSON


def found(value: JSON, pointer: str) -> JSON:
    """Return what stands at a pointer; ``None`` when there is nothing.

    Args:
        value: where to look.
        pointer: such as ``/data/id``; empty for the value itself.

    Returns:
        The member or item.

    """
    for part in pointer.split("/")[1:]:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def altered(value: JSON, pointer: str, change: Callable[[JSON], JSON]) -> JSON:
    """Return a value with another one at a pointer.

    Args:
        value: the value.
        pointer: where to change; ``*`` stands for every item of an array.
        change: what to do there; where the pointer leads nowhere, nothing is done.

    Returns:
        A new value.

    """
    if not pointer:
        return change(value)
    part, _, rest = pointer[1:].partition("/")
    inner = f"/{rest}" if rest else ""
    if isinstance(value, list) and part == "*":
        return [altered(each, inner, change) for each in value]
    if isinstance(value, dict) and part in value:
        return {**value, part: altered(value[part], inner, change)}
    return value


def without(value: JSON, pointer: str) -> JSON:
    """Return a value that lacks the member at a pointer."""
    parent, _, name = pointer.rpartition("/")
    return altered(
        value, parent, lambda each: {k: v for k, v in each.items() if k != name} if isinstance(each, dict) else each
    )


def beside(value: JSON, pointer: str, member: JSON) -> JSON:
    """Return a value with one more member, or another value for it, at a pointer."""
    parent, _, name = pointer.rpartition("/")
    return altered(value, parent, lambda each: {**each, name: member} if isinstance(each, dict) else each)
