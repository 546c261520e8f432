"""The layer that makes what was asked for go wrong.

Which call fails is decided when it arrives, by its number among the calls of its operation; how it fails, by its kind.
A fault ``before`` the behaviour leaves the state as it was. One ``after`` it lets everything happen, and the client
does not learn of it, as when a write succeeds and its answer is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError
from truespec_sandbox._faults import _responses as responses
from truespec_sandbox._faults._bending import Bending
from truespec_sandbox._faults._delivery import Reset, pause
from truespec_sandbox._faults._header import HEADER, read_header
from truespec_sandbox._faults._plan import Choices, Chosen, Plan
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response, encode_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._wire._incoming_request import IncomingRequest

# These need nothing of the real answer.
_INSTEAD = frozenset({"status", "html", "reset"})


class Faults:
    """A layer that follows a plan and the header of requests; used in the event loop alone."""

    def __init__(self, dispatcher: Dispatcher, clock: Callable[[], float]) -> None:
        """Begin without a plan and without looking at the header.

        Args:
            dispatcher: knows the operations and the API's envelope.
            clock: returns the time in Unix seconds.

        """
        self._dispatcher = dispatcher
        self._clock = clock
        self._choices: Choices | None = None
        self._bending = Bending(dispatcher.document)

    @property
    def plan(self) -> Plan | None:
        """The plan that is followed; ``None`` when faults are off, the header's too. Setting it counts calls anew."""
        return None if self._choices is None else self._choices.plan

    @plan.setter
    def plan(self, plan: Plan | None) -> None:
        self._bending.forget()
        self._choices = None if plan is None else Choices(plan)

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Answer a request, well or badly."""
        choices = self._choices
        operation = self._dispatcher.target(request).operation
        if choices is None or operation is None:
            return await call_next(request)
        try:
            chosen = choices.next(operation.operation_id, read_header(request.headers))
        except APIError as error:
            return self._dispatcher.error_response(error)
        if chosen is not None and chosen.fault.when == "before":
            return await self._before(chosen.fault.kind, chosen, request, call_next)
        reply = await call_next(request)
        if not isinstance(reply, (Response, RawResponse)):
            return reply
        response = encode_response(reply) if isinstance(reply, Response) else reply
        if chosen is None:
            self._bending.remember(operation, response)
            return response
        return await self._after(chosen, operation, request, response)

    async def _before(self, kind: str, chosen: Chosen, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        if kind in _INSTEAD:
            return self._instead(chosen)
        # A client that gives up while it waits gets nothing done.
        if not await pause(request.connection, chosen.fault.number("seconds")):
            return Reset(kind)
        reply = await call_next(request)
        if isinstance(reply, Response):
            reply = encode_response(reply)
        return _marked(reply, kind) if isinstance(reply, RawResponse) else reply

    async def _after(
        self, chosen: Chosen, operation: OperationSpec, request: IncomingRequest, response: RawResponse
    ) -> AnyResponse:
        kind = chosen.fault.kind
        if kind in _INSTEAD:
            return self._instead(chosen)
        if kind == "latency":
            await pause(request.connection, chosen.fault.number("seconds"))
            return _marked(response, kind)
        try:
            return self._bending.bend(chosen, operation, _marked(response, kind))
        except LookupError as error:
            # Said aloud: a fault that did not happen would let a test pass for nothing.
            return _marked(response, f"{kind}; not-applied; {error.args[0]}")

    def _instead(self, chosen: Chosen) -> AnyResponse:
        fault = chosen.fault
        if fault.kind == "reset":
            return Reset()
        if fault.kind == "html":
            return _marked(responses.html_response(fault), fault.kind)
        error = APIError(responses.reason_for(int(fault.number("status"))))
        envelope = encode_response(self._dispatcher.error_response(error))
        limits = self._dispatcher.profile.rate_limits
        wait_header = limits.wait_header if limits else "retry-after"
        return _marked(responses.status_response(fault, envelope, wait_header, self._clock()), fault.kind)


def _marked(response: RawResponse, mark: str) -> RawResponse:
    # Whoever looks at the answer sees that it is wrong on purpose.
    return attrs.evolve(response, headers=(*response.headers, (HEADER, mark)))
