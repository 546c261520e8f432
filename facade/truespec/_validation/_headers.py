"""Response headers: the Header Objects of a response, their text as values, and their validation.

A header is text; its schema describes the value that the text stands for in style ``simple`` (OpenAPI 3.0.4, section
4.7.21).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from truespec._deviation import Deviation
from truespec._json import is_array, is_object, json_pointer
from truespec._media_types import is_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from truespec._response import Headers
    from truespec._validation._document import Document
    from truespec._validation._schemas import Schema

_IGNORED = frozenset({"content-type"})  # OpenAPI ignores it among the headers: the media type is validated by itself
_INTEGER = re.compile(r"[+-]?[0-9]{1,300}")
_PARSED_TYPES = frozenset({"integer", "number", "boolean"})


@frozen
class HeaderObject:
    """A response header as the document describes it."""

    name: str
    place: str
    pointer: str
    required: bool
    schema: Schema
    parse: Callable[[str], Any] | None
    """Returns the value that a text stands for; None where that is the text itself."""


def read_headers(document: Document, response_pointer: str) -> tuple[HeaderObject, ...]:
    """Return the headers of the response that is described at a JSON pointer."""
    names = [name for name in document.get_object(f"{response_pointer}/headers") if name.lower() not in _IGNORED]
    return tuple(_read_header(document, name, response_pointer + json_pointer("headers", name)) for name in names)


def _read_header(document: Document, name: str, pointer: str) -> HeaderObject:
    node = document.get_object(pointer)
    if "schema" in node:
        schema_pointer = f"{pointer}/schema"
        parse = _parser(document, document.get(schema_pointer), explode=bool(node.get("explode")))
    else:  # a header with JSON in it; text of other media types is not validated
        media_type = next(filter(is_json, document.get_object(f"{pointer}/content")), None)
        schema_pointer = pointer + (json_pointer("content", media_type) if media_type else "") + "/schema"
        parse = orjson.loads if media_type else None
    schema = document.schema(schema_pointer)
    return HeaderObject(name, f"header {name!r}", pointer, bool(node.get("required")), schema, parse)


def validate_headers(described: Iterable[HeaderObject], headers: Headers, *, keep_values: bool) -> list[Deviation]:
    """Return how the headers of a response violate their descriptions."""
    deviations: list[Deviation] = []
    for header in described:
        text = headers.get(header.name)
        if text is None:
            if header.required:
                deviations.append(Deviation(header.place, header.pointer, "required", "nothing"))
            continue
        try:
            value = header.parse(text) if header.parse else text
        except orjson.JSONDecodeError:
            deviations.append(Deviation(header.place, header.schema.pointer, "must be JSON", "something else"))
            continue
        if not header.schema.validator.is_valid(value):
            deviations += header.schema.deviations(value, f"{header.place} ", keep_values=keep_values)
    return deviations


def _parser(document: Document, schema: Any, *, explode: bool) -> Callable[[str], Any] | None:
    """Return the function that parses the text of a header with this schema, None where the text is the value."""
    types = _schema_types(document, schema)
    if "array" in types:
        return partial(_parse_array, _schema_types(document, schema.get("items")))
    if "object" in types:
        properties = {name: _schema_types(document, inner) for name, inner in schema.get("properties", {}).items()}
        return partial(_parse_object, properties, explode)
    return partial(_parse_scalar, types) if types & _PARSED_TYPES else None


def _schema_types(document: Document, schema: Any) -> frozenset[str]:
    """Return the JSON types that a schema names, those of its union members included."""
    if not is_object(schema):
        return frozenset()
    if isinstance(schema.get("$ref"), str):
        return _schema_types(document, document.get(schema["$ref"].removeprefix("#")))
    named = schema.get("type")
    types = frozenset(map(str, named)) if is_array(named) else frozenset({named} if isinstance(named, str) else ())
    members = [member for keyword in ("allOf", "anyOf", "oneOf") for member in schema.get(keyword, ())]
    return types.union(*(_schema_types(document, member) for member in members))


def _parse_array(types: frozenset[str], text: str) -> list[Any]:
    return [_parse_scalar(types, item) for item in _comma_separated(text)]


def _parse_object(properties: Mapping[str, frozenset[str]], explode: bool, text: str) -> dict[str, Any]:  # noqa: FBT001  (bound by partial)
    words = _comma_separated(text)
    if explode:
        pairs = [(name, value) for name, _, value in (word.partition("=") for word in words)]
    else:
        pairs = list(zip(words[::2], [*words[1::2], ""], strict=False))
    return {name: _parse_scalar(properties.get(name, frozenset()), value) for name, value in pairs}


def _comma_separated(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")] if text.strip() else []


def _parse_scalar(types: frozenset[str], text: str) -> Any:
    """Return the value of one of these types that a text stands for, or the text itself."""
    if types & {"integer", "number"} and _INTEGER.fullmatch(text):
        return int(text)
    if types & {"number", "boolean"}:
        try:
            value = orjson.loads(text)
        except orjson.JSONDecodeError:
            return text
        type_ = "boolean" if isinstance(value, bool) else "number" if isinstance(value, int | float) else ""
        return value if type_ in types else text
    return text
