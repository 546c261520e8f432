"""Read an answer: a pure function of the call and of (status, headers, body)."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING, TypeVar

from truespec import _errors, _messages
from truespec._api import Api, ErrorDetails
from truespec._deviation import Deviation
from truespec._rate_limit import rate_limit
from truespec._response import APIResponse, Headers, RawResponse, is_success, seconds_to_wait
from truespec._validation._judging import Judged, conformance_error, judged, value_of
from truespec._validation._policy import Policy
from truespec._validation._report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._attempt import Attempt
    from truespec._call import Call

T = TypeVar("T")

_CLASSES: dict[int, type[_errors.StatusError]] = {
    400: _errors.BadRequestError,
    401: _errors.AuthenticationError,
    403: _errors.PermissionDeniedError,
    404: _errors.NotFoundError,
    405: _errors.MethodNotAllowedError,
    406: _errors.NotAcceptableError,
    409: _errors.ConflictError,
    412: _errors.PreconditionFailedError,
    413: _errors.ContentTooLargeError,
    415: _errors.UnsupportedMediaTypeError,
    422: _errors.UnprocessableError,
    429: _errors.RateLimitError,
}
_SERVER_ERROR = range(500, 600)
_NOT_MODIFIED = 304
_STRICT = Policy()


def error_class(status: int) -> type[_errors.StatusError]:
    """The error that an answer with this status raises."""
    return _CLASSES.get(status, _errors.ServerError if status in _SERVER_ERROR else _errors.StatusError)


def read(
    api: Api, call: Call[T], response: RawResponse, policy: Policy = _STRICT, attempts: tuple[Attempt, ...] = ()
) -> APIResponse[T]:
    """The answer to a call, brought by the last of ``attempts``.

    Raises StatusError, or the class of its status, when the API says no; ResponseConformanceError when it says yes in
    a form that breaks the document, or when its body could not be received whole.
    """
    try:
        return _read(api, call, response, policy, attempts)
    except _errors.TruespecError as error:
        error.attempts = attempts
        error.request_id = error.request_id or _first(response.headers, api.request_id_headers)
        error.rate_limit = rate_limit(api.rate_limit_headers, response.headers)
        raise


def _read(
    api: Api, call: Call[T], response: RawResponse, policy: Policy, attempts: tuple[Attempt, ...]
) -> APIResponse[T]:
    operation = call.request.operation
    found = _cut(response) if response.body_error else judged(policy, api, operation, response)
    has_value = is_success(response.status) or response.status == _NOT_MODIFIED
    refusal = api.refusal(found.parsed)
    if refusal is not None or not has_value:  # an envelope may say no under a status that says yes
        report(policy, found.deviations, raised=False)
        raise _status_error(api, refusal, operation.id, response, found.deviations)
    strict = policy.conformance == "strict" or response.body_error is not None  # half a body makes no value
    report(policy, found.deviations, raised=strict)
    if strict and found.deviations:
        raise conformance_error(operation, response, found.deviations)
    value = value_of(api, call, response, found)
    return APIResponse(
        value,
        operation.id,
        response,
        attempts,
        _first(response.headers, api.request_id_headers),
        rate_limit(api.rate_limit_headers, response.headers),
        deviations=found.deviations,
        parsed=found.parsed,
    )


def _cut(response: RawResponse) -> Judged:
    return Judged(None, (Deviation("", "", "a body that can be received is wanted", response.body_error or ""),))


def _first(headers: Headers, names: Sequence[str]) -> str | None:
    return next((headers[name] for name in names if headers.get(name)), None)


def _status_error(
    api: Api, refusal: ErrorDetails | None, operation: str, response: RawResponse, deviations: tuple[Deviation, ...]
) -> _errors.StatusError:
    said = refusal or ErrorDetails()
    try:
        phrase = f"{response.status} {http.HTTPStatus(response.status).phrase}"
    except ValueError:
        phrase = str(response.status)
    code = f" [{_messages.line(said.code)}]" if said.code else ""
    *first, last = [_messages.line(part) for part in (said.message, said.details) if part] or [""]
    words = ": ".join([*(part.rstrip(".") for part in first), last])
    text = f"{operation}: {phrase}{code}" + (f": {words}" if words else "")
    error = error_class(response.status)(
        text,
        operation=operation,
        response=response,
        code=said.code,
        message=said.message,
        details=said.details,
        failures=said.failures,
        retry_after=seconds_to_wait(_first(response.headers, api.retry_after_headers) or ""),
    )
    error.deviations = deviations
    error.request_id = said.request_id
    return error
