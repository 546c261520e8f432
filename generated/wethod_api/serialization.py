# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""How parameters are written on the wire: OpenAPI's styles, which are forms of RFC 6570.

A value is JSON: text, number, boolean, null, or an array or object of these.  null is written as ``null`` (OpenAPI leaves
that open); an empty array or object is no value (RFC 6570, section 2.3), so a parameter with one is left out.
"""

import datetime
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, TypeGuard
from urllib.parse import quote

Style: TypeAlias = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
Encode: TypeAlias = Callable[[str], str]

# Of each style, as in RFC 6570, appendix A: what comes first, what stands between the parts of an exploded value,
# whether a part has its name before it, and what then follows a name whose value is empty.
_FORMS: Final[Mapping[str, tuple[str, str, bool, str]]] = {
    "simple": ("", ",", False, ""),
    "label": (".", ".", False, ""),
    "matrix": (";", ";", True, ""),
    "form": ("", "&", True, "="),
}
_DELIMITERS: Final[Mapping[str, str]] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
# What allowReserved lets through.  Of RFC 3986's reserved characters # [ ] may not stand in a query, and & + would say
# something else there; those are encoded here, which OpenAPI leaves to its users.
_RESERVED: Final = ":/?@!$'()*,;="
_TRIPLE: Final = re.compile("(%[0-9A-Fa-f]{2})")


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list | tuple)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, Mapping)


def text(value: object) -> str:
    """A single value as text: JSON's spelling for true, false and null, ISO 8601 for times.

    Raises:
        ValueError: It is an array or object, for which no style says how it is written inside of another.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if is_array(value) or is_object(value):
        message = "an array or object inside of a parameter's value cannot be written"
        raise ValueError(message)
    return str(value)


def encoded(value: str) -> str:
    """Text with everything percent-encoded but RFC 3986's unreserved characters."""
    return quote(value, safe="")


def reserved(value: str) -> str:
    """Text percent-encoded as ``allowReserved`` says: reserved characters and what is encoded already stay."""
    return "".join(part if _TRIPLE.fullmatch(part) else quote(part, safe=_RESERVED) for part in _TRIPLE.split(value))


def plain(value: str) -> str:
    """Text as it is."""
    return value


def json_text(value: object) -> str:
    """A value as JSON in ASCII, for parameters that have a media type."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def styled(name: str, value: object, style: Style, *, explode: bool, encode: Encode = encoded) -> str | None:
    """A parameter as its style says; None when there is nothing to write.

    Raises:
        ValueError: The style has no form for such a value.
    """
    if (is_array(value) or is_object(value)) and not value:
        return None
    if style == "deepObject" and is_object(value):
        return "&".join(f"{encoded(f'{name}[{key}]')}={encode(text(item))}" for key, item in value.items())
    if style in _DELIMITERS and (is_array(value) or is_object(value)):
        return f"{encoded(name)}={_DELIMITERS[style].join(_flat(value, encode))}"
    if style == "deepObject" and is_array(value):
        message = f"{name}: the style deepObject has no form for an array"
        raise ValueError(message)
    # A single value has one form in a query, whatever the style.
    return _expanded(name, value, style if style in _FORMS else "form", explode, encode)


def _flat(value: object, encode: Encode) -> list[str]:
    """The items of an array, the names and values of an object in turn, or a single value."""
    if is_object(value):
        return [part for key, item in value.items() for part in (encoded(str(key)), encode(text(item)))]
    return [encode(text(item)) for item in value] if is_array(value) else [encode(text(value))]


def _expanded(name: str, value: object, style: str, explode: bool, encode: Encode) -> str:
    first, separator, named, if_empty = _FORMS[style]

    def pair(key: str, item: str) -> str:
        return f"{key}={item}" if item else key + if_empty

    if explode and is_object(value):
        found = [(encoded(str(key)), encode(text(item))) for key, item in value.items()]
        return first + separator.join(pair(key, item) if named else f"{key}={item}" for key, item in found)
    parts = _flat(value, encode)
    if not explode:
        parts = [",".join(parts)]
    label = encoded(name)
    return first + separator.join(pair(label, part) if named else part for part in parts)


__all__ = [
    "Style",
    "encoded",
    "is_array",
    "is_object",
    "json_text",
    "plain",
    "reserved",
    "styled",
    "text",
]
