"""Validation of responses, and the values of calls decoded from them, whatever is wrong with them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, frozen

from truespec import _errors, _messages
from truespec._deviation import Deviation, json_type
from truespec._json import json_pointer
from truespec._media_types import essence
from truespec._validation._headers import validate_headers
from truespec._validation._json_text import parse_exactly, parse_leniently

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._call import Call, Operation
    from truespec._response import RawResponse
    from truespec._validation._document import Document, MediaTypeObject, ResponseObject
    from truespec._validation._policy import Policy

T = TypeVar("T")

_NO_BODY = (Deviation("", "", "must have a body", "nothing"),)


@frozen
class ValidatedBody:
    """The parsed body of a response, and the deviations of the whole response."""

    parsed: Any
    deviations: tuple[Deviation, ...] = ()


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
    if policy.conformance == "off":
        return ValidatedBody(_parse_body(response.content, media_type, exactly=False)[0])
    value, syntax = _parse_body(response.content, media_type, exactly=True)
    if described is None:
        pointer = f"{operation_object.pointer}/responses"
        deviations = [Deviation("the status", pointer, "must be a documented status", str(response.status))]
    else:
        deviations = _validate_body(described, media_type, content_type, value, syntax, keep_values=policy.keep_values)
        if described.headers:
            deviations += validate_headers(described.headers, response.headers, keep_values=policy.keep_values)
    if not deviations:
        return ValidatedBody(value)
    located = (evolve(deviation, operation=operation.id, status=response.status) for deviation in deviations)
    return ValidatedBody(value, tuple(located))


def _parse_body(
    content: bytes, media_type: MediaTypeObject | None, *, exactly: bool
) -> tuple[Any, Sequence[Deviation]]:
    """Return a body as parsed JSON, as the text or the bytes of a documented file, or None; and what is wrong with its text."""
    if media_type is not None and not media_type.is_json:
        return (content.decode(errors="replace") if media_type.is_text else content), ()
    if not content:
        return None, _NO_BODY
    return parse_exactly(content) if exactly else (parse_leniently(content), ())


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
        ResponseConformanceError: Nothing can be decoded.
    """
    if not body.deviations:
        try:
            return call.decode(response.status, body.parsed)
        except Exception:  # noqa: BLE001, S110  (whatever failed is reported by the lenient decoder)
            pass
    return _decode_leniently(document, call, response, body)


def _decode_leniently(document: Document, call: Call[T], response: RawResponse, body: ValidatedBody) -> T:
    operation = call.request.operation
    lenient: Any = importlib.import_module(f"{document.package}.decoding").lenient
    # An undocumented success is decoded like a documented one.
    documented = document.operation(operation.method, operation.path).success_statuses()
    cause: Exception | None = None
    for status in [response.status] if response.status in documented else [response.status, *documented]:
        try:
            with lenient():
                return call.decode(status, body.parsed)
        except Exception as error:  # noqa: BLE001  (it becomes the cause)
            cause = cause or error
    pointer = json_pointer("paths", operation.path, operation.method.lower(), "responses", str(response.status))
    undecodable = Deviation("", pointer, "must be a value that can be decoded", json_type(body.parsed))
    raise conformance_error(operation, response, (*body.deviations, undecodable)) from cause


def conformance_error(
    operation: Operation, response: RawResponse, deviations: Sequence[Deviation]
) -> _errors.ResponseConformanceError:
    """Return the error for a success response that violates the document."""
    text = f"{operation.id}: the {response.status} response violates the document: {_messages.format_deviations(deviations)}"
    return _errors.ResponseConformanceError(text, operation=operation.id, deviations=deviations, response=response)
