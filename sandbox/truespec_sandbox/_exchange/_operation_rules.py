"""All that is held to one operation, compiled from the document once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._checking._acceptance import AcceptanceRules
from truespec_sandbox._checking._parameters import ParameterRules
from truespec_sandbox._checking._request_body import BodyRules
from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._exchange._examples import example_response

if TYPE_CHECKING:
    from truespec_sandbox._document._model import ContractDocument, OperationSpec
    from truespec_sandbox._profile._call import Handler, RequestContext, Response
    from truespec_sandbox._profile._profile import Profile


@attrs.frozen
class OperationRules:
    """The rules for one operation, and what it does once they are kept.

    Attributes:
        accept: what it can give.
        parameters: its parameters.
        body: its request body.
        handle: its behaviour, or its answer from examples.

    """

    accept: AcceptanceRules
    parameters: ParameterRules
    body: BodyRules
    handle: Handler


def compiled(profile: Profile, document: ContractDocument) -> dict[str, OperationRules]:
    """Compile the rules of every operation.

    Args:
        profile: what the operations do.
        document: the document.

    Returns:
        The rules by operationId.

    Raises:
        DocumentError: the document lacks an operation that the profile plays, or a schema in it is wrong.

    """
    absent = sorted(profile.handlers.keys() - {operation.operation_id for operation in document.operations})
    if absent:
        message = f"the contract document of {profile.api!r} lacks {', '.join(absent)}, which the sandbox plays"
        raise DocumentError(message)
    return {operation.operation_id: _rules(operation, profile, document) for operation in document.operations}


def _rules(operation: OperationSpec, profile: Profile, document: ContractDocument) -> OperationRules:
    played = profile.handlers.get(operation.operation_id)
    return OperationRules(
        accept=AcceptanceRules(operation),
        parameters=ParameterRules(operation, document.schemas, profile.path_details),
        body=BodyRules(operation, document.schemas),
        handle=played or _always(example_response(operation, document.schemas)),
    )


def _always(response: Response) -> Handler:
    def handle(_call: RequestContext) -> Response:
        return response

    return handle
