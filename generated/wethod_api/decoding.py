# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""How JSON values become the values of models, and back, with nothing lost.

Decoding looks at the kind of a value only where a model has to be chosen or made; whether a value is right is the
document's to say.  What cannot be decoded raises UnexpectedValue, except inside :func:`lenient`, where it stays as it is.
"""

import contextlib
import datetime
from collections.abc import Callable, Generator, Mapping
from contextvars import ContextVar
from typing import Any, Self, TypeGuard, TypeVar, cast
from uuid import UUID

from attrs import field, fields, frozen

from .errors import UnexpectedValue
from .types import UNSET

T = TypeVar("T")

_DEEPEST = 200  # a value that contains itself is not followed for ever
_PLAIN = (str, int, bool, float, type(None))
_lenient: ContextVar[bool] = ContextVar("lenient", default=False)
_tolerant_models: dict[type, type] = {}
_standing: ContextVar[tuple[type, ...]] = ContextVar("standing", default=())  # models that are being made of nothing


@contextlib.contextmanager
def lenient() -> Generator[None]:
    """Inside this block decoding raises nothing: a missing required field is UNSET, a wrong value stays as it is.

    Where a model is wanted there is one, whatever came: the object has its fields, everything else UNSET alone, and both
    are written back as they came.
    """
    token = _lenient.set(True)
    try:
        yield
    finally:
        _lenient.reset(token)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a list, such as a parsed JSON array."""
    return type(value) is list


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a tuple, which is written as a JSON array."""
    return type(value) is tuple


def is_dict(value: object) -> TypeGuard[dict[Any, Any]]:
    """Whether a value is a dict, such as a parsed JSON object."""
    return type(value) is dict


def is_mapping(value: object) -> bool:
    """Whether a value is a mapping, such as a parsed JSON object."""
    return isinstance(value, Mapping)


def unexpected(schema: str, wanted: str, value: Any) -> Any:
    """``value`` as it is when decoding is lenient.

    Raises:
        UnexpectedValue: Decoding is not lenient.
    """
    if _lenient.get():
        return value
    raise UnexpectedValue(schema, wanted, type(value).__name__)


def completed(model: type[T], schema: str, value: Mapping[str, Any], required: tuple[str, ...]) -> T:
    """The model of an object that lacks required fields, with UNSET in their places, when decoding is lenient.

    A field that is a model is then one in which everything is UNSET, so that whoever reads ``a.b.c`` needs no care.

    Raises:
        UnexpectedValue: Decoding is not lenient.
    """
    absent = [name for name in required if name not in value]
    if not _lenient.get():
        raise UnexpectedValue(schema, ", ".join(absent), "nothing")
    made: T = _tolerant(model).from_dict({**value, **dict.fromkeys(absent, UNSET)})
    return made


def stand_in(model: type[T], schema: str, value: Any) -> T:
    """A model in which everything is UNSET, for a value that is no object, when decoding is lenient.

    It is written back as the value that it stands in for.

    Raises:
        UnexpectedValue: Decoding is not lenient.
    """
    unexpected(schema, "an object", value)
    outer = _standing.get()
    if model in outer:  # it requires itself, so there would be no end
        return cast("T", value)
    token = _standing.set((*outer, model))
    try:
        made: Any = _tolerant(model).from_dict({})
    finally:
        _standing.reset(token)
    made._given = value  # noqa: SLF001  (a class of this module's)
    return cast("T", made)


def _tolerant(model: type) -> Any:
    """A subclass of a model, for objects that break the document: what is UNSET is never written, and may be anywhere."""
    if model in _tolerant_models or hasattr(model, "_model"):
        return _tolerant_models.get(model, model)
    own: dict[str, Any] = {
        "__slots__": ("_given",),
        "__module__": model.__module__,
        "__qualname__": model.__qualname__,
        "__doc__": model.__doc__,
        "__eq__": _equal,
        "__hash__": None,
        "__reduce__": _reduced,
        "_model": model,
        "to_dict": _to_dict,
    }
    return _tolerant_models.setdefault(model, type(model.__name__, (model,), own))


def _to_dict(self: Any) -> Any:
    found = {name: value for name, value in self._model.to_dict(self).items() if value is not UNSET}
    given = getattr(self, "_given", UNSET)
    return found if found or given is UNSET else given


def _equal(self: Any, other: object) -> bool:
    return type(other) is type(self) and bool(_to_dict(self) == _to_dict(other))


def _reduced(self: Any) -> Any:
    names = [*(found.name for found in fields(self._model)), "_given"]
    return _revived, (self._model, {name: getattr(self, name) for name in names if hasattr(self, name)})


def _revived(model: Any, state: dict[str, Any]) -> Any:
    made = object.__new__(_tolerant(model))
    for name, value in state.items():
        setattr(made, name, value)
    return made


def each(schema: str, value: Any, decode: Callable[[Any], T]) -> list[T]:
    """The items of an array, decoded."""
    if not is_list(value):
        return cast("list[T]", unexpected(schema, "an array", value))
    return [decode(item) for item in value]


class DateTime(datetime.datetime):
    """A moment that remembers how it was written (RFC 3339), so that it is written back the same.

    ``text`` is the original; the moment itself has microseconds, so that further digits, leap seconds and the year 0,
    which Python's datetime lacks, are in ``text`` alone.
    """

    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (date_time, (self.text,)) if self.text else super().__reduce_ex__(protocol)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class Date(datetime.date):
    """A day that remembers how it was written, so that it is written back the same."""

    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        return (date, (self.text,)) if self.text else super().__reduce_ex__(protocol)


class ExactUUID(UUID):
    """A UUID that remembers how it was written, so that it is written back the same."""

    text: str

    def __init__(self, text: str) -> None:
        super().__init__(text)
        object.__setattr__(self, "text", text)

    def __reduce__(self) -> Any:
        return ExactUUID, (self.text,)


def date_time(value: Any) -> DateTime:
    """The moment that a text of format ``date-time`` names."""
    if not isinstance(value, str):
        return cast("DateTime", unexpected("date-time", "text", value))
    try:
        found: DateTime | None = DateTime.fromisoformat(value.upper())
    except ValueError:
        found = _beyond_python(value)
    if found is None:
        return cast("DateTime", unexpected("date-time", "an RFC 3339 date and time", value))
    found.text = value
    return found


def _beyond_python(value: str) -> DateTime | None:
    """The nearest moment to one that Python's datetime cannot hold: a leap second, or a time in the year 0."""
    if value.startswith("0000"):
        value = "0001" + value[4:]
    if value[17:19] == "60":
        value = value[:17] + "59" + value[19:]
    with contextlib.suppress(ValueError):
        return DateTime.fromisoformat(value.upper())
    return None


def date(value: Any) -> Date:
    """The day that a text of format ``date`` names."""
    if not isinstance(value, str):
        return cast("Date", unexpected("date", "text", value))
    try:
        found = Date.fromisoformat("0001" + value[4:] if value.startswith("0000") else value)
    except ValueError:
        return cast("Date", unexpected("date", "an RFC 3339 date", value))
    found.text = value
    return found


def uuid(value: Any) -> ExactUUID:
    """The UUID that a text of format ``uuid`` names."""
    try:
        return ExactUUID(value)
    except (ValueError, TypeError, AttributeError):
        return cast("ExactUUID", unexpected("uuid", "a UUID", value))


def json_value(value: Any, depth: int = 0) -> Any:
    """The JSON value of a field's value: models, moments and days as they were written, the rest as it is."""
    if value.__class__ in _PLAIN or depth > _DEEPEST:
        return value
    if is_list(value) or is_tuple(value):
        return [json_value(item, depth + 1) for item in value]
    if is_dict(value):
        return {name: json_value(item, depth + 1) for name, item in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict() or _empty(value)
    if isinstance(value, DateTime | Date | ExactUUID) and value.text:
        return value.text
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _empty(value: Any) -> Any:
    """A model without anything in it, written: UNSET where it stands in for what is absent."""
    return UNSET if getattr(value, "_given", None) is UNSET else value.to_dict()


@frozen
class Option:
    """One member of a union: which values may be its own, and how they are decoded.

    ``kinds`` are the Python types of its JSON; for an object ``required`` are the names that it must have, ``known``
    those that it may have, and ``fixed`` the values that it allows where it allows only some.
    """

    kinds: tuple[type, ...]
    decode: Callable[[Any], Any]
    required: frozenset[str] = frozenset()
    known: Mapping[str, tuple[type, ...]] = field(factory=dict[str, tuple[type, ...]])
    fixed: Mapping[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]])

    def fits(self, value: Any) -> bool:
        """Whether a value may be this member's."""
        if type(value) not in self.kinds:
            return False
        if type(value) is not dict:
            return True
        found = cast("dict[str, Any]", value)
        return (
            self.required <= found.keys()
            and all(type(found[name]) in kinds for name, kinds in self.known.items() if kinds and name in found)
            and all(found[name] in allowed for name, allowed in self.fixed.items() if name in found)
        )

    def likeness(self, value: Any) -> int:
        """How many names of an object this member knows."""
        return len(self.known.keys() & cast("dict[str, Any]", value).keys()) if type(value) is dict else 0


def as_it_is(value: Any) -> Any:
    """A value that needs no decoding."""
    return value


def pick(schema: str, value: Any, options: tuple[Option, ...]) -> Any:
    """A value of a union without a discriminator, decoded as the member that fits it best."""
    fitting = [option for option in options if option.fits(value)]
    for option in sorted(fitting, key=lambda found: -found.likeness(value)):
        with contextlib.suppress(UnexpectedValue):
            return option.decode(value)
    unexpected(schema, "a value of one of its members", value)
    return _nearest(value, options)


def _nearest(value: Any, options: tuple[Option, ...]) -> Any:
    """A value that fits no member, decoded leniently as the object it is most like; as it is where not all are objects."""
    objects = [option for option in options if option.kinds == (dict,)]
    others = [option for option in options if option not in objects and option.kinds != (type(None),)]
    if not objects or (others and type(value) is not dict):
        return value
    return max(objects, key=lambda option: option.likeness(value)).decode(value)


def by_discriminator(schema: str, value: Any, name: str, members: Mapping[str, Callable[[Any], Any]]) -> Any:
    """A value of a union with a discriminator, decoded as the member that the discriminator names."""
    chosen = cast("dict[str, Any]", value).get(name) if type(value) is dict else None
    if isinstance(chosen, str) and chosen in members:
        return members[chosen](value)
    return unexpected(schema, f"an object whose {name} is one of {', '.join(members)}", value)


__all__ = [
    "Date",
    "DateTime",
    "ExactUUID",
    "Option",
    "as_it_is",
    "by_discriminator",
    "completed",
    "date",
    "date_time",
    "each",
    "is_dict",
    "is_list",
    "is_mapping",
    "is_tuple",
    "json_value",
    "lenient",
    "pick",
    "stand_in",
    "unexpected",
    "uuid",
]
