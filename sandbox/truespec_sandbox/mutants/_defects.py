"""The ways in which a defect is planted: in answers, in what operations do, in what is checked, in what keys open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from starlette.datastructures import Headers

from truespec_sandbox._profile._call import Answer
from truespec_sandbox.mutants._pointers import altered, beside, without

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import Operation, Parameter
    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._exchange._layer import Layer, Next, Reply
    from truespec_sandbox._profile._call import Behaviour, Call
    from truespec_sandbox._wire._arrival import Arrival
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect, Parts

Bend: TypeAlias = "Callable[[Answer], Answer]"
Act: TypeAlias = "Callable[[Call, Behaviour], Answer]"


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


def acting(act: Act, *operations: str) -> Defect:
    """Change what operations do.

    Args:
        act: does it in the place of the behaviour, which it gets.
        operations: which.

    Returns:
        The defect.

    """

    def wrapped(behaviour: Behaviour) -> Behaviour:
        return lambda call: act(call, behaviour)

    def plant(parts: Parts) -> Parts:
        new = {name: wrapped(parts.profile.behaviours[name]) for name in operations}
        behaviours = {**parts.profile.behaviours, **new}
        return attrs.evolve(parts, profile=attrs.evolve(parts.profile, behaviours=behaviours))

    return plant


def asked(change: Callable[[dict[str, JSON]], Mapping[str, JSON]]) -> Act:
    """Do what another query would do."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        query = change(dict(call.parameters.query))
        return behaviour(attrs.evolve(call, parameters=attrs.evolve(call.parameters, query=query)))

    return act


def sent(change: Callable[[JSON], JSON]) -> Act:
    """Do what another body would do."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        return behaviour(attrs.evolve(call, body=change(call.body)))

    return act


def ruled(change: Callable[[Operation], Operation], *operations: str) -> Defect:
    """Check requests by other rules than the document's."""

    def plant(parts: Parts) -> Parts:
        document = parts.document
        changed = (change(one) if one.operation_id in operations else one for one in document.operations)
        return attrs.evolve(parts, document=attrs.evolve(document, operations=tuple(changed)))

    return plant


def schema(name: str, change: Callable[[dict[str, JSON]], JSON]) -> Defect:
    """Check bodies by another schema than the document's of this name."""

    def plant(parts: Parts) -> Parts:
        document = parts.document
        old = document.schemas[name]
        new = change(old) if isinstance(old, dict) else old
        return attrs.evolve(parts, document=attrs.evolve(document, schemas={**document.schemas, name: new}))

    return plant


def parameter(name: str, change: Callable[[Parameter], Parameter]) -> Callable[[Operation], Operation]:
    """Check a parameter by another rule."""
    return lambda operation: attrs.evolve(
        operation, parameters=tuple(change(one) if one.name == name else one for one in operation.parameters)
    )


def unbounded(one: Parameter) -> Parameter:
    """Take any text for a parameter, or any number."""
    return attrs.evolve(one, schema={"type": one.schema.get("type", "string")})


def in_turn(*defects: Defect) -> Defect:
    """Plant what one defect takes several changes for."""

    def plant(parts: Parts) -> Parts:
        for defect in defects:
            parts = defect(parts)
        return parts

    return plant
