"""Check mode: our own answers held to the contract document before they are sent.

A wrong one becomes a 500 that says where it is wrong, by JSON Pointer, so that a mistake of the sandbox is never taken
for the API's habit.
"""

from __future__ import annotations

import logging
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

_NOT_ALLOWED = 405

logger = logging.getLogger("truespec_sandbox")


class ResponseCheck:
    """The layer that checks every answer to a documented operation; other layers' raw answers go through unseen."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        """Bind to the exchange whose answers are checked.

        Args:
            dispatcher: knows the document and the API's envelope.

        """
        self._dispatcher = dispatcher
        # By the schema's identity, which lives as long as the document; compiled when first needed.
        self._validators: dict[int, Draft202012Validator] = {}

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Pass a request on and check what comes back.

        Args:
            request: the request.
            call_next: what comes next.

        Returns:
            The answer, or a 500 in its place.

        """
        reply = await call_next(request)
        operation = self._operation(request, reply)
        if operation is None or not isinstance(reply, Response):
            return reply
        troubles = self.troubles(operation, reply)
        if not troubles:
            return reply
        said = f"the sandbox's own answer to {operation.operation_id} breaks the contract: {'; '.join(troubles)}"
        logger.error("%s", said)
        refused = self._dispatcher.error_response(APIError(Reason.INTERNAL, said[:900]))
        documented = operation.response(refused.status)
        kept = [pair for pair in reply.headers if documented and pair[0] in documented.headers]
        return refused.with_headers(*kept)

    def troubles(self, operation: OperationSpec, response: Response) -> list[str]:
        """Say what is wrong with an answer.

        Args:
            operation: the operation that it answers.
            response: the answer.

        Returns:
            A sentence for each fault; none when the answer keeps the contract.

        """
        spec = operation.response(response.status)
        if spec is None:
            return [f"the status {response.status} is not documented"]
        return [*self._of_headers(spec, response), *self._of_content(spec, response)]

    def _operation(self, request: IncomingRequest, reply: AnyResponse) -> OperationSpec | None:
        target = self._dispatcher.target(request)
        if target.operation is not None or target.match is None or not isinstance(reply, Response):
            return target.operation
        # A method that the path does not have: its other operations say what a 405 looks like, if any of them does.
        others = target.match.operations.values()
        return next(
            (each for each in others if str(reply.status) in each.responses and reply.status == _NOT_ALLOWED), None
        )

    def _of_headers(self, spec: ResponseSpec, response: Response) -> list[str]:
        sent = dict(response.headers)
        troubles: list[str] = []
        for name, header in spec.headers.items():
            if name not in sent:
                troubles += [f"the header {name} is missing"] if header.required else []
                continue
            value = parse_scalar(sent[name], header.schema.get("type"))
            errors = self._validator(header.schema).iter_errors(value)
            troubles += [f"the header {name} {describe_value(error)}" for error in errors]
        return troubles

    def _of_content(self, spec: ResponseSpec, response: Response) -> list[str]:
        if has_no_content(response):
            return ["there has to be content"] if spec.media_types else []
        media_type = spec.media_types.get(response.media_type)
        if media_type is None:
            return [f"the media type {response.media_type} is not documented for {response.status}"]
        return describe_pointers(self._validator(media_type.schema).iter_errors(response.body))

    def _validator(self, schema: dict[str, JSON]) -> Draft202012Validator:
        found = self._validators.get(id(schema))
        if found is None:
            found = self._validators[id(schema)] = compile_schema(schema, self._dispatcher.document.schemas)
        return found
