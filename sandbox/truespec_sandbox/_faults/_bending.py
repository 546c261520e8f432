"""Real answers bent by a fault: the kinds that need what the behaviour answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._document._json_schema import compile_schema
from truespec_sandbox._faults import _responses as responses
from truespec_sandbox._faults._delivery import Delivery
from truespec_sandbox._faults._mutation import ResponseSchema, mutate
from truespec_sandbox._wire._strict_json import dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import ContractDocument, OperationSpec
    from truespec_sandbox._faults._fault import Fault
    from truespec_sandbox._faults._plan import Chosen
    from truespec_sandbox._responses import AnyResponse, RawResponse

_SUCCESS = range(200, 300)
_PLAIN: dict[str, Callable[[Fault, RawResponse], AnyResponse]] = {
    "truncated": responses.truncated,
    "malformed": responses.malformed,
    "content-type": responses.with_media_type,
    "wrong-total": responses.with_total,
    "reset-in-body": lambda fault, response: Delivery(response, fault.number("keep"), "reset"),
    "early-close": lambda fault, response: Delivery(response, fault.number("keep"), "close"),
    "drip": lambda fault, response: Delivery(
        response, size=int(fault.number("size")), interval=fault.number("interval")
    ),
}


class Bending:
    """Bends answers; remembers what it needs for that. Used in the event loop alone."""

    def __init__(self, document: ContractDocument) -> None:
        """Begin with nothing remembered.

        Args:
            document: the contract document, whose schemas say what breaks an answer.

        """
        self._document = document
        self._schemas: dict[tuple[str, int], ResponseSchema | None] = {}
        self._last_good: dict[str, bytes] = {}

    def forget(self) -> None:
        """Forget all former answers."""
        self._last_good.clear()

    def remember(self, operation: OperationSpec, response: RawResponse) -> None:
        """Keep a good answer of a reading operation, for ``same-page``."""
        if operation.method == "GET" and response.status in _SUCCESS and response.body:
            self._last_good[operation.operation_id] = response.body

    def bend(self, chosen: Chosen, operation: OperationSpec, response: RawResponse) -> AnyResponse:
        """Bend one answer.

        Args:
            chosen: the fault.
            operation: whose answer it is.
            response: the answer as it should be.

        Returns:
            What to send instead.

        Raises:
            LookupError: the answer has nothing that could be bent in this way.

        """
        if not response.body:
            message = "the answer has no body"
            raise LookupError(message)
        if chosen.fault.kind in _PLAIN:
            return _PLAIN[chosen.fault.kind](chosen.fault, response)
        if chosen.fault.kind == "same-page":
            return self._last_page(operation, response)
        return self._mutated(chosen, operation, response)

    def _last_page(self, operation: OperationSpec, response: RawResponse) -> RawResponse:
        if operation.operation_id not in self._last_good:
            message = "the operation has had no good answer yet"
            raise LookupError(message)
        return attrs.evolve(response, body=self._last_good[operation.operation_id])

    def _mutated(self, chosen: Chosen, operation: OperationSpec, response: RawResponse) -> RawResponse:
        schema = self._schema(operation, response.status)
        if schema is None:
            message = "the document has no schema for this answer"
            raise LookupError(message)
        body = responses.json_of(response)
        changed = mutate(chosen.fault.kind, body, schema, chosen.chance, chosen.fault.text("pointer"))
        return attrs.evolve(response, body=dump(changed))

    def _schema(self, operation: OperationSpec, status: int) -> ResponseSchema | None:
        key = (operation.operation_id, status)
        if key not in self._schemas:
            spec = operation.response(status)
            media = spec.media_types.get("application/json") if spec else None
            schemas = self._document.schemas
            self._schemas[key] = (
                ResponseSchema(media.schema, schemas, compile_schema(media.schema, schemas)) if media else None
            )
        return self._schemas[key]
