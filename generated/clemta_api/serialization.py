# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Serialization of parameters in OpenAPI's styles, which are forms of RFC 6570.

A value is JSON: text, number, boolean, null, or an array or object of these.  null is written as ``null`` (OpenAPI leaves
that open); an empty array or object is no value (RFC 6570, section 2.3), so its parameter is left out.
"""

import datetime
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, TypeGuard
from urllib.parse import quote

Style: TypeAlias = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
Encoder: TypeAlias = Callable[[str], str]

# As in RFC 6570, appendix A: the prefix, the separator of an exploded value's parts, whether a part has its name before
# it, and what follows the name of an empty value.
_FORMS: Final[Mapping[str, tuple[str, str, bool, str]]] = {
    "simple": ("", ",", False, ""),
    "label": (".", ".", False, ""),
    "matrix": (";", ";", True, ""),
    "form": ("", "&", True, "="),
}
_DELIMITERS: Final[Mapping[str, str]] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
# The characters that allowReserved leaves as they are.  Of RFC 3986's reserved characters # [ ] are not allowed in a query
# and & + have another meaning there; OpenAPI leaves their encoding open.
_RESERVED: Final = ":/?@!$'()*,;="
_VALUE_TEXTS: Final = dict[type, Callable[[Any], str]]({str: str.__str__, int: int.__repr__, float: float.__repr__})
_PERCENT_ENCODED: Final = re.compile("(%[0-9A-Fa-f]{2})")


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    """Return whether a JSON value is an array."""
    return isinstance(value, list | tuple)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether a JSON value is an object."""
    return isinstance(value, Mapping)


def to_text(value: object) -> str:
    """Return a scalar as text: JSON's true, false and null, ISO 8601 for dates and times.

    Raises:
        ValueError: The value is an array or object, which no style can serialize inside another value.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if is_array(value) or is_object(value):
        message = "an array or object inside a parameter's value cannot be serialized"
        raise ValueError(message)
    # The str() of an enum's member, or of another subclass, may be something else than its value.
    for type_, convert in _VALUE_TEXTS.items():
        if isinstance(value, type_):
            return convert(value)
    return str(value)


def to_json_text(value: object) -> str:
    """Return a value as JSON in ASCII, for parameters with a media type."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def percent_encode(text: str) -> str:
    """Percent-encode all but RFC 3986's unreserved characters."""
    return quote(text, safe="")


def percent_encode_reserved(text: str) -> str:
    """Percent-encode as ``allowReserved`` asks: reserved characters and percent-encoded ones stay."""
    parts = _PERCENT_ENCODED.split(text)
    return "".join(part if _PERCENT_ENCODED.fullmatch(part) else quote(part, safe=_RESERVED) for part in parts)


def keep_text(text: str) -> str:
    """Return a text as it is, for headers."""
    return text


def serialize(name: str, value: object, style: Style, *, explode: bool, encode: Encoder = percent_encode) -> str | None:
    """Serialize a parameter in a style; return None for an empty array or object.

    Raises:
        ValueError: The style is not defined for such a value.
    """
    if (is_array(value) or is_object(value)) and not value:
        return None
    if style == "deepObject" and is_object(value):
        return "&".join(f"{percent_encode(f'{name}[{key}]')}={encode(to_text(item))}" for key, item in value.items())
    if style in _DELIMITERS and (is_array(value) or is_object(value)):
        return f"{percent_encode(name)}={_DELIMITERS[style].join(_list_parts(value, encode))}"
    if style == "deepObject" and is_array(value):
        message = f"{name}: the style deepObject is not defined for an array"
        raise ValueError(message)
    # A scalar in a query has the same form in every style.
    return _expand(name, value, style if style in _FORMS else "form", explode, encode)


def _list_parts(value: object, encode: Encoder) -> list[str]:
    """Return the items of an array, the names and values of an object by turns, or a scalar alone."""
    if is_object(value):
        return [part for key, item in value.items() for part in (percent_encode(str(key)), encode(to_text(item)))]
    return [encode(to_text(item)) for item in value] if is_array(value) else [encode(to_text(value))]


def _expand(name: str, value: object, style: str, explode: bool, encode: Encoder) -> str:
    prefix, separator, has_names, after_empty = _FORMS[style]

    def join_pair(key: str, item: str) -> str:
        return f"{key}={item}" if item else key + after_empty

    if explode and is_object(value):
        pairs = [(percent_encode(str(key)), encode(to_text(item))) for key, item in value.items()]
        return prefix + separator.join(join_pair(key, item) if has_names else f"{key}={item}" for key, item in pairs)
    parts = _list_parts(value, encode)
    if not explode:
        parts = [",".join(parts)]
    label = percent_encode(name)
    return prefix + separator.join(join_pair(label, part) if has_names else part for part in parts)


__all__ = [
    "Style",
    "is_array",
    "is_object",
    "keep_text",
    "percent_encode",
    "percent_encode_reserved",
    "serialize",
    "to_json_text",
    "to_text",
]
