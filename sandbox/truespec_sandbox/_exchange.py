"""The steps from a request to its answer, in the order in which an API refuses.

Path, method, key, behaviour, media type, parameters, body, state. Nothing here knows HTTP's wire or any API by name.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from truespec_sandbox._document import DocumentError
from truespec_sandbox._parameters import ParameterRules
from truespec_sandbox._profile import Answer, Call, Profile
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._request_body import BodyRules
from truespec_sandbox._routes import Match, Routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._arrival import Arrival
    from truespec_sandbox._document import Document, Operation
    from truespec_sandbox._store import Store

logger = logging.getLogger("truespec_sandbox")


class Exchange:
    """Answers requests for one API; safe to be used from many threads."""

    def __init__(self, profile: Profile, document: Document, store: Store, clock: Callable[[], float]) -> None:
        """Bind the parts together.

        Args:
            profile: what no document says about the API.
            document: the contract document.
            store: the state.
            clock: returns the time in Unix seconds.

        Raises:
            DocumentError: the document lacks an operation that the profile plays, or a schema in it is wrong.

        """
        self._profile = profile
        self._routes = Routes(document)
        self._store = store
        self._clock = clock
        # All at the start (a few milliseconds), so that a wrong schema stops the start and not some later request.
        self._rules = _compiled(profile, document)

    def answer(self, arrival: Arrival) -> Answer:
        """Answer one request.

        Args:
            arrival: the request as it arrived.

        Returns:
            The answer; a mistake of our own is an answer too (500), and its traceback goes to the log.

        """
        try:
            return self._answer(arrival)
        except RefusalError as refusal:
            return self._profile.refuse(refusal)
        except Exception:
            logger.exception("%s %s failed", arrival.method, arrival.raw_path)
            return self._profile.refuse(RefusalError(Reason.INTERNAL))

    def _answer(self, arrival: Arrival) -> Answer:
        match = self._routes.match(arrival.raw_path)
        if match is None:
            raise RefusalError(Reason.UNKNOWN_PATH)
        if arrival.method == "OPTIONS":
            return Answer(204, None, (("allow", match.allow),))
        operation = match.operation(arrival.method)
        if operation is None:
            raise RefusalError(Reason.METHOD_NOT_ALLOWED, headers=(("allow", match.allow),))
        return self._perform(operation, match, arrival)

    def _perform(self, operation: Operation, match: Match, arrival: Arrival) -> Answer:
        partner = self._partner(operation, arrival)
        behaviour = self._profile.behaviours.get(operation.operation_id)
        if behaviour is None:
            details = f"the sandbox does not play {operation.operation_id} yet"
            raise RefusalError(Reason.NOT_IMPLEMENTED, details)
        parameter_rules, body_rules = self._rules[operation.operation_id]
        body_rules.check_media_type(arrival)
        parameters = parameter_rules.read(match.segments, arrival.query, arrival.headers)
        body = body_rules.read(arrival)
        with self._store.transaction(self._profile.api, writes=operation.method != "GET") as records:
            return behaviour(Call(partner, parameters, body, int(self._clock()), records))

    def _partner(self, operation: Operation, arrival: Arrival) -> str:
        if operation.key_header is None:
            return ""
        key = arrival.headers.get(operation.key_header, "")
        if not key:
            raise RefusalError(Reason.KEY_MISSING)
        partner = self._profile.partner_of(key)
        if partner is None:
            raise RefusalError(Reason.KEY_UNKNOWN)
        return partner


def _compiled(profile: Profile, document: Document) -> dict[str, tuple[ParameterRules, BodyRules]]:
    operations = {operation.operation_id: operation for operation in document.operations}
    absent = sorted(profile.behaviours.keys() - operations.keys())
    if absent:
        message = f"the contract document of {profile.api!r} lacks {', '.join(absent)}, which the sandbox plays"
        raise DocumentError(message)
    return {
        operation_id: (
            ParameterRules(operations[operation_id], document.schemas, profile.path_details),
            BodyRules(operations[operation_id], document.schemas),
        )
        for operation_id in profile.behaviours
    }
