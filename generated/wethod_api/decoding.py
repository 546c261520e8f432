# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Decoding of JSON values into models, and encoding back without loss.

Decoding checks a value only where a model has to be chosen or built; validation against the document is done elsewhere.
A value that cannot be decoded raises UnexpectedValue; inside :func:`lenient` it is kept as it is.
"""

import contextlib
import datetime
import functools
import json
from collections.abc import Callable, Generator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Self, TypeGuard, TypeVar, cast
from uuid import UUID

from attrs import field, fields, frozen

from .errors import UnexpectedValue
from .types import UNSET

T = TypeVar("T")

_MAX_DEPTH = 200  # of encoding, for a value that contains itself
_SCALARS = (str, int, bool, float, type(None))
_is_lenient: ContextVar[bool] = ContextVar("is_lenient", default=False)
_lenient_classes: dict[type, type] = {}
_open_placeholders: ContextVar[tuple[type, ...]] = ContextVar("open_placeholders", default=())


@contextlib.contextmanager
def lenient() -> Generator[None]:
    """Decode without errors inside this block: a missing required field is UNSET, a wrong value is kept.

    Where the schema is a model, the result is one: with the value's fields when it is an object, otherwise with every
    field UNSET.  Both are written back as they were read.
    """
    token = _is_lenient.set(True)
    try:
        yield
    finally:
        _is_lenient.reset(token)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a list, such as a parsed JSON array."""
    return type(value) is list


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is a tuple, which is written as a JSON array."""
    return type(value) is tuple


def is_dict(value: object) -> TypeGuard[dict[Any, Any]]:
    """Return whether a value is a dict, such as a parsed JSON object."""
    return type(value) is dict


def is_mapping(value: object) -> bool:
    """Return whether a value is a mapping, such as a parsed JSON object."""
    return isinstance(value, Mapping)


def reject(schema: str, expected: str, value: Any) -> Any:
    """Raise UnexpectedValue, or return ``value`` when decoding is lenient."""
    if _is_lenient.get():
        return value
    raise UnexpectedValue(schema, expected, type(value).__name__)


def decode_incomplete(model: type[T], schema: str, value: Mapping[str, Any], required: tuple[str, ...]) -> T:
    """Raise UnexpectedValue for an object without its required fields, or decode it when decoding is lenient.

    The missing fields are UNSET; those that are models have every field UNSET, so that ``a.b.c`` never fails.
    """
    missing = [name for name in required if name not in value]
    if not _is_lenient.get():
        raise UnexpectedValue(schema, ", ".join(missing), "nothing")
    instance: T = _get_lenient_class(model).from_dict({**value, **dict.fromkeys(missing, UNSET)})
    return instance


def decode_non_object(model: type[T], schema: str, value: Any) -> T:
    """Raise UnexpectedValue for a value that is no object, or return a placeholder when decoding is lenient.

    The placeholder is a model with every field UNSET, which is written back as ``value``.
    """
    reject(schema, "an object", value)
    outer = _open_placeholders.get()
    if model in outer:  # a model that requires itself would never end
        return cast("T", value)
    token = _open_placeholders.set((*outer, model))
    try:
        placeholder: Any = _get_lenient_class(model).from_dict({})
    finally:
        _open_placeholders.reset(token)
    placeholder._original = value  # noqa: SLF001  (of a class of this module)
    return cast("T", placeholder)


def is_placeholder(value: object) -> bool:
    """Return whether a value is a model that stands for a value that is no object."""
    return hasattr(value, "_original")


def _get_lenient_class(model: type) -> Any:
    """Return the subclass of a model for objects that break the document: its UNSET fields are not written."""
    if model in _lenient_classes or hasattr(model, "_model"):
        return _lenient_classes.get(model, model)
    namespace: dict[str, Any] = {
        "__slots__": ("_original",),
        "__module__": model.__module__,
        "__qualname__": model.__qualname__,
        "__doc__": model.__doc__,
        "__eq__": _is_equal,
        "__hash__": None,
        "__reduce__": _reduce,
        "_model": model,
        "to_dict": _to_dict,
    }
    return _lenient_classes.setdefault(model, type(model.__name__, (model,), namespace))


def _to_dict(self: Any) -> Any:
    values = {name: value for name, value in self._model.to_dict(self).items() if value is not UNSET}
    original = getattr(self, "_original", UNSET)
    return values if values or original is UNSET else original


def _is_equal(self: Any, other: object) -> bool:
    return type(other) is type(self) and bool(_to_dict(self) == _to_dict(other))


def _reduce(self: Any) -> Any:
    names = [*(attribute.name for attribute in fields(self._model)), "_original"]
    return _restore, (self._model, {name: getattr(self, name) for name in names if hasattr(self, name)})


def _restore(model: Any, state: dict[str, Any]) -> Any:
    instance = object.__new__(_get_lenient_class(model))
    for name, value in state.items():
        setattr(instance, name, value)
    return instance


def decode_list(schema: str, value: Any, decode: Callable[[Any], T]) -> list[T]:
    """Decode each item of an array."""
    if not is_list(value):
        return cast("list[T]", reject(schema, "an array", value))
    return [decode(item) for item in value]


class DateTime(datetime.datetime):
    """A datetime that is written back as it was read (RFC 3339).

    ``text`` is the original.  A seventh digit, a leap second and the year 0 are in ``text`` only, because Python's
    datetime has none of them.
    """

    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (parse_datetime, (self.text,)) if self.text else super().__reduce_ex__(protocol)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class Date(datetime.date):
    """A date that is written back as it was read; ``text`` is the original."""

    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (parse_date, (self.text,)) if self.text else super().__reduce_ex__(protocol)


class ExactUUID(UUID):
    """A UUID that is written back as it was read; ``text`` is the original."""

    text: str

    def __init__(self, text: str) -> None:
        super().__init__(text)
        object.__setattr__(self, "text", text)

    def __reduce__(self) -> Any:
        return ExactUUID, (self.text,)


def parse_datetime(value: Any) -> DateTime:
    """Parse a string of format ``date-time``."""
    if not isinstance(value, str):
        return cast("DateTime", reject("date-time", "text", value))
    try:
        result: DateTime | None = DateTime.fromisoformat(value.upper())
    except ValueError:
        result = _parse_nearest_datetime(value)
    if result is None:
        return cast("DateTime", reject("date-time", "an RFC 3339 date and time", value))
    result.text = value
    return result


def _parse_nearest_datetime(value: str) -> DateTime | None:
    """Return the nearest datetime to a leap second or a time in the year 0; None for other texts."""
    if value.startswith("0000"):
        value = "0001" + value[4:]
    if value[17:19] == "60":
        value = value[:17] + "59" + value[19:]
    with contextlib.suppress(ValueError):
        return DateTime.fromisoformat(value.upper())
    return None


def parse_date(value: Any) -> Date:
    """Parse a string of format ``date``."""
    if not isinstance(value, str):
        return cast("Date", reject("date", "text", value))
    try:
        result = Date.fromisoformat("0001" + value[4:] if value.startswith("0000") else value)
    except ValueError:
        return cast("Date", reject("date", "an RFC 3339 date", value))
    result.text = value
    return result


def parse_uuid(value: Any) -> ExactUUID:
    """Parse a string of format ``uuid``."""
    try:
        return ExactUUID(value)
    except (ValueError, TypeError, AttributeError):
        return cast("ExactUUID", reject("uuid", "a UUID", value))


def to_json(value: Any, depth: int = 0) -> Any:
    """Return the JSON value of a field's value: dates, times and UUIDs as they were read, scalars as they are."""
    if value.__class__ in _SCALARS or depth > _MAX_DEPTH:
        return value
    if is_list(value) or is_tuple(value):
        return [to_json(item, depth + 1) for item in value]
    if is_dict(value):
        return {name: to_json(item, depth + 1) for name, item in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict() or _to_empty_json(value)
    if isinstance(value, DateTime | Date | ExactUUID) and value.text:
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _to_empty_json(model: Any) -> Any:
    """Return the JSON value of a model without any field set: UNSET for the placeholder of an absent value."""
    return UNSET if getattr(model, "_original", None) is UNSET else model.to_dict()


@frozen
class UnionMember:
    """A member of a union: how to decode its values, and conditions that each of them meets."""

    decode: Callable[[Any], Any]
    types: tuple[type, ...]
    """The Python types of its parsed JSON; ``(object,)`` for any."""
    required: frozenset[str] = frozenset()
    """Required properties of an object, without those that every member requires."""
    names: frozenset[str] = frozenset()
    """Properties of an object, without those that every member has."""
    types_of: Mapping[str, tuple[type, ...]] = field(factory=dict[str, tuple[type, ...]])
    """The types of properties that have another type in another member."""
    values_of: Mapping[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]])
    """The values of properties that have only these."""
    values: tuple[Any, ...] | None = None
    """The values of a member that is an enum or a constant."""
    item_types: tuple[type, ...] = (object,)
    validator: str = ""
    """The name of its schema in ``unions.json``, when its values may meet the conditions of another member too."""

    def accepts(self, value: Any) -> bool:
        """Return whether a value of one of the member's types meets its conditions."""
        if type(value) is dict:
            data = cast("dict[str, Any]", value)
            return (
                self.required <= data.keys()
                and all(type(data[name]) in types for name, types in self.types_of.items() if name in data)
                and all(data[name] in values for name, values in self.values_of.items() if name in data)
            )
        if is_list(value) and self.item_types != (object,):
            return all(type(item) in self.item_types for item in value)
        return self.values is None or value in self.values

    def is_valid(self, value: Any) -> bool:
        """Return whether a value is valid against the member's schema."""
        return not self.validator or _get_validator(self.validator).is_valid(value)

    def count_names(self, value: Any) -> int:
        """Return how many properties of an object are the member's."""
        return len(self.names & cast("dict[str, Any]", value).keys()) if type(value) is dict else 0


@functools.cache
def _get_validator(name: str) -> Any:
    """Return the compiled schema of a union's member."""
    from jsonschema_rs import Draft202012Validator  # few packages have such unions

    schemas = json.loads(Path(__file__).with_name("unions.json").read_text(encoding="utf-8"))
    return Draft202012Validator(
        {"components": schemas["components"], **schemas["members"][name]}, validate_formats=True
    )


def unchanged(value: Any) -> Any:
    """Return a value that needs no decoding."""
    return value


@frozen
class Discriminator:
    """The property that names the member of a union, and how to decode the object for each of its values."""

    property_name: str
    members: Mapping[str, Callable[[Any], Any]]


class UnionDecoder:
    """Decodes the values of a union as the member that they are valid against, the first of several.

    A discriminator names the member.  Otherwise it is the only one whose conditions the value meets, or the first of
    these that it is valid against.
    """

    def __init__(
        self,
        schema: str,
        members: tuple[UnionMember, ...],
        discriminators: tuple[Discriminator, ...] = (),
    ) -> None:
        self._schema = schema
        self._members = members
        self._discriminators = discriminators
        types = {type_ for member in members for type_ in member.types}
        self._by_type = {type_: tuple(each for each in members if _allows(each, type_)) for type_ in types}
        self._of_any_type = tuple(member for member in members if member.types == (object,))

    def decode(self, value: object) -> Any:
        """Decode a value; raise UnexpectedValue, or decode as the most similar member when decoding is lenient."""
        if is_dict(value):
            data: dict[str, Any] = value
            for discriminator in self._discriminators:
                name = data.get(discriminator.property_name)
                decode = discriminator.members.get(name) if isinstance(name, str) else None
                if decode:
                    with contextlib.suppress(UnexpectedValue):  # it may still be valid against another member
                        return decode(data)
        candidates = [each for each in self._by_type.get(type(value), self._of_any_type) if each.accepts(value)]
        if len(candidates) > 1:
            candidates = [each for each in candidates if each.is_valid(value)][:1] or sorted(
                candidates, key=lambda member: -member.count_names(value)
            )
        for member in candidates:
            with contextlib.suppress(UnexpectedValue):
                return member.decode(value)
        return self._decode_nearest(value)

    def _decode_nearest(self, value: Any) -> Any:
        names = [
            f"an object whose {each.property_name} is one of {', '.join(each.members)}" for each in self._discriminators
        ]
        reject(self._schema, " or ".join(names) or "a value of one of its members", value)
        objects = [member for member in self._members if member.types == (dict,)]
        others = [member for member in self._members if member not in objects]
        if not objects or (others and type(value) is not dict):
            return value
        return max(objects, key=lambda member: member.count_names(value)).decode(value)


def _allows(member: UnionMember, type_: type) -> bool:
    return type_ in member.types or member.types == (object,)


__all__ = [
    "Date",
    "DateTime",
    "Discriminator",
    "ExactUUID",
    "UnionDecoder",
    "UnionMember",
    "decode_incomplete",
    "decode_list",
    "decode_non_object",
    "is_dict",
    "is_list",
    "is_mapping",
    "is_placeholder",
    "is_tuple",
    "lenient",
    "parse_date",
    "parse_datetime",
    "parse_uuid",
    "reject",
    "to_json",
    "unchanged",
]
