"""Hold the parts of a multipart/form-data body to the document."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

import orjson

from truespec._deviation import Deviation
from truespec._json import is_array, is_json
from truespec._validation._media_types import matching
from truespec._validation._pointers import pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._validation._effective import Document

Part = tuple[str, tuple[str | None, Any, str | None]]

_CONTENT_SCHEMA = "x-content-schema"
_SCALARS = {"integer", "number", "boolean"}


def check_parts(document: Document, schema: str, parts: Sequence[Part], *, keep: bool = False) -> list[Deviation]:
    """Every fault of the parts of a multipart body whose schema stands at the JSON pointer ``schema``.

    A part is judged by its property's schema: a file by its media type alone, which ``encoding`` may list; a text whose
    property has ``x-content-schema`` also as the JSON that it carries.
    """
    faults: list[Deviation] = []
    values: dict[str, Any] = {}
    opaque: set[str] = set()
    for name, part in parts:
        where = f"body {pointer(name)}"
        faults += _check_type(document, schema, name, part)
        value, told = _value(document, _property(document, schema, name), where, part, keep=keep)
        faults += told
        if value is None:
            opaque.add(name)
        values[name] = _joined(document, schema, name, values.get(name), "" if value is None else value)
    found = document.deviations(schema, values, "body ", keep=keep)
    return [fault for fault in found if _part_of(fault) not in opaque] + faults


def _part_of(fault: Deviation) -> str:
    """The name of the part that a fault is about; "" for the whole body."""
    first = fault.pointer.removeprefix("body").strip().partition("/")[2].partition("/")[0]
    return first.replace("~1", "/").replace("~0", "~")


def _property(document: Document, schema: str, name: str) -> str:
    """Where the schema of a part stands."""
    own = schema + pointer("properties", name)
    return own if document.at(own) is not None else schema + "/additionalProperties"


def _joined(document: Document, schema: str, name: str, before: Any, value: Any) -> Any:
    """The value of a property of which another part came: parts of one name are the items of an array."""
    if "items" not in document.object_at(_property(document, schema, name)):
        return value
    return [*(before or []), value]


def _check_type(
    document: Document, schema: str, name: str, part: tuple[str | None, Any, str | None]
) -> list[Deviation]:
    at = schema.removesuffix("/schema") + pointer("encoding", name)
    listed = document.object_at(at).get("contentType")
    if not isinstance(listed, str):
        return []
    file_name, _, given = part
    media_type = given or mimetypes.guess_type(file_name or "")[0] or "application/octet-stream"
    if matching([offer.strip() for offer in listed.split(",")], media_type):
        return []
    return [Deviation(f"the media type of body {pointer(name)}", f"{at}/contentType", listed, media_type)]


def _value(
    document: Document, at: str, where: str, part: tuple[str | None, Any, str | None], *, keep: bool
) -> tuple[Any, list[Deviation]]:
    """The JSON value of a part and what is wrong with how it is written; None for one that is not looked into."""
    item = document.object_at(f"{at}/items") or document.object_at(at)
    content, media_type = part[1], part[2] or ""
    if item.get("format") == "binary" or not isinstance(content, bytes):
        return None, []
    try:
        text = content.decode()
        kinds: Any = item.get("type")
        named: set[Any] = set(kinds) if is_array(kinds) else {kinds}
        if is_json(media_type) and (named != {"string"} or _CONTENT_SCHEMA in item):
            value = orjson.loads(text)
            if named != {"string"}:
                return value, []
            return text, document.deviations(f"{at}/{_CONTENT_SCHEMA}", value, f"{where} ", keep=keep)
        return (orjson.loads(text), []) if named & _SCALARS else (text, [])
    except ValueError:
        return None, [
            Deviation(where, at, "JSON is wanted" if is_json(media_type) else "text is wanted", "something else")
        ]
