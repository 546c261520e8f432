"""Responses of faults: those that replace the real response, and mutations of the real one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from truespec_sandbox._document._json_schema import compile_schema
from truespec_sandbox._errors import Reason
from truespec_sandbox._faults._delivery import Delivery, cut_body
from truespec_sandbox._faults._mutation import ResponseSchema, mutate
from truespec_sandbox._responses import RawResponse
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, dump, parse
from truespec_sandbox._wire._text_values import format_http_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import ContractDocument, OperationSpec
    from truespec_sandbox._faults._kinds import Fault
    from truespec_sandbox._faults._plan import SelectedFault
    from truespec_sandbox._responses import AnyResponse

_SUCCESS = range(200, 300)
_REASONS = {
    400: Reason.INVALID,
    401: Reason.KEY_UNKNOWN,
    403: Reason.FORBIDDEN,
    404: Reason.UNKNOWN_PATH,
    429: Reason.RATE_LIMITED,
}
_HTML = "text/html; charset=utf-8"
_HTML_PAGE = (
    b"<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>\n"
    b"<body><h1>Bad gateway</h1><p>This page is a fault of the sandbox.</p></body></html>\n"
)
_RELATIVE_DATE = re.compile(r"date([+-][0-9]+)")


def get_reason(status: int) -> Reason:
    """Return the reason whose error response has a status; that of a server error for any other status."""
    return _REASONS.get(status, Reason.INTERNAL)


def build_status_response(fault: Fault, envelope: RawResponse, wait_header: str, now: float) -> RawResponse:
    """Return the response of a ``status`` fault.

    Args:
        fault: the fault.
        envelope: the API's own error response.
        wait_header: the header in which the API says how long to wait.
        now: the time in Unix seconds.

    Returns:
        The response.

    """
    bodies = {
        "envelope": ("application/json", envelope.body),
        "json": ("application/json", b'{"oops":true}'),
        "html": (_HTML, _HTML_PAGE),
        "text": ("text/plain; charset=utf-8", b"upstream connect error or disconnect before headers\n"),
    }
    media_type, body = bodies.get(fault.text("body") or "", ("", b""))
    headers = [("content-type", media_type)] if media_type else []
    if (wait := fault.text("retry-after")) is not None:
        relative = _RELATIVE_DATE.fullmatch(wait)
        headers.append((wait_header, format_http_date(int(now) + int(relative[1])) if relative else wait))
    return RawResponse(int(fault.number("status")), tuple(headers), body)


def build_html_response(fault: Fault) -> RawResponse:
    """Return the response of an ``html`` fault."""
    return RawResponse(int(fault.number("status")), (("content-type", _HTML),), _HTML_PAGE)


class ResponseMutator:
    """Mutates responses; keeps the last success response of each operation. Used in the event loop only."""

    def __init__(self, document: ContractDocument) -> None:
        """Start with no responses kept."""
        self._document = document
        self._schemas: dict[tuple[str, int], ResponseSchema | None] = {}
        self._last_success: dict[str, bytes] = {}

    def clear(self) -> None:
        """Forget all kept responses."""
        self._last_success.clear()

    def record(self, operation: OperationSpec, response: RawResponse) -> None:
        """Keep a success response of a GET operation, for ``same-page``."""
        if operation.method == "GET" and response.status in _SUCCESS and response.body:
            self._last_success[operation.operation_id] = response.body

    def mutate(self, selected: SelectedFault, operation: OperationSpec, response: RawResponse) -> AnyResponse:
        """Apply a fault to a response.

        Args:
            selected: the fault.
            operation: the operation that the response belongs to.
            response: the response without the fault.

        Returns:
            The response with the fault.

        Raises:
            LookupError: the response has nothing that the fault could change.

        """
        fault = selected.fault
        if not response.body:
            message = "the response has no body"
            raise LookupError(message)
        if fault.kind in _MUTATIONS:
            return _MUTATIONS[fault.kind](fault, response)
        if fault.kind == "same-page":
            if operation.operation_id not in self._last_success:
                message = "the operation has had no success response yet"
                raise LookupError(message)
            return evolve(response, body=self._last_success[operation.operation_id])
        schema = self._get_schema(operation, response.status)
        if schema is None:
            message = "the document has no schema for this response"
            raise LookupError(message)
        mutated = mutate(fault.kind, _parse_body(response), schema, selected.random, fault.text("pointer"))
        return evolve(response, body=dump(mutated))

    def _get_schema(self, operation: OperationSpec, status: int) -> ResponseSchema | None:
        key = (operation.operation_id, status)
        if key not in self._schemas:
            spec = operation.response(status)
            media = spec.media_types.get("application/json") if spec else None
            schemas = self._document.schemas
            self._schemas[key] = (
                ResponseSchema(media.schema, schemas, compile_schema(media.schema, schemas)) if media else None
            )
        return self._schemas[key]


def _change_total(fault: Fault, response: RawResponse) -> RawResponse:
    # The outermost total of the response that changes.
    body = _parse_body(response)
    level = [body] if isinstance(body, dict) else []
    while level:
        for each in level:
            total = each.get("total")
            if isinstance(total, int) and (changed := max(total + int(fault.number("by")), 0)) != total:
                each["total"] = changed
                return evolve(response, body=dump(body))
        level = [inner for each in level for inner in each.values() if isinstance(inner, dict)]
    message = "the response has no total that this would change"
    raise LookupError(message)


def _parse_body(response: RawResponse) -> JSON:
    try:
        return parse(response.body)
    except MalformedJSONError as error:
        message = "the response is not JSON"
        raise LookupError(message) from error


_MUTATIONS: dict[str, Callable[[Fault, RawResponse], AnyResponse]] = {
    "truncated": lambda fault, response: evolve(response, body=cut_body(response.body, fault.number("keep"))),
    # A comma before the last character: no JSON value has one there.
    "malformed": lambda _, response: evolve(response, body=response.body[:-1] + b"," + response.body[-1:]),
    "content-type": lambda fault, response: response.with_headers(("content-type", fault.text("type") or "")),
    "wrong-total": _change_total,
    "reset-in-body": lambda fault, response: Delivery(response, fault.number("keep"), "reset"),
    "early-close": lambda fault, response: Delivery(response, fault.number("keep"), "close"),
    "drip": lambda fault, response: Delivery(
        response, size=int(fault.number("size")), interval=fault.number("interval")
    ),
}
