"""Real answers bent by a fault: the kinds that need what the behaviour answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._document._json_schema import validator
from truespec_sandbox._faults import _answers as answers
from truespec_sandbox._faults._delivery import Delivery
from truespec_sandbox._faults._mutation import AnswerSchema, mutate
from truespec_sandbox._wire._strict_json import dump

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import Document, Operation
    from truespec_sandbox._exchange._layer import RawAnswer, Reply
    from truespec_sandbox._faults._fault import Fault
    from truespec_sandbox._faults._plan import Chosen

_SUCCESS = range(200, 300)
_PLAIN: dict[str, Callable[[Fault, RawAnswer], Reply]] = {
    "truncated": answers.truncated,
    "malformed": answers.malformed,
    "content-type": answers.with_media_type,
    "wrong-total": answers.with_total,
    "reset-in-body": lambda fault, answer: Delivery(answer, fault.number("keep"), "reset"),
    "early-close": lambda fault, answer: Delivery(answer, fault.number("keep"), "close"),
    "drip": lambda fault, answer: Delivery(answer, size=int(fault.number("size")), interval=fault.number("interval")),
}


class Bending:
    """Bends answers; remembers what it needs for that. Used in the event loop alone."""

    def __init__(self, document: Document) -> None:
        """Begin with nothing remembered.

        Args:
            document: the contract document, whose schemas say what breaks an answer.

        """
        self._document = document
        self._schemas: dict[tuple[str, int], AnswerSchema | None] = {}
        self._last_good: dict[str, bytes] = {}

    def forget(self) -> None:
        """Forget all former answers."""
        self._last_good.clear()

    def remember(self, operation: Operation, answer: RawAnswer) -> None:
        """Keep a good answer of a reading operation, for ``same-page``."""
        if operation.method == "GET" and answer.status in _SUCCESS and answer.body:
            self._last_good[operation.operation_id] = answer.body

    def bend(self, chosen: Chosen, operation: Operation, answer: RawAnswer) -> Reply:
        """Bend one answer.

        Args:
            chosen: the fault.
            operation: whose answer it is.
            answer: the answer as it should be.

        Returns:
            What to send instead.

        Raises:
            LookupError: the answer has nothing that could be bent in this way.

        """
        if not answer.body:
            message = "the answer has no body"
            raise LookupError(message)
        if chosen.fault.kind in _PLAIN:
            return _PLAIN[chosen.fault.kind](chosen.fault, answer)
        if chosen.fault.kind == "same-page":
            return self._last_page(operation, answer)
        return self._mutated(chosen, operation, answer)

    def _last_page(self, operation: Operation, answer: RawAnswer) -> RawAnswer:
        if operation.operation_id not in self._last_good:
            message = "the operation has had no good answer yet"
            raise LookupError(message)
        return attrs.evolve(answer, body=self._last_good[operation.operation_id])

    def _mutated(self, chosen: Chosen, operation: Operation, answer: RawAnswer) -> RawAnswer:
        schema = self._schema(operation, answer.status)
        if schema is None:
            message = "the document has no schema for this answer"
            raise LookupError(message)
        body = answers.json_of(answer)
        changed = mutate(chosen.fault.kind, body, schema, chosen.chance, chosen.fault.text("pointer"))
        return attrs.evolve(answer, body=dump(changed))

    def _schema(self, operation: Operation, status: int) -> AnswerSchema | None:
        key = (operation.operation_id, status)
        if key not in self._schemas:
            response = operation.response(status)
            media = response.media_types.get("application/json") if response else None
            schemas = self._document.schemas
            self._schemas[key] = (
                AnswerSchema(media.schema, schemas, validator(media.schema, schemas)) if media else None
            )
        return self._schemas[key]
