"""Defects of responses on their way out: the status, a header or the body is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from tests.contract.json_values import edit_at, with_member, without_member
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.mutants.mutant import Defect
    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._responses import AnyResponse, CallNext, Middleware
    from truespec_sandbox._running import Parts
    from truespec_sandbox._wire._incoming_request import IncomingRequest

Mutation: TypeAlias = "Callable[[Response], Response]"


def mutate_response(mutation: Mutation, status: int = 200) -> Defect:
    """Change the responses that have a status; a 405 counts as a response of every operation of its path."""

    async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        response = await call_next(request)
        return mutation(response) if isinstance(response, Response) and response.status == status else response

    return add_middleware(middleware)


def add_middleware(middleware: Middleware) -> Defect:
    """Put a middleware around the requests of the operations."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        def build(dispatcher: Dispatcher) -> Middleware:
            async def only_for_operations(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
                is_meant = not target_operations(dispatcher, request).isdisjoint(operations)
                return await (middleware(request, call_next) if is_meant else call_next(request))

            return only_for_operations

        return evolve(parts, middleware=(*parts.middleware, build))

    return plant


def edit_request(edit: Callable[[IncomingRequest], IncomingRequest], *, always: bool = False) -> Defect:
    """Handle another request than the one that was sent, when the other one is for one of the operations or always."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        def build(dispatcher: Dispatcher) -> Middleware:
            async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
                edited = edit(request)
                is_meant = always or not target_operations(dispatcher, edited).isdisjoint(operations)
                return await call_next(edited if is_meant else request)

            return middleware

        return evolve(parts, middleware=(*parts.middleware, build))

    return plant


def edit_path(edit: Callable[[str], str], *, always: bool = False) -> Defect:
    """Serve another path than the one that was sent."""
    return edit_request(lambda request: evolve(request, raw_path=edit(request.raw_path)), always=always)


def target_operations(dispatcher: Dispatcher, request: IncomingRequest) -> set[str]:
    """Return the operationId that a request addresses, or those of its path when its method is not allowed."""
    target = dispatcher.target(request)
    if target.operation is not None:
        return {target.operation.operation_id}
    return {each.operation_id for each in target.match.operations.values()} if target.match else set()


def set_status(status: int) -> Mutation:
    """Replace the status."""
    return lambda response: evolve(response, status=status)


def set_media_type(media_type: str) -> Mutation:
    """Replace the value of ``Content-Type``."""
    return lambda response: evolve(response, media_type=media_type)


def drop_header(name: str) -> Mutation:
    """Leave a header out."""
    return lambda response: evolve(response, headers=tuple(pair for pair in response.headers if pair[0] != name))


def edit_header(name: str, edit: Callable[[str], str]) -> Mutation:
    """Change the value of a header."""
    return lambda response: evolve(
        response, headers=tuple((key, edit(value) if key == name else value) for key, value in response.headers)
    )


def edit_body(edit: Callable[[Any], Any]) -> Mutation:
    """Change the body."""
    return lambda response: evolve(response, body=edit(response.body))


def edit_field(pointer: str, edit: Callable[[Any], Any]) -> Mutation:
    """Change the value at a pointer of the body."""
    return edit_body(lambda body: edit_at(body, pointer, edit))


def set_field(pointer: str, value: Any) -> Mutation:
    """Add or replace a member of the body."""
    return edit_body(lambda body: with_member(body, pointer, value))


def drop_field(pointer: str) -> Mutation:
    """Leave a member of the body out."""
    return edit_body(lambda body: without_member(body, pointer))
