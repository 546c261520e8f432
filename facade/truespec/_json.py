"""JSON values: type guards for parsed JSON, JSON pointers, and arguments reduced to plain values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

_MAX_DEPTH = 100
_MAX_VALUES = 1_000_000
_PLAIN_TYPES = frozenset({str, int, float, bool, bytes, type(None)})
# These methods of the base classes return the value of a subclass, whatever the subclass overrides.
_TO_PLAIN: dict[type, Callable[[Any], Any]] = {
    str: str.__str__,
    int: int.__int__,
    float: float.__float__,
    bytes: bytes.__bytes__,
}
_CONTAINERS: tuple[type[Any], ...] = (list, tuple, set, frozenset)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a parsed JSON value is an object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping of any kind."""
    return isinstance(value, Mapping)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is a tuple."""
    return isinstance(value, tuple)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether a parsed JSON value is an array."""
    return isinstance(value, list)


def json_pointer(*parts: str) -> str:
    """Return the JSON pointer (RFC 6901) with these parts."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def to_plain(value: Any) -> Any:
    """Return an argument with subclasses of text, numbers and containers, such as an enum.StrEnum, as what they hold.

    Models and filters are copied where something in them changes; other objects are returned as they are.

    Raises:
        RecursionError: The value contains itself, is nested too deeply, or is too large.
    """
    return _PlainConverter().convert(value, 0)


class _PlainConverter:
    """One conversion, with the number of values that it may still have."""

    def __init__(self) -> None:
        self._left = _MAX_VALUES

    def convert(self, value: Any, depth: int) -> Any:
        type_: Any = type(value)  # pyright: ignore[reportUnknownVariableType]  # the type of Any
        if type_ in _PLAIN_TYPES:
            return value
        self._left -= 1
        if depth > _MAX_DEPTH or self._left < 0:
            message = f"more than {_MAX_DEPTH} levels or {_MAX_VALUES} values"
            raise RecursionError(message)
        for base, convert in _TO_PLAIN.items():
            if issubclass(type_, base):
                return convert(value)
        if issubclass(type_, dict):
            pairs = dict[Any, Any].items(value)
            items = [(self.convert(name, depth + 1), self.convert(item, depth + 1)) for name, item in pairs]
            is_same = type_ is dict and all(value.get(name) is item for name, item in items)
            return value if is_same else dict(items)
        for base in _CONTAINERS:
            if issubclass(type_, base):
                members = [self.convert(item, depth + 1) for item in base.__iter__(value)]
                is_same = type_ is base and all(map(operator.is_, members, value))
                return value if is_same else base(members)
        return self._convert_fields(value, type_, depth) if hasattr(type_, "__attrs_attrs__") else value

    def _convert_fields(self, value: Any, type_: type[Any], depth: int) -> Any:
        import copy  # noqa: PLC0415  (an import of a facade loads little; so no attrs either)

        values = {field.name: getattr(value, field.name) for field in type_.__attrs_attrs__}
        changed = {name: new for name, old in values.items() if (new := self.convert(old, depth + 1)) is not old}
        if not changed:
            return value
        plain = copy.copy(value)
        for name, new in changed.items():
            object.__setattr__(plain, name, new)  # a filter is frozen
        return plain
