"""Validation of requests: parameters, bodies, and the parts of multipart bodies."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any

import orjson
from attrs import evolve

from truespec._deviation import Deviation
from truespec._json import is_array, json_pointer
from truespec._media_types import best_match, essence, is_json
from truespec._validation._json_text import find_non_json_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._call import BuiltRequest
    from truespec._validation._document import Document, OperationObject, ParameterObject
    from truespec._validation._schemas import Schema

FilePart = tuple[str | None, Any, str | None]
"""The file name, the content and the media type of a part."""

_FORM = "application/x-www-form-urlencoded"
_CONTENT_SCHEMA = "x-content-schema"
_SCALARS = frozenset({"integer", "number", "boolean"})


def validate_request(document: Document, request: BuiltRequest, *, keep_values: bool = False) -> list[Deviation]:
    """Return how a request violates the document, parameters first; nothing is sent.

    Args:
        document: The document.
        request: The request.
        keep_values: Whether the deviations have the values.
    """
    operation = document.operation(request.operation.method, request.operation.path)
    deviations: list[Deviation] = []
    for key, parameter in operation.parameters.items():
        if key in request.values:
            deviations += _validate_parameter(parameter, request.values[key], keep_values=keep_values)
        elif parameter.required:
            deviations.append(Deviation(parameter.place, parameter.schema.pointer, "required", "nothing"))
    for location, name in request.values:
        if (location, name) not in operation.parameters:
            expected = "must be a parameter of the document"
            deviations.append(Deviation(f"{location} {name!r}", operation.pointer, expected, "another name"))
    deviations += _validate_body(document, operation, request, keep_values=keep_values)
    return [evolve(deviation, operation=request.operation.id) for deviation in deviations] if deviations else deviations


def _validate_parameter(parameter: ParameterObject, value: Any, *, keep_values: bool) -> list[Deviation]:
    place, schema = parameter.place, parameter.schema
    deviations = find_non_json_values(value, place, schema.pointer)
    deviations = deviations or schema.deviations(value, place, keep_values=keep_values)
    if deviations:
        return deviations
    if parameter.location == "path" and str(value) in {"", ".", ".."}:
        # Empty and dot segments lead to another resource (RFC 3986, sections 3.3 and 5.2.4).
        return [Deviation(place, schema.pointer, "must not be an empty or a dot path segment", "string")]
    if parameter.location == "header" and not (str(value).isascii() and str(value).isprintable()):
        return [Deviation(place, schema.pointer, "must have printable ASCII characters only", "string")]
    return []


def _validate_body(
    document: Document, operation: OperationObject, request: BuiltRequest, *, keep_values: bool
) -> list[Deviation]:
    media_type, pointer = request.media_type, f"{operation.pointer}/requestBody"
    if media_type is None:
        return [Deviation("body", pointer, "required", "nothing")] if operation.requires_body else []
    schema = operation.body_schema(media_type)
    if schema is None:
        return [Deviation("body", pointer, "must have a media type of the document", media_type)]
    if is_json(media_type) or essence(media_type) == _FORM:
        deviations = find_non_json_values(request.body, "body ", schema.pointer)
        return deviations or schema.deviations(request.body, "body ", keep_values=keep_values)
    return [] if request.files is None else _validate_parts(document, schema, request.files, keep_values=keep_values)


def _validate_parts(
    document: Document, schema: Schema, parts: Sequence[tuple[str, FilePart]], *, keep_values: bool
) -> list[Deviation]:
    """Return how the parts of a multipart body violate its schema.

    A part is validated against the schema of its property: a file by its media type alone, which ``encoding`` may list; the
    text of a property with ``x-content-schema`` as the JSON in it too.
    """
    deviations: list[Deviation] = []
    values: dict[str, Any] = {}
    opaque: set[str] = set()  # the parts that are not looked into
    for name, part in parts:
        own = schema.pointer + json_pointer("properties", name)
        pointer = own if document.get(own) is not None else f"{schema.pointer}/additionalProperties"
        deviations += _validate_part_type(document, schema, name, part)
        value, errors = _part_value(document, pointer, f"body {json_pointer(name)}", part, keep_values=keep_values)
        deviations += errors
        if value is None:
            opaque.add(name)
            value = ""
        # Parts with the same name are the items of an array.
        is_item = "items" in document.get_object(pointer)
        values[name] = [*values.get(name, ()), value] if is_item else value
    of_values = schema.deviations(values, "body ", keep_values=keep_values)
    return [deviation for deviation in of_values if _part_name(deviation) not in opaque] + deviations


def _part_name(deviation: Deviation) -> str:
    """Return the name of the part that a deviation is about; "" for the whole body."""
    name = deviation.pointer.removeprefix("body").strip().partition("/")[2].partition("/")[0]
    return name.replace("~1", "/").replace("~0", "~")


def _validate_part_type(document: Document, schema: Schema, name: str, part: FilePart) -> list[Deviation]:
    pointer = schema.pointer.removesuffix("/schema") + json_pointer("encoding", name)
    expected = document.get_object(pointer).get("contentType")
    if not isinstance(expected, str):
        return []
    file_name, _, media_type = part
    media_type = media_type or mimetypes.guess_type(file_name or "")[0] or "application/octet-stream"
    if best_match([media_range.strip() for media_range in expected.split(",")], media_type):
        return []
    return [Deviation(f"the media type of body {json_pointer(name)}", f"{pointer}/contentType", expected, media_type)]


def _part_value(
    document: Document, pointer: str, place: str, part: FilePart, *, keep_values: bool
) -> tuple[Any, list[Deviation]]:
    """Return the JSON value of a part and what is wrong with its text; None as the value of one that is not looked into."""
    item = document.get_object(f"{pointer}/items") or document.get_object(pointer)
    content, media_type = part[1], part[2] or ""
    if item.get("format") == "binary" or not isinstance(content, bytes):
        return None, []
    try:
        text = content.decode()
        type_: Any = item.get("type")
        types: set[Any] = set(type_) if is_array(type_) else {type_}
        if is_json(media_type) and (types != {"string"} or _CONTENT_SCHEMA in item):
            value = orjson.loads(text)
            if types != {"string"}:
                return value, []
            content_schema = document.schema(f"{pointer}/{_CONTENT_SCHEMA}")
            return text, content_schema.deviations(value, f"{place} ", keep_values=keep_values)
        return (orjson.loads(text), []) if types & _SCALARS else (text, [])
    except ValueError:
        expected = "must be JSON" if is_json(media_type) else "must be text"
        return None, [Deviation(place, pointer, expected, "something else")]
