"""Large values in chunks, because jsonschema-rs creates all errors of a value at once, with kilobytes for each.

A chunk is the whole value with long lists cut to some of their items, and large objects to some of their members.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from truespec._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NUMBER = re.compile(r"\+?[0-9]{1,19}")
_MAX_VALUES = 2_000
"""The most values in the list or object that a chunk was cut from."""
_TYPE_KEYWORDS = frozenset({"type"})
"""The keywords whose errors about a list or object stay true after a cut in it."""
_NAME_KEYWORDS = _TYPE_KEYWORDS | {"additionalProperties", "dependentRequired", "propertyNames", "required"}
"""The keywords whose errors about a list or object stay true after a cut inside of one of its members."""

Path = tuple[str, ...]
Cut = tuple[Path, int]
"""The path of a list or object in a chunk, and how many of its items are missing before the first one of the chunk."""


@frozen
class Chunk:
    """A part of a value, in the structure of the whole."""

    value: Any
    _cuts: tuple[Cut, ...] = ()

    def original_path(self, instance_path: Iterable[str | int], keyword: str) -> Path | None:
        """Return the path of an error in the original value; None when the cutting may have caused the error."""
        path = tuple(map(str, instance_path))
        original = list(path)
        for cut, missing in self._cuts:
            depth = len(cut)
            if path == cut[: len(path)] and keyword not in (_TYPE_KEYWORDS if len(path) == depth else _NAME_KEYWORDS):
                return None
            if missing and len(path) > depth and path[:depth] == cut:
                original[depth] = str(int(original[depth]) + missing)
        return tuple(original)


def split(value: Any) -> Iterator[Chunk]:
    """Yield a value in chunks of a bounded size; a small value is one chunk."""
    return _split(value, (), (), lambda part: part)


def _split(value: Any, path: Path, cuts: tuple[Cut, ...], rebuild: Callable[[Any], Any]) -> Iterator[Chunk]:
    if _is_small(value):
        yield Chunk(rebuild(value), cuts)
    elif not is_array(value):
        yield from _split_object(value, path, cuts, rebuild)
    elif len(value) == 1:
        yield from _split(value[0], (*path, "0"), cuts, lambda part: rebuild([part]))
    else:
        middle = len(value) // 2
        yield from _split(value[:middle], path, (*cuts, (path, 0)), rebuild)
        yield from _split(value[middle:], path, (*cuts, (path, middle)), rebuild)


def _split_object(
    value: dict[str, Any], path: Path, cuts: tuple[Cut, ...], rebuild: Callable[[Any], Any]
) -> Iterator[Chunk]:
    large = [name for name, member in value.items() if not _is_small(member)]
    for name in large:
        others = [other for other in large if other != name]
        emptied = {**value, **{other: type(value[other])() for other in others}}
        other_cuts = (*cuts, *((path + _reported(other), 0) for other in others))
        yield from _split(value[name], path + _reported(name), other_cuts, _rebuild_member(rebuild, emptied, name))
    names = list(value)
    if not large and len(names) == 1:
        yield Chunk(rebuild(value), cuts)
    elif not large:  # but many members
        for half in (names[: len(names) // 2], names[len(names) // 2 :]):
            yield from _split({name: value[name] for name in half}, path, (*cuts, (path, 0)), rebuild)


def _reported(name: str) -> Path:
    """Return a member's name as jsonschema-rs has it in its paths: "00" and "+0" as 0, and no empty name."""
    return (str(int(name)),) if _NUMBER.fullmatch(name) else (name,) if name else ()


def _rebuild_member(rebuild: Callable[[Any], Any], value: dict[str, Any], name: str) -> Callable[[Any], Any]:
    return lambda part: rebuild({**value, name: part})


def _is_small(value: Any) -> bool:
    """Return whether a value contains few values, itself included."""
    left, waiting = _MAX_VALUES, [value]
    while waiting and left >= 0:
        current = waiting.pop()
        children = current if is_array(current) else list(current.values()) if is_object(current) else ()
        left -= 1
        if len(children) > left:
            return False
        waiting += children
    return left >= 0
