"""The dispatcher: from a request to its response, with the checks in the order in which an API makes them.

Path, method, key, ``Accept``, media type, parameters, body, state. Nothing here knows sockets or any API by name.
Faults, rate limits and the check of our own responses are middleware around it (``_responses``).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._document._examples import example_response
from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._document._routes import PathMatch, Routes
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import RequestContext
from truespec_sandbox._responses import Response
from truespec_sandbox._validation._headers import AcceptValidator, read_credentials
from truespec_sandbox._validation._parameters import ParameterValidator
from truespec_sandbox._validation._request_body import BodyValidator

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import ContractDocument, OperationSpec
    from truespec_sandbox._profile import Handler, Profile
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._incoming_request import IncomingRequest

logger = logging.getLogger("truespec_sandbox")

_SMALL_BODY_BYTES = 16 * 1024


@frozen
class Target:
    """The path and the operation that a request is for.

    Attributes:
        match: the operations of its path; ``None`` when the document has no such path.
        operation: the operation; ``None`` when the path does not have the method, or there is no such path.

    """

    match: PathMatch | None
    operation: OperationSpec | None


@frozen
class _Endpoint:
    """The validators of one operation, compiled once, and its handler."""

    accept: AcceptValidator
    parameters: ParameterValidator
    body: BodyValidator
    handle: Handler
    keeps_state: bool


class Dispatcher:
    """Responds to the requests of one API; safe to be used from many threads.

    Attributes:
        profile: what no document says about the API.
        document: the contract document.

    """

    def __init__(self, profile: Profile, document: ContractDocument, store: Store, clock: Callable[[], float]) -> None:
        """Compile the validators of every operation."""
        missing = sorted(profile.handlers.keys() - {operation.operation_id for operation in document.operations})
        if missing:
            message = f"the contract document of {profile.api!r} lacks {', '.join(missing)}, for which the sandbox has handlers"
            raise DocumentError(message)
        self.profile = profile
        self.document = document
        self._routes = Routes(document)
        self._last_match: tuple[str, PathMatch | None] = ("", self._routes.match(""))
        self._store = store
        self._clock = clock
        # All at the start (a few milliseconds), so that a wrong schema stops the start and not some later request.
        self._endpoints = {each.operation_id: _endpoint(each, profile, document) for each in document.operations}
        self._reported: set[str] = set()

    def is_immediate(self, request: IncomingRequest) -> bool:
        """Return whether a request needs no thread: its body is small, and the state is in memory and idle."""
        return len(request.body or b"") <= _SMALL_BODY_BYTES and self._store.is_idle()

    def target(self, request: IncomingRequest) -> Target:
        """Return the path and the operation that a request is for, without any check of it."""
        # Each middleware calls this for the same request; one attribute, so that threads see a whole pair.
        raw_path, match = self._last_match
        if raw_path != request.raw_path:
            match = self._routes.match(request.raw_path)
            self._last_match = request.raw_path, match
        return Target(match, match.operation(request.method) if match else None)

    def authenticate(self, operation: OperationSpec, request: IncomingRequest) -> str:
        """Return the owner of the credentials of a request.

        Args:
            operation: the operation that the request is for.
            request: the request.

        Returns:
            The partner; empty when the operation needs no credentials.

        Raises:
            APIError: they are missing, unknown, or without access to the operation.

        """
        if not operation.security:
            return ""
        credentials = read_credentials(operation, request.headers, self.profile.optional_schemes)
        partner = self.profile.authenticate(credentials)
        if partner is None:
            raise APIError(Reason.KEY_UNKNOWN)
        if not self.profile.is_authorized(credentials, operation):
            raise APIError(Reason.FORBIDDEN)
        return partner

    def error_response(self, error: APIError) -> Response:
        """Return the error response, in the API's envelope."""
        return self.profile.error_response(error)

    def respond(self, request: IncomingRequest) -> Response:
        """Return the response to a request; a bug of our own is one too (500), and its traceback goes to the log."""
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
            if request.method == "OPTIONS" and request.raw_path == "*":
                return Response(204)  # the server as a whole (RFC 9110, section 9.3.7)
            raise APIError(Reason.UNKNOWN_PATH)
        if target.operation is None:
            allow = (("allow", target.match.allow),)
            if request.method == "OPTIONS":
                return Response(204, headers=allow)
            raise APIError(Reason.METHOD_NOT_ALLOWED, headers=allow)
        return self._handle(target.operation, target.match, request)

    def _handle(self, operation: OperationSpec, match: PathMatch, request: IncomingRequest) -> Response:
        partner = self.authenticate(operation, request)
        endpoint = self._endpoints[operation.operation_id]
        endpoint.accept.check(request.headers.get("accept", ""))
        endpoint.body.check_media_type(request)
        parameters = endpoint.parameters.read(match.segments, request.query, request.headers)
        body = endpoint.body.read(request)
        if not endpoint.keeps_state and operation.method != "GET" and operation.operation_id not in self._reported:
            self._reported.add(operation.operation_id)
            logger.warning("%s: the sandbox responds with an example and keeps nothing", operation.operation_id)
        with self._store.transaction(self.profile.api, writes=operation.method != "GET") as records:
            now = round(self._clock(), 3)
            return endpoint.handle(RequestContext(partner, parameters, body.value, body.files, now, records))


def _endpoint(operation: OperationSpec, profile: Profile, document: ContractDocument) -> _Endpoint:
    example = example_response(operation, document.schemas)
    return _Endpoint(
        accept=AcceptValidator(operation),
        parameters=ParameterValidator(operation, document.request_schemas, profile.path_details),
        body=BodyValidator(operation, document.request_schemas),
        handle=profile.handlers.get(operation.operation_id, lambda _: example),
        keeps_state=operation.operation_id in profile.handlers,
    )
