"""Hold requests and answers to the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truespec._deviation import Deviation
from truespec._document import Document, Parameter, answer_pointer, body_pointer, pointer
from truespec._headers import check_headers
from truespec._json import is_json
from truespec._plain import foreign

if TYPE_CHECKING:
    from truespec._call import BuiltRequest, Operation
    from truespec._response import RawResponse


def check_request(document: Document, request: BuiltRequest) -> list[Deviation]:
    """Every fault of a request, parameters first, before anything is sent."""
    operation = request.operation
    faults: list[Deviation] = []
    for parameter in document.parameters(operation.method, operation.path):
        where = f"{parameter.location} {parameter.name!r}"
        key = (parameter.location, parameter.name)
        if key in request.values:
            value = request.values[key]
            faults += (
                foreign(value, where, parameter.schema)
                or document.deviations(parameter.schema, value, where)
                or _unsafe(where, parameter, value)
            )
        elif parameter.required:
            faults.append(Deviation(where, parameter.schema, "required", "nothing"))
    if request.media_type is not None and is_json(request.media_type):
        at = body_pointer(operation.method, operation.path, request.media_type)
        faults += foreign(request.body, "body ", at) or document.deviations(at, request.body, "body ")
    return faults


def _unsafe(where: str, parameter: Parameter, value: Any) -> list[Deviation]:
    """Values that no schema forbids and that would make another request of this one."""
    if parameter.location == "path" and str(value) in {"", ".", ".."}:
        # An empty or a dot segment addresses another resource (RFC 3986, sections 3.3 and 5.2.4).
        return [
            Deviation(
                where,
                parameter.schema,
                "an empty or a dot path segment would address something else",
                "string",
            )
        ]
    if parameter.location == "header" and not (str(value).isascii() and str(value).isprintable()):
        return [Deviation(where, parameter.schema, "a header value has printable ASCII only", "string")]
    return []


def check_answer(
    document: Document, operation: Operation, response: RawResponse, value: Any, *, unparsed: Deviation | None = None
) -> list[Deviation]:
    """Every fault of a success answer: its status, or else its media type or its body, and its header fields.

    ``value`` is the parsed body; ``unparsed`` says what is wrong with one that did not parse.
    """
    at = answer_pointer(operation.method, operation.path, response.status)
    described = document.at(at)
    if described is None:
        return [Deviation("the status", at.rpartition("/")[0], "a documented status", str(response.status))]
    content: dict[str, Any] = described.get("content") or {}
    faults = _check_media_type(at, content, response)
    if content and not faults:
        schema = at + pointer("content", response.media_type, "schema")
        faults = [unparsed] if unparsed else document.deviations(schema, value)
    return faults + check_headers(document, at, response.headers)


def _check_media_type(at: str, content: dict[str, Any], response: RawResponse) -> list[Deviation]:
    if not content or response.media_type in content:
        return []
    return [Deviation("the media type", f"{at}/content", " or ".join(content), response.media_type or "nothing")]
