"""Hold the header fields of an answer to the document.

A header is text; what its schema judges is the value that the text stands for, written in style ``simple`` (OpenAPI 3.0.4,
section 4.7.21).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson

from truespec._deviation import Deviation
from truespec._json import is_array, is_json, is_object
from truespec._validation._pointers import pointer

if TYPE_CHECKING:
    from truespec._response import Headers
    from truespec._validation._effective import Document, HeaderField

_INTEGER = re.compile(r"[+-]?[0-9]{1,300}")


def check_headers(document: Document, at: str, headers: Headers, keep: bool = False) -> list[Deviation]:  # noqa: FBT001, FBT002  (a flag that goes down with the rest)
    """Every fault of the header fields of an answer that is described at the JSON pointer ``at``.

    A field that the document describes and that is absent is a fault only where it is required.  ``keep`` keeps the
    values in the deviations.
    """
    faults: list[Deviation] = []
    for header in document.headers(at):
        if header.name in headers:
            faults += _check(document, header, headers[header.name], keep=keep)
        elif header.required:
            faults.append(Deviation(f"header {header.name!r}", header.pointer, "required", "nothing"))
    return faults


def _check(document: Document, header: HeaderField, text: str, *, keep: bool) -> list[Deviation]:
    """The faults of one header field that is there."""
    where = f"header {header.name!r}"
    if "schema" not in header.described:
        return _check_content(document, header.pointer, where, text)
    at = f"{header.pointer}/schema"
    value = _value(document, document.at(at), text, explode=bool(header.described.get("explode")))
    return document.deviations(at, value, f"{where} ", keep=keep)


def _check_content(document: Document, here: str, where: str, text: str) -> list[Deviation]:
    """The faults of a header that the document gives a media type instead of a schema."""
    for media_type in filter(is_json, document.at(f"{here}/content") or ()):
        at = here + pointer("content", media_type, "schema")
        try:
            return document.deviations(at, orjson.loads(text), f"{where} ")
        except orjson.JSONDecodeError:
            return [Deviation(where, at, "JSON is wanted", "something else")]
    return []


def _value(document: Document, schema: Any, text: str, *, explode: bool) -> Any:
    """What the text of a header stands for; the text itself when it is nothing of what the schema asks for."""
    kinds = _kinds(document, schema)
    if "array" in kinds:
        items = _resolved(document, schema.get("items", {}))
        return [_scalar(_kinds(document, items), item.strip()) for item in text.split(",")] if text.strip() else []
    if "object" in kinds:
        return _object(document, schema, text, explode=explode)
    return _scalar(kinds, text)


def _object(document: Document, schema: Any, text: str, *, explode: bool) -> dict[str, Any]:
    words = [word.strip() for word in text.split(",")] if text.strip() else []
    if explode:
        pairs = [(name, value) for name, _, value in (word.partition("=") for word in words)]
    else:
        pairs = list(zip(words[::2], [*words[1::2], ""], strict=False))
    described: dict[str, Any] = schema.get("properties", {})
    return {
        name: _scalar(_kinds(document, _resolved(document, described.get(name, {}))), value) for name, value in pairs
    }


def _scalar(kinds: frozenset[str], text: str) -> Any:
    if kinds & {"integer", "number"} and _INTEGER.fullmatch(text):
        return int(text)
    if kinds & {"number", "boolean"}:
        try:
            found = orjson.loads(text)
        except orjson.JSONDecodeError:
            return text
        kind = "boolean" if isinstance(found, bool) else "number" if isinstance(found, int | float) else ""
        return found if kind in kinds else text
    return text


def _kinds(document: Document, schema: Any) -> frozenset[str]:
    """The JSON types that a schema names, those of its members included."""
    if not is_object(schema):
        return frozenset()
    named = schema.get("type")
    found = frozenset(map(str, named)) if is_array(named) else frozenset({named} if isinstance(named, str) else ())
    members = [member for key in ("allOf", "anyOf", "oneOf") for member in schema.get(key, ())]
    return found.union(*(_kinds(document, _resolved(document, member)) for member in members))


def _resolved(document: Document, schema: Any) -> Any:
    reference = schema.get("$ref") if is_object(schema) else None
    return document.at(reference.removeprefix("#")) if isinstance(reference, str) else schema
