"""Defects of what is checked before a handler runs: parameters, bodies, media types, credentials, permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve
from starlette.datastructures import Headers

from tests.contract.mutants.handlers import combine, wrap_handler
from tests.contract.mutants.responses import add_middleware

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.contract.mutants.mutant import Defect
    from truespec_sandbox._document._model import OperationSpec, ParameterSpec
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._running import Parts
    from truespec_sandbox._wire._incoming_request import IncomingRequest


def edit_operation(edit: Callable[[OperationSpec], OperationSpec]) -> Defect:
    """Check the requests of the operations by an edited copy of the document."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        edited = (edit(one) if one.operation_id in operations else one for one in parts.document.operations)
        return evolve(parts, document=evolve(parts.document, operations=tuple(edited)))

    return plant


def edit_schema(name: str, edit: Callable[[Any], Any]) -> Defect:
    """Check bodies by an edited copy of a schema of the document's components."""

    def plant(parts: Parts, _operations: tuple[str, ...]) -> Parts:
        document = parts.document
        schemas = {**document.schemas, name: edit(document.schemas[name])}
        request_schemas = {**document.request_schemas, name: edit(document.request_schemas[name])}
        return evolve(parts, document=evolve(document, schemas=schemas, request_schemas=request_schemas))

    return plant


def accept_any_value(name: str) -> Defect:
    """Drop every constraint but the type from a parameter's schema."""

    def relax(parameter: ParameterSpec) -> ParameterSpec:
        return evolve(parameter, schema={"type": parameter.schema.get("type", "string")})

    def edit(operation: OperationSpec) -> OperationSpec:
        relaxed = tuple(relax(one) if one.name == name else one for one in operation.parameters)
        return evolve(operation, parameters=relaxed)

    return edit_operation(edit)


def without_response(status: str) -> Callable[[OperationSpec], OperationSpec]:
    """Remove a status from the responses of an operation, and with it the check that leads there."""
    return lambda operation: evolve(
        operation, responses={key: value for key, value in operation.responses.items() if key != status}
    )


def read_as_json(media_type: str) -> Defect:
    """Accept a body of another media type as JSON."""

    async def middleware(request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        if request.headers.get("content-type", "").startswith(media_type):
            request = evolve(request, headers=Headers({**request.headers, "content-type": "application/json"}))
        return await call_next(request)

    return add_middleware(middleware)


def skip_authentication(partner: str) -> Defect:
    """Require no credentials, and treat every caller as a partner."""
    return combine(
        edit_operation(lambda operation: evolve(operation, security=())),
        wrap_handler(lambda context, handler: handler(evolve(context, partner=partner))),
    )


def accept_unknown_credentials(partner: str) -> Defect:
    """Treat unknown credentials as a partner's, whatever the operation."""

    def plant(parts: Parts, _operations: tuple[str, ...]) -> Parts:
        authenticate, is_authorized = parts.profile.authenticate, parts.profile.is_authorized
        return _with_profile(
            parts,
            authenticate=lambda credentials: authenticate(credentials) or partner,
            is_authorized=lambda credentials, operation: (
                authenticate(credentials) is None or is_authorized(credentials, operation)
            ),
        )

    return plant


def skip_permission() -> Defect:
    """Permit the operations to every known key."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        is_authorized = parts.profile.is_authorized
        return _with_profile(
            parts,
            is_authorized=lambda credentials, operation: (
                operation.operation_id in operations or is_authorized(credentials, operation)
            ),
        )

    return plant


def edit_credentials(edit: Callable[[Mapping[str, str]], Mapping[str, str]]) -> Defect:
    """Check other credentials than those that were sent, whatever the operation."""

    def plant(parts: Parts, _operations: tuple[str, ...]) -> Parts:
        authenticate, is_authorized = parts.profile.authenticate, parts.profile.is_authorized
        return _with_profile(
            parts,
            authenticate=lambda credentials: authenticate(edit(credentials)),
            is_authorized=lambda credentials, operation: is_authorized(edit(credentials), operation),
        )

    return plant


def _with_profile(
    parts: Parts,
    *,
    authenticate: Callable[[Mapping[str, str]], str | None] | None = None,
    is_authorized: Callable[[Mapping[str, str], OperationSpec], bool],
) -> Parts:
    return evolve(
        parts,
        profile=evolve(
            parts.profile, authenticate=authenticate or parts.profile.authenticate, is_authorized=is_authorized
        ),
    )
