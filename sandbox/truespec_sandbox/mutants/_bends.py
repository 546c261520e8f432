"""Defects in what goes over the wire: answers that are bent, and bodies that are taken for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from starlette.datastructures import Headers

from truespec_sandbox._profile._call import Answer
from truespec_sandbox.mutants._pointers import altered, beside, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._exchange._layer import Layer, Next, Reply
    from truespec_sandbox._wire._arrival import Arrival
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect

Bend: TypeAlias = "Callable[[Answer], Answer]"


def bent(bend: Bend, *operations: str, status: int = 200) -> Defect:
    """Change the answers of operations.

    Args:
        bend: makes the wrong answer of the right one.
        operations: whose answers; of a path's other methods (405), those of its operations.
        status: only answers with this status.

    Returns:
        The defect.

    """

    def make(exchange: Exchange) -> Layer:
        async def layer(arrival: Arrival, proceed: Next) -> Reply:
            reply = await proceed(arrival)
            if not isinstance(reply, Answer) or reply.status != status:
                return reply
            return bend(reply) if _meant(exchange, arrival) & {*operations} else reply

        return layer

    return lambda parts: attrs.evolve(parts, layers=(*parts.layers, make))


def taken_for_json(media_type: str, *operations: str) -> Defect:
    """Read a body of another media type as JSON."""

    def make(exchange: Exchange) -> Layer:
        async def layer(arrival: Arrival, proceed: Next) -> Reply:
            is_other = arrival.headers.get("content-type", "").startswith(media_type)
            if is_other and _meant(exchange, arrival) & {*operations}:
                headers = Headers({**arrival.headers, "content-type": "application/json"})
                return await proceed(attrs.evolve(arrival, headers=headers))
            return await proceed(arrival)

        return layer

    return lambda parts: attrs.evolve(parts, layers=(*parts.layers, make))


def _meant(exchange: Exchange, arrival: Arrival) -> set[str]:
    target = exchange.target(arrival)
    if target.operation is not None:
        return {target.operation.operation_id}
    return {each.operation_id for each in target.match.operations.values()} if target.match else set()


def body(change: Callable[[JSON], JSON]) -> Bend:
    """Change the body of answers."""
    return lambda answer: attrs.evolve(answer, body=change(answer.body))


def at(pointer: str, change: Callable[[JSON], JSON]) -> Bend:
    """Change one place of the body."""
    return body(lambda value: altered(value, pointer, change))


def put(pointer: str, value: JSON) -> Bend:
    """Put a member into the body, or another value for it."""
    return body(lambda whole: beside(whole, pointer, value))


def lacking(pointer: str) -> Bend:
    """Leave a member of the body out."""
    return body(lambda value: without(value, pointer))


def status(number: int) -> Bend:
    """Answer with another status."""
    return lambda answer: attrs.evolve(answer, status=number)


def headless(name: str) -> Bend:
    """Leave a header out."""
    return lambda answer: attrs.evolve(answer, headers=tuple(pair for pair in answer.headers if pair[0] != name))


def headed(name: str, change: Callable[[str], str]) -> Bend:
    """Change the value of a header."""
    return lambda answer: attrs.evolve(
        answer, headers=tuple((key, change(value) if key == name else value) for key, value in answer.headers)
    )
