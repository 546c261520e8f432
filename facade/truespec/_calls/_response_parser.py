"""Parse responses: a pure function of the call and of (status, headers, body)."""

from __future__ import annotations

import http
from typing import TYPE_CHECKING, Any, TypeVar

from truespec import _messages
from truespec._call import Api, ErrorDetails
from truespec._deviation import Deviation
from truespec._errors import StatusError, TruespecError, error_class
from truespec._response import (
    SUCCESS_STATUSES,
    APIResponse,
    Headers,
    RawResponse,
    parse_rate_limit,
    parse_retry_after,
)
from truespec._validation._document import load_document
from truespec._validation._policy import Policy, report
from truespec._validation._responses import ValidatedBody, conformance_error, decode_value, validate_response

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from truespec._call import Call
    from truespec._response import Attempt

T = TypeVar("T")

_NOT_MODIFIED = 304
_STRICT = Policy()


def parse_response(
    api: Api,
    call: Call[T],
    response: RawResponse,
    policy: Policy = _STRICT,
    attempts: tuple[Attempt, ...] = (),
    redact: Callable[[Any], Any] = lambda value: value,
) -> APIResponse[T]:
    """Return the response of a call with its value.

    ``redact`` removes credentials from what is reported of the body.

    Raises StatusError, in the class of its status, for an error response; ResponseConformanceError for a success response
    that violates the document, or whose body is incomplete.
    """
    request_id = _first(response.headers, api.request_id_headers)
    rate_limit = parse_rate_limit(api.rate_limit_headers, response.headers)
    document, operation = load_document(api.document_package), call.request.operation
    try:
        body = (
            _incomplete(response) if response.body_error else validate_response(document, operation, response, policy)
        )
        deviations = redact(body.deviations) if body.deviations else ()
        details = redact(api.parse_error(body.parsed))
        has_value = response.status in SUCCESS_STATUSES or response.status == _NOT_MODIFIED
        if details is not None or not has_value:  # an envelope may report an error under a success status
            report(policy, deviations, is_raised=False)
            raise _status_error(api, details or ErrorDetails(), operation.id, response, deviations)
        # An incomplete body has no value.
        strict = policy.conformance == "strict" or response.body_error is not None
        report(policy, deviations, is_raised=strict)
        if strict and deviations:
            raise conformance_error(operation.id, response, deviations)
        value = decode_value(document, call, response, body)
    except TruespecError as error:
        error.attempts = attempts
        error.request_id = error.request_id or request_id
        error.rate_limit = rate_limit
        raise
    return APIResponse(value, operation.id, response, attempts, request_id, rate_limit, deviations, body.parsed)


def _incomplete(response: RawResponse) -> ValidatedBody:
    return ValidatedBody(None, (Deviation("", "", "must be complete", response.body_error or ""),))


def _first(headers: Headers, names: Sequence[str]) -> str | None:
    for name in names:
        if value := headers.fields.get(name.lower()):
            return value
    return None


def _status_error(
    api: Api, details: ErrorDetails, operation: str, response: RawResponse, deviations: tuple[Deviation, ...]
) -> StatusError:
    try:
        phrase = f"{response.status} {http.HTTPStatus(response.status).phrase}"
    except ValueError:
        phrase = str(response.status)
    code = f" [{_messages.sanitize(details.code)}]" if details.code else ""
    *first, last = [_messages.sanitize(text) for text in (details.message, details.details) if text] or [""]
    explanation = ": ".join([*(text.rstrip(".") for text in first), last])
    error = error_class(response.status)(
        f"{operation}: {phrase}{code}" + (f": {explanation}" if explanation else ""),
        operation=operation,
        response=response,
        code=details.code,
        message=details.message,
        details=details.details,
        failures=details.failures,
        retry_after=parse_retry_after(response.headers, api.retry_after_headers),
    )
    error.deviations = deviations
    error.request_id = details.request_id
    return error
