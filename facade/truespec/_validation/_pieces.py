"""Large values in pieces: a validator tells every fault at once, and each of a hundred thousand takes kilobytes and microseconds.

A piece is the whole value with long lists cut to some of their items, and long objects to some of their members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from truespec._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PARTS = 2_000
"""So many values a piece may have within the containers that were cut for it."""
_OF_KIND = frozenset({"type"})
"""What is asked of a value's kind, which no cutting changes."""
_OF_NAMES = _OF_KIND | {"additionalProperties", "dependentRequired", "propertyNames", "required"}
"""What is asked of its kind or names, which cutting inside of its members does not change."""

Path = tuple[str, ...]


@frozen
class Piece:
    """A part of a value, in the form of the whole."""

    value: Any
    _cuts: tuple[tuple[Path, int], ...] = ()
    """Where something was cut, as paths in the piece, and how many items are missing before those that are there."""

    def place(self, found: Iterable[str | int], keyword: str) -> Path | None:
        """Where a fault of the piece is in the whole value; None when it may be one of the cutting."""
        path = tuple(map(str, found))  # the validator takes a name of digits for a number
        steps = list(path)
        for cut, missing in self._cuts:
            depth = len(cut)
            if path == cut[: len(path)] and keyword not in (_OF_KIND if len(path) == depth else _OF_NAMES):
                return None
            if missing and len(path) > depth and path[:depth] == cut:
                steps[depth] = str(int(steps[depth]) + missing)
        return tuple(steps)


def pieces(value: Any) -> Iterator[Piece]:
    """A value in pieces, none of which has many parts; a small value is one piece."""
    return _pieces(value, (), (), lambda inner: inner)


def _pieces(value: Any, path: Path, cuts: tuple[tuple[Path, int], ...], build: Callable[[Any], Any]) -> Iterator[Piece]:
    if _is_small(value):
        yield Piece(build(value), cuts)
    elif is_array(value):
        if len(value) == 1:
            yield from _pieces(value[0], (*path, "0"), cuts, lambda inner: build([inner]))
            return
        middle = len(value) // 2
        yield from _pieces(value[:middle], path, (*cuts, (path, 0)), build)
        yield from _pieces(value[middle:], path, (*cuts, (path, middle)), build)
    else:
        yield from _members(value, path, cuts, build)


def _members(
    value: dict[str, Any], path: Path, cuts: tuple[tuple[Path, int], ...], build: Callable[[Any], Any]
) -> Iterator[Piece]:
    large = [name for name, member in value.items() if not _is_small(member)]
    for name in large:
        others = [other for other in large if other != name]
        emptied = {**value, **{other: type(value[other])() for other in others}}
        rest = (*cuts, *(((*path, other), 0) for other in others))
        yield from _pieces(value[name], (*path, name), rest, _around(build, emptied, name))
    names = list(value)
    if not large and len(names) == 1:
        yield Piece(build(value), cuts)
    elif not large:  # but many of them
        for some in (names[: len(names) // 2], names[len(names) // 2 :]):
            yield from _pieces({name: value[name] for name in some}, path, (*cuts, (path, 0)), build)


def _around(build: Callable[[Any], Any], value: dict[str, Any], name: str) -> Callable[[Any], Any]:
    return lambda inner: build({**value, name: inner})


def _is_small(value: Any) -> bool:
    """Whether a value and all within it are few."""
    left, waiting = _PARTS, [value]
    while waiting and left >= 0:
        one = waiting.pop()
        found = one if is_array(one) else list(one.values()) if is_object(one) else ()
        left -= 1
        if len(found) > left:
            return False
        waiting += found
    return left >= 0
