"""The steps from a request to its answer, in the order in which an API refuses.

Path, method, key, what is accepted, media type, parameters, body, state. Nothing here knows HTTP's wire or any API by
name. What stands around an exchange, such as faults, limits and checks of our own answers, are layers (``_layer``).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._checking._credentials import credentials
from truespec_sandbox._document._routes import Match, Routes
from truespec_sandbox._exchange._operation_rules import compiled
from truespec_sandbox._profile._call import Answer, Call
from truespec_sandbox._refusal import Reason, RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import Document, Operation
    from truespec_sandbox._profile._profile import Profile
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._arrival import Arrival

logger = logging.getLogger("truespec_sandbox")

_SMALL_BODY_BYTES = 16 * 1024


@attrs.frozen
class Target:
    """What a request is aimed at.

    Attributes:
        match: the operations of its path; ``None`` when the document has no such path.
        operation: the operation; ``None`` when the path does not have the method, or there is no such path.

    """

    match: Match | None
    operation: Operation | None


class Exchange:
    """Answers requests for one API; safe to be used from many threads.

    Attributes:
        profile: what no document says about the API.
        document: the contract document.

    """

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
        self.profile = profile
        self.document = document
        self._routes = Routes(document)
        self._last_match: tuple[str, Match | None] = ("", self._routes.match(""))
        self._store = store
        self._clock = clock
        # All at the start (a few milliseconds), so that a wrong schema stops the start and not some later request.
        self._rules = compiled(profile, document)

    def is_quick(self, arrival: Arrival) -> bool:
        """Whether a request can be answered at once: its body is small, and nobody else has or can have the state."""
        return len(arrival.body or b"") <= _SMALL_BODY_BYTES and self._store.is_at_hand()

    def target(self, arrival: Arrival) -> Target:
        """Return what a request is aimed at, without any check of it."""
        # Each layer asks this about the same request; one attribute, so that threads see a whole pair.
        raw_path, match = self._last_match
        if raw_path != arrival.raw_path:
            match = self._routes.match(arrival.raw_path)
            self._last_match = arrival.raw_path, match
        return Target(match, match.operation(arrival.method) if match else None)

    def partner(self, operation: Operation, arrival: Arrival) -> str:
        """Return whom the credentials of a request belong to.

        Args:
            operation: the operation that it is aimed at.
            arrival: the request.

        Returns:
            The partner; empty when the operation needs no credentials.

        Raises:
            RefusalError: they are missing, not known, or without the right to the operation.

        """
        if not operation.security:
            return ""
        found = credentials(operation, arrival.headers, self.profile.judged_schemes)
        partner = self.profile.partner_of(found)
        if partner is None:
            raise RefusalError(Reason.KEY_UNKNOWN)
        if not self.profile.permits(found, operation):
            raise RefusalError(Reason.FORBIDDEN)
        return partner

    def refuse(self, refusal: RefusalError) -> Answer:
        """Return the answer, in the API's envelope, for a refusal."""
        return self.profile.refuse(refusal)

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
            return self.refuse(refusal)
        except Exception:
            logger.exception("%s %s failed", arrival.method, arrival.raw_path)
            return self.refuse(RefusalError(Reason.INTERNAL))

    def _answer(self, arrival: Arrival) -> Answer:
        target = self.target(arrival)
        if target.match is None:
            raise RefusalError(Reason.UNKNOWN_PATH)
        if target.operation is None:
            allow = (("allow", target.match.allow),)
            if arrival.method == "OPTIONS":
                return Answer(204, headers=allow)
            raise RefusalError(Reason.METHOD_NOT_ALLOWED, headers=allow)
        return self._perform(target.operation, target.match, arrival)

    def _perform(self, operation: Operation, match: Match, arrival: Arrival) -> Answer:
        partner = self.partner(operation, arrival)
        rules = self._rules[operation.operation_id]
        rules.accept.check(arrival.headers.get("accept", ""))
        rules.body.check_media_type(arrival)
        parameters = rules.parameters.read(match.segments, arrival.query, arrival.headers)
        body = rules.body.read(arrival)
        with self._store.transaction(self.profile.api, writes=operation.method != "GET") as records:
            return rules.behave(Call(partner, parameters, body.value, body.files, int(self._clock()), records))
