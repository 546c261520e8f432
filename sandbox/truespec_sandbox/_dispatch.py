"""The steps from a request to its answer, in the order in which an API refuses.

Path, method, key, what is accepted, media type, parameters, body, state. Nothing here knows HTTP's wire or any API by
name. What stands around an exchange, such as faults, limits and checks of our own answers, are layers (``_layer``).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._document._examples import example_response
from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._document._routes import PathMatch, Routes
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import RequestContext
from truespec_sandbox._responses import Response
from truespec_sandbox._validation._headers import AcceptValidator, credentials
from truespec_sandbox._validation._parameters import ParameterValidator
from truespec_sandbox._validation._request_body import BodyValidator

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import ContractDocument, OperationSpec
    from truespec_sandbox._profile import Handler, Profile
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._incoming_request import IncomingRequest


@attrs.frozen
class OperationRules:
    """The rules for one operation, and what it does once they are kept.

    Attributes:
        accept: what it can give.
        parameters: its parameters.
        body: its request body.
        handle: its behaviour, or its answer from examples.

    """

    accept: AcceptValidator
    parameters: ParameterValidator
    body: BodyValidator
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
        accept=AcceptValidator(operation),
        parameters=ParameterValidator(operation, document.schemas, profile.path_details),
        body=BodyValidator(operation, document.schemas),
        handle=played or _always(example_response(operation, document.schemas)),
    )


def _always(response: Response) -> Handler:
    def handle(_call: RequestContext) -> Response:
        return response

    return handle


logger = logging.getLogger("truespec_sandbox")

_SMALL_BODY_BYTES = 16 * 1024


@attrs.frozen
class Target:
    """What a request is aimed at.

    Attributes:
        match: the operations of its path; ``None`` when the document has no such path.
        operation: the operation; ``None`` when the path does not have the method, or there is no such path.

    """

    match: PathMatch | None
    operation: OperationSpec | None


class Dispatcher:
    """Answers requests for one API; safe to be used from many threads.

    Attributes:
        profile: what no document says about the API.
        document: the contract document.

    """

    def __init__(self, profile: Profile, document: ContractDocument, store: Store, clock: Callable[[], float]) -> None:
        """Bind the parts together.

        Args:
            profile: what no document says about the API.
            document: the contract document.
            store: the state.
            clock: returns the time in Unix seconds.

        Raises:
            DocumentError: the document lacks an operation that the profile plays, or a schema in it is wrong.

        """
        self.profile = profile
        self.document = document
        self._routes = Routes(document)
        self._last_match: tuple[str, PathMatch | None] = ("", self._routes.match(""))
        self._store = store
        self._clock = clock
        # All at the start (a few milliseconds), so that a wrong schema stops the start and not some later request.
        self._rules = compiled(profile, document)

    def is_immediate(self, request: IncomingRequest) -> bool:
        """Whether a request can be answered at once: its body is small, and nobody else has or can have the state."""
        return len(request.body or b"") <= _SMALL_BODY_BYTES and self._store.is_idle()

    def target(self, request: IncomingRequest) -> Target:
        """Return what a request is aimed at, without any check of it."""
        # Each layer asks this about the same request; one attribute, so that threads see a whole pair.
        raw_path, match = self._last_match
        if raw_path != request.raw_path:
            match = self._routes.match(request.raw_path)
            self._last_match = request.raw_path, match
        return Target(match, match.operation(request.method) if match else None)

    def partner(self, operation: OperationSpec, request: IncomingRequest) -> str:
        """Return whom the credentials of a request belong to.

        Args:
            operation: the operation that it is aimed at.
            request: the request.

        Returns:
            The partner; empty when the operation needs no credentials.

        Raises:
            APIError: they are missing, not known, or without the right to the operation.

        """
        if not operation.security:
            return ""
        found = credentials(operation, request.headers, self.profile.optional_schemes)
        partner = self.profile.authenticate(found)
        if partner is None:
            raise APIError(Reason.KEY_UNKNOWN)
        if not self.profile.is_authorized(found, operation):
            raise APIError(Reason.FORBIDDEN)
        return partner

    def error_response(self, error: APIError) -> Response:
        """Return the answer, in the API's envelope, for a refusal."""
        return self.profile.error_response(error)

    def respond(self, request: IncomingRequest) -> Response:
        """Answer one request.

        Args:
            request: the request as it arrived.

        Returns:
            The answer; a mistake of our own is an answer too (500), and its traceback goes to the log.

        """
        try:
            return self._respond(request)
        except APIError as error:
            return self.error_response(error)
        except Exception:
            logger.exception("%s %s failed", request.method, request.raw_path)
            return self.error_response(APIError(Reason.INTERNAL))

    def _respond(self, request: IncomingRequest) -> Response:
        target = self.target(request)
        if target.match is None:
            raise APIError(Reason.UNKNOWN_PATH)
        if target.operation is None:
            allow = (("allow", target.match.allow),)
            if request.method == "OPTIONS":
                return Response(204, headers=allow)
            raise APIError(Reason.METHOD_NOT_ALLOWED, headers=allow)
        return self._perform(target.operation, target.match, request)

    def _perform(self, operation: OperationSpec, match: PathMatch, request: IncomingRequest) -> Response:
        partner = self.partner(operation, request)
        rules = self._rules[operation.operation_id]
        rules.accept.check(request.headers.get("accept", ""))
        rules.body.check_media_type(request)
        parameters = rules.parameters.read(match.segments, request.query, request.headers)
        body = rules.body.read(request)
        with self._store.transaction(self.profile.api, writes=operation.method != "GET") as records:
            return rules.handle(
                RequestContext(partner, parameters, body.value, body.files, int(self._clock()), records)
            )
