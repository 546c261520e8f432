"""Hold requests and answers to the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from truespec._deviation import Deviation
from truespec._json import is_json
from truespec._validation._headers import check_headers
from truespec._validation._media_types import essence
from truespec._validation._multipart import check_parts
from truespec._validation._plain import foreign
from truespec._validation._pointers import body_pointer, pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._call import BuiltRequest, Operation
    from truespec._response import RawResponse
    from truespec._validation._effective import Document, Parameter

_FORM = "application/x-www-form-urlencoded"


def check_request(document: Document, request: BuiltRequest, *, keep: bool = False) -> list[Deviation]:
    """Every fault of a request, parameters first, before anything is sent; ``keep`` keeps the values in them."""
    operation = request.operation
    described = document.parameters(operation.method, operation.path)
    faults: list[Deviation] = []
    for parameter in described:
        where = f"{parameter.location} {parameter.name!r}"
        key = (parameter.location, parameter.name)
        if key in request.values:
            value = request.values[key]
            faults += (
                foreign(value, where, parameter.schema)
                or document.deviations(parameter.schema, value, where, keep=keep)
                or _unsafe(where, parameter, value)
            )
        elif parameter.required:
            faults.append(Deviation(where, parameter.schema, "required", "nothing"))
    faults += _unknown(operation, request, described) + _check_body(document, request, keep=keep)
    return [evolve(fault, operation=operation.id) for fault in faults]


def _unknown(operation: Operation, request: BuiltRequest, described: Sequence[Parameter]) -> list[Deviation]:
    at = pointer("paths", operation.path, operation.method.lower())
    known = {(parameter.location, parameter.name) for parameter in described}
    return [
        Deviation(f"{location} {name!r}", at, "a parameter that the document has", "another")
        for location, name in request.values
        if (location, name) not in known
    ]


def _check_body(document: Document, request: BuiltRequest, *, keep: bool) -> list[Deviation]:
    operation, media_type = request.operation, request.media_type
    at = pointer("paths", operation.path, operation.method.lower(), "requestBody")
    if media_type is None:
        required = document.object_at(at).get("required") is True
        return [Deviation("body", at, "required", "nothing")] if required else []
    if document.at(at + pointer("content", media_type)) is None:
        return [Deviation("body", at, "a media type that the document has", media_type)]
    schema = body_pointer(operation.method, operation.path, media_type)
    if is_json(media_type) or essence(media_type) == _FORM:
        return foreign(request.body, "body ", schema) or document.deviations(schema, request.body, "body ", keep=keep)
    return check_parts(document, schema, request.files, keep=keep) if request.files is not None else []


def _unsafe(where: str, parameter: Parameter, value: Any) -> list[Deviation]:
    """Values that no schema forbids and that would make another request of this one."""
    if parameter.location == "path" and str(value) in {"", ".", ".."}:
        # An empty or a dot segment addresses another resource (RFC 3986, sections 3.3 and 5.2.4).
        expected = "an empty or a dot path segment would address something else"
        return [Deviation(where, parameter.schema, expected, "string")]
    if parameter.location == "header" and not (str(value).isascii() and str(value).isprintable()):
        return [Deviation(where, parameter.schema, "a header value has printable ASCII only", "string")]
    return []


def check_answer(
    document: Document,
    operation: Operation,
    response: RawResponse,
    value: Any,
    *,
    text: Sequence[Deviation] = (),
    keep: bool = False,
) -> list[Deviation]:
    """Every fault of an answer: its status, or else its media type or its body, and its header fields.

    ``value`` is the parsed body and ``text`` what is wrong with how it is written; ``keep`` keeps the values in them.
    """
    reply = document.reply(operation.method, operation.path, response.status)
    if reply is None:
        at = pointer("paths", operation.path, operation.method.lower(), "responses")
        faults = [Deviation("the status", at, "a documented status", str(response.status))]
    else:
        schema = reply.schema(response.headers.get("Content-Type", ""))
        if reply.content and schema is None:
            wanted = " or ".join(reply.content)
            found = response.media_type or "nothing"
            faults = [Deviation("the media type", f"{reply.pointer}/content", wanted, found)]
        elif schema is not None:
            faults = [evolve(fault, document_pointer=schema) for fault in text]
            if not (text and value is None) and not isinstance(value, bytes):
                faults += document.deviations(schema, value, "", keep=keep)
        else:
            faults = []
        if reply.has_headers:
            faults += check_headers(document, reply.pointer, response.headers, keep)
    return [evolve(fault, operation=operation.id, status=response.status) for fault in faults]
