"""Defects in what goes over the wire: answers that are bent, and bodies that are taken for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs
from starlette.datastructures import Headers

from truespec_sandbox._responses import Response
from truespec_sandbox.mutants._pointers import altered, beside, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._responses import AnyResponse, CallNext, Middleware
    from truespec_sandbox._wire._incoming_request import IncomingRequest
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect

Bend: TypeAlias = "Callable[[Response], Response]"


def bent(bend: Bend, *operations: str, status: int = 200) -> Defect:
    """Change the answers of operations.

    Args:
        bend: makes the wrong answer of the right one.
        operations: whose answers; of a path's other methods (405), those of its operations.
        status: only answers with this status.

    Returns:
        The defect.

    """

    def make(dispatcher: Dispatcher) -> Middleware:
        async def layer(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
            reply = await call_next(request)
            if not isinstance(reply, Response) or reply.status != status:
                return reply
            return bend(reply) if _meant(dispatcher, request) & {*operations} else reply

        return layer

    return lambda parts: attrs.evolve(parts, layers=(*parts.layers, make))


def taken_for_json(media_type: str, *operations: str) -> Defect:
    """Read a body of another media type as JSON."""

    def make(dispatcher: Dispatcher) -> Middleware:
        async def layer(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
            is_other = request.headers.get("content-type", "").startswith(media_type)
            if is_other and _meant(dispatcher, request) & {*operations}:
                headers = Headers({**request.headers, "content-type": "application/json"})
                return await call_next(attrs.evolve(request, headers=headers))
            return await call_next(request)

        return layer

    return lambda parts: attrs.evolve(parts, layers=(*parts.layers, make))


def _meant(dispatcher: Dispatcher, request: IncomingRequest) -> set[str]:
    target = dispatcher.target(request)
    if target.operation is not None:
        return {target.operation.operation_id}
    return {each.operation_id for each in target.match.operations.values()} if target.match else set()


def body(change: Callable[[JSON], JSON]) -> Bend:
    """Change the body of answers."""
    return lambda response: attrs.evolve(response, body=change(response.body))


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
    return lambda response: attrs.evolve(response, status=number)


def headless(name: str) -> Bend:
    """Leave a header out."""
    return lambda response: attrs.evolve(response, headers=tuple(pair for pair in response.headers if pair[0] != name))


def headed(name: str, change: Callable[[str], str]) -> Bend:
    """Change the value of a header."""
    return lambda response: attrs.evolve(
        response, headers=tuple((key, change(value) if key == name else value) for key, value in response.headers)
    )
