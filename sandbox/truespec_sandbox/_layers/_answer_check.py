"""Check mode: our own answers held to the contract document before they are sent.

A wrong one becomes a 500 that says where it is wrong, by JSON Pointer, so that a mistake of the sandbox is never taken
for the API's habit.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from truespec_sandbox._checking._violations import describe_pointers, describe_value
from truespec_sandbox._document._json_schema import validator
from truespec_sandbox._exchange._layer import without_content
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._wire._plain_values import plain_value

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._document._model import Operation, Response
    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._exchange._layer import Next, Reply
    from truespec_sandbox._wire._arrival import Arrival
    from truespec_sandbox._wire._strict_json import JSON

_NOT_ALLOWED = 405

logger = logging.getLogger("truespec_sandbox")


class AnswerCheck:
    """The layer that checks every answer to a documented operation; other layers' raw answers go through unseen."""

    def __init__(self, exchange: Exchange) -> None:
        """Bind to the exchange whose answers are checked.

        Args:
            exchange: knows the document and the API's envelope.

        """
        self._exchange = exchange
        # By the schema's identity, which lives as long as the document; compiled when first needed.
        self._validators: dict[int, Draft202012Validator] = {}

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Pass a request on and check what comes back.

        Args:
            arrival: the request.
            proceed: what comes next.

        Returns:
            The answer, or a 500 in its place.

        """
        reply = await proceed(arrival)
        operation = self._operation(arrival, reply)
        if operation is None or not isinstance(reply, Answer):
            return reply
        troubles = self.troubles(operation, reply)
        if not troubles:
            return reply
        said = f"the sandbox's own answer to {operation.operation_id} breaks the contract: {'; '.join(troubles)}"
        logger.error("%s", said)
        refused = self._exchange.refuse(RefusalError(Reason.INTERNAL, said[:900]))
        documented = operation.response(refused.status)
        kept = [pair for pair in reply.headers if documented and pair[0] in documented.headers]
        return refused.with_headers(*kept)

    def troubles(self, operation: Operation, answer: Answer) -> list[str]:
        """Say what is wrong with an answer.

        Args:
            operation: the operation that it answers.
            answer: the answer.

        Returns:
            A sentence for each fault; none when the answer keeps the contract.

        """
        response = operation.response(answer.status)
        if response is None:
            return [f"the status {answer.status} is not documented"]
        return [*self._of_headers(response, answer), *self._of_content(response, answer)]

    def _operation(self, arrival: Arrival, reply: Reply) -> Operation | None:
        target = self._exchange.target(arrival)
        if target.operation is not None or target.match is None or not isinstance(reply, Answer):
            return target.operation
        # A method that the path does not have: its other operations say what a 405 looks like, if any of them does.
        others = target.match.operations.values()
        return next(
            (each for each in others if str(reply.status) in each.statuses and reply.status == _NOT_ALLOWED), None
        )

    def _of_headers(self, response: Response, answer: Answer) -> list[str]:
        sent = dict(answer.headers)
        troubles: list[str] = []
        for name, header in response.headers.items():
            if name not in sent:
                troubles += [f"the header {name} is missing"] if header.required else []
                continue
            value = plain_value(sent[name], header.schema.get("type"))
            errors = self._validator(header.schema).iter_errors(value)
            troubles += [f"the header {name} {describe_value(error)}" for error in errors]
        return troubles

    def _of_content(self, response: Response, answer: Answer) -> list[str]:
        if without_content(answer):
            return ["there has to be content"] if response.media_types else []
        media_type = response.media_types.get(answer.media_type)
        if media_type is None:
            return [f"the media type {answer.media_type} is not documented for {answer.status}"]
        return describe_pointers(self._validator(media_type.schema).iter_errors(answer.body))

    def _validator(self, schema: dict[str, JSON]) -> Draft202012Validator:
        found = self._validators.get(id(schema))
        if found is None:
            found = self._validators[id(schema)] = validator(schema, self._exchange.document.schemas)
        return found
