"""Read an answer: a pure function of the call and of (status, headers, body)."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from truespec import _errors, _told
from truespec._api import Api, Refusal
from truespec._conformance import check_answer
from truespec._deviation import Deviation
from truespec._document import document
from truespec._response import Answer, RawResponse

if TYPE_CHECKING:
    from truespec._call import Call

T = TypeVar("T")

_CLASSES: dict[int, type[_errors.StatusError]] = {
    400: _errors.BadRequestError,
    401: _errors.AuthenticationError,
    403: _errors.PermissionDeniedError,
    404: _errors.NotFoundError,
    409: _errors.ConflictError,
    412: _errors.PreconditionFailedError,
    422: _errors.UnprocessableError,
    429: _errors.RateLimitError,
}
_SUCCESS = range(200, 300)
_SERVER_ERROR = range(500, 600)
_NOT_MODIFIED = 304


def error_class(status: int) -> type[_errors.StatusError]:
    """The error that an answer with this status raises."""
    return _CLASSES.get(status, _errors.ServerError if status in _SERVER_ERROR else _errors.StatusError)


def read(api: Api, call: Call[T], response: RawResponse) -> Answer[T]:
    """The answer to a call.

    Raises StatusError, or the class of its status, when the API says no; ResponseConformanceError when it says yes in
    a form that breaks the document.
    """
    operation = call.request.operation
    if response.status not in _SUCCESS and response.status != _NOT_MODIFIED:
        raise _status_error(api.refusal(_json_or_none(response)), operation.id, response)
    value, unparsed = _parsed(response)
    refusal = api.refusal(value)
    if refusal is not None:  # the envelope says no under a status that says yes
        raise _status_error(refusal, operation.id, response)
    deviations = check_answer(document(api.document_package), operation, response, value, unparsed=unparsed)
    if deviations:
        text = f"{operation.id}: the answer ({response.status}) breaks the document: {_told.faults(deviations)}"
        raise _errors.ResponseConformanceError(text, operation=operation.id, deviations=deviations, response=response)
    return Answer(call.decode(response.status, value), operation.id, response)


def _json_or_none(response: RawResponse) -> Any:
    return _parsed(response)[0]


def _parsed(response: RawResponse) -> tuple[Any, Deviation | None]:
    """The body as JSON, or None and what is wrong with it; an empty body is nothing to parse."""
    if not response.content:
        return None, None
    try:
        return orjson.loads(response.content), None
    except orjson.JSONDecodeError as error:
        return None, Deviation("", "", f"JSON is wanted: {error.msg} at character {error.pos}", "something else")


def _status_error(refusal: Refusal | None, operation: str, response: RawResponse) -> _errors.StatusError:
    said = refusal or Refusal()
    try:
        phrase = f"{response.status} {http.HTTPStatus(response.status).phrase}"
    except ValueError:
        phrase = str(response.status)
    code = f" [{_told.line(said.code)}]" if said.code else ""
    words = ": ".join(_told.line(part) for part in (said.message, said.details) if part)
    text = f"{operation}: {phrase}{code}" + (f": {words}" if words else "")
    return error_class(response.status)(
        text,
        operation=operation,
        response=response,
        code=said.code,
        message=said.message,
        details=said.details,
    )
