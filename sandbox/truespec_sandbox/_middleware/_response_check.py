"""Check mode: the sandbox validates its own responses against the contract document before they are sent.

An invalid one becomes a 500 that names the place by its JSON Pointer, so that a bug of the sandbox is never mistaken for
a behaviour of the API.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from truespec_sandbox._document._json_schema import compile_schema
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._responses import Response, has_no_content
from truespec_sandbox._validation._violations import describe_pointers, describe_value
from truespec_sandbox._wire._text_values import parse_scalar

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import OperationSpec, ResponseSpec
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest
    from truespec_sandbox._wire._strict_json import JSON

logger = logging.getLogger("truespec_sandbox")


class ResponseCheck:
    """The middleware that validates every response of a documented operation; raw responses pass as they are."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        """Bind to the dispatcher whose responses are validated."""
        self._dispatcher = dispatcher
        # By the identity of the schema, which lives as long as the document; compiled on first use.
        self._validators: dict[int, Draft202012Validator] = {}

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Pass a request on; return its response, or a 500 in its place when the response is invalid."""
        response = await call_next(request)
        if not isinstance(response, Response) or response.status == HTTPStatus.INSUFFICIENT_STORAGE:
            # No API documents the disk of the sandbox.
            return response
        operation = self._find_operation(request, response)
        deviations = self.find_deviations(operation, response) if operation else []
        if operation is None or not deviations:
            return response
        details = f"the sandbox's response to {operation.operation_id} violates the contract: {'; '.join(deviations)}"
        logger.error("%s", details)
        error = self._dispatcher.error_response(APIError(Reason.INTERNAL, details[:900]))
        spec = operation.response(error.status)
        return error.with_headers(*(pair for pair in response.headers if spec and pair[0] in spec.headers))

    def find_deviations(self, operation: OperationSpec, response: Response) -> list[str]:
        """Return what is wrong with a response.

        Args:
            operation: the operation that it belongs to.
            response: the response.

        Returns:
            A sentence for each deviation; empty when the response is valid.

        """
        spec = operation.response(response.status)
        if spec is None:
            return [f"the status {response.status} is not documented"]
        return [*self._check_headers(spec, response), *self._check_content(spec, response)]

    def _find_operation(self, request: IncomingRequest, response: Response) -> OperationSpec | None:
        target = self._dispatcher.target(request)
        if target.operation is not None or target.match is None or response.status != HTTPStatus.METHOD_NOT_ALLOWED:
            return target.operation
        # The path has no operation of this method: its other operations may document the 405.
        others = target.match.operations.values()
        return next((each for each in others if str(response.status) in each.responses), None)

    def _check_headers(self, spec: ResponseSpec, response: Response) -> list[str]:
        headers = dict(response.headers)
        deviations: list[str] = []
        for name, header in spec.headers.items():
            if name not in headers:
                deviations += [f"the header {name} is missing"] if header.required else []
                continue
            value = parse_scalar(headers[name], header.schema.get("type"))
            errors = self._get_validator(header.schema).iter_errors(value)
            deviations += [f"the header {name} {describe_value(error)}" for error in errors]
        return deviations

    def _check_content(self, spec: ResponseSpec, response: Response) -> list[str]:
        if has_no_content(response):
            return ["the content is missing"] if spec.media_types else []
        media_type = spec.media_types.get(response.media_type)
        if media_type is None:
            return [f"the media type {response.media_type} is not documented for {response.status}"]
        return describe_pointers(self._get_validator(media_type.schema).iter_errors(response.body))

    def _get_validator(self, schema: dict[str, JSON]) -> Draft202012Validator:
        compiled = self._validators.get(id(schema))
        if compiled is None:
            compiled = self._validators[id(schema)] = compile_schema(schema, self._dispatcher.document.schemas)
        return compiled
