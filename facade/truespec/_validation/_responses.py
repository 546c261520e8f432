"""Validation of responses, and the values of calls decoded from them, whatever is wrong with them.

A header is text; its schema describes the value that the text stands for in style ``simple`` (OpenAPI 3.0.4, section
4.7.21).
"""

from __future__ import annotations

import importlib
import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import orjson
from attrs import evolve, frozen

from truespec import _errors, _messages
from truespec._deviation import Deviation, json_type
from truespec._json import is_array, is_object, json_pointer
from truespec._media_types import essence, is_json
from truespec._validation._json_text import parse_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from truespec._call import Call, Operation
    from truespec._response import Headers, RawResponse
    from truespec._validation._document import Document, MediaTypeObject, ResponseObject
    from truespec._validation._policy import Policy
    from truespec._validation._schemas import Schema

T = TypeVar("T")

_IGNORED = frozenset({"content-type"})  # OpenAPI ignores it among the headers: the media type is validated by itself
_INTEGER = re.compile(r"[+-]?[0-9]{1,300}")
_PARSED_TYPES = frozenset({"integer", "number", "boolean"})
_NO_BODY = (Deviation("", "", "must have a body", "nothing"),)


@frozen
class ValidatedBody:
    """The parsed body of a response, and the deviations of the whole response."""

    parsed: Any
    deviations: tuple[Deviation, ...] = ()
    is_decodable: bool = True
    """Whether the body is a value of the document's kind, such as an object."""


def validate_response(document: Document, operation: Operation, response: RawResponse, policy: Policy) -> ValidatedBody:
    """Parse the body of a response, and validate the whole response unless the policy is ``off``.

    Args:
        document: The document.
        operation: The operation that was called.
        response: The response.
        policy: How closely to look, and whether the deviations have the values.
    """
    operation_object = document.operation(operation.method, operation.path)
    described = operation_object.response(response.status)
    content_type = response.headers.get("Content-Type", "")
    media_type = None if described is None else described.media_type(content_type)
    value, syntax = _parse_body(response.content, media_type, exactly=policy.conformance != "off")
    # An undocumented success is decoded like a documented one.
    is_decodable = isinstance(value, (described or operation_object.success_response).value_types)
    if policy.conformance == "off":
        return ValidatedBody(value, (), is_decodable)
    if described is None:
        pointer = f"{operation_object.pointer}/responses"
        deviations = [Deviation("the status", pointer, "must be a documented status", str(response.status))]
    else:
        deviations = _validate_body(described, media_type, content_type, value, syntax, keep_values=policy.keep_values)
        if described.headers:
            deviations += validate_headers(described.headers, response.headers, keep_values=policy.keep_values)
    located = [evolve(deviation, operation=operation.id, status=response.status) for deviation in deviations]
    return ValidatedBody(value, tuple(located), is_decodable)


def _parse_body(
    content: bytes, media_type: MediaTypeObject | None, *, exactly: bool
) -> tuple[Any, Sequence[Deviation]]:
    """Return a body as parsed JSON, as the text or the bytes of a documented file, or None; and what is wrong with its text."""
    if media_type is not None and not media_type.is_json:
        return (content.decode(errors="replace") if media_type.is_text else content), ()
    if not content:
        return None, _NO_BODY
    return parse_json(content, exactly=exactly)


def _validate_body(
    described: ResponseObject,
    media_type: MediaTypeObject | None,
    content_type: str,
    value: Any,
    syntax: Sequence[Deviation],
    *,
    keep_values: bool,
) -> list[Deviation]:
    if media_type is None:
        if not described.schemas:
            return []
        expected = f"must be {' or '.join(described.schemas)}"
        return [
            Deviation("the media type", f"{described.pointer}/content", expected, essence(content_type) or "nothing")
        ]
    schema = media_type.schema
    deviations = [evolve(deviation, document_pointer=schema.pointer) for deviation in syntax] if syntax else []
    if (syntax and value is None) or isinstance(value, bytes):
        return deviations
    return deviations + schema.deviations(value, keep_values=keep_values)


def decode_value(document: Document, call: Call[T], response: RawResponse, body: ValidatedBody) -> T:
    """Return the value of a call; where the body violates the document, as much as can be decoded, the rest as it is.

    Raises:
        ResponseConformanceError: There is no JSON value of the document's kind to decode.
    """
    if body.is_decodable and not body.deviations:
        try:
            return call.decode(response.status, body.parsed)
        except Exception:  # noqa: BLE001, S110  (whatever failed is reported by the lenient decoder)
            pass
    operation = call.request.operation
    decoding: Any = importlib.import_module(f"{document.package}.decoding")
    documented = document.operation(operation.method, operation.path).success_statuses()
    statuses = [response.status] if response.status in documented else [response.status, *documented]
    cause: Exception | None = None
    for status in statuses if body.is_decodable else ():
        try:
            with decoding.lenient():
                value = call.decode(status, body.parsed)
        except Exception as error:  # noqa: BLE001  (it becomes the cause)
            cause = cause or error
        else:
            if not decoding.is_placeholder(value):
                return value
    pointer = json_pointer("paths", operation.path, operation.method.lower(), "responses", str(response.status))
    undecodable = Deviation("", pointer, "must be a value that can be decoded", json_type(body.parsed))
    raise conformance_error(operation.id, response, (*body.deviations, undecodable)) from cause


def conformance_error(
    operation: str, response: RawResponse, deviations: Sequence[Deviation]
) -> _errors.ResponseConformanceError:
    """Return the error for a success response that violates the document."""
    text = (
        f"{operation}: the {response.status} response violates the document: {_messages.format_deviations(deviations)}"
    )
    return _errors.ResponseConformanceError(text, operation=operation, deviations=deviations, response=response)


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
    types = schema_types(document, schema)
    if "array" in types:
        return partial(_parse_array, schema_types(document, schema.get("items")))
    if "object" in types:
        properties = {name: schema_types(document, inner) for name, inner in schema.get("properties", {}).items()}
        return partial(_parse_object, properties, explode)
    return partial(_parse_scalar, types) if types & _PARSED_TYPES else None


def schema_types(document: Document, schema: Any) -> frozenset[str]:
    """Return the JSON types that a schema names, those of its union members included."""
    if not is_object(schema):
        return frozenset()
    if isinstance(schema.get("$ref"), str):
        return schema_types(document, document.get(schema["$ref"].removeprefix("#")))
    named = schema.get("type")
    types = frozenset(map(str, named)) if is_array(named) else frozenset({named} if isinstance(named, str) else ())
    members = [member for keyword in ("allOf", "anyOf", "oneOf") for member in schema.get(keyword, ())]
    return types.union(*(schema_types(document, member) for member in members))


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
