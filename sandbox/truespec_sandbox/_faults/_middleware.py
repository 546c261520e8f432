"""The middleware that applies faults.

Which call fails is decided on arrival, by its number among the calls of its operation; how it fails, by the kind. A
fault ``before`` the handler leaves the state as it was. A fault ``after`` it lets everything happen without the client
learning of it, as when a write succeeds and its response is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError
from truespec_sandbox._faults._delivery import Reset, sleep
from truespec_sandbox._faults._kinds import HEADER, parse_header
from truespec_sandbox._faults._plan import FaultSelector, Plan, SelectedFault
from truespec_sandbox._faults._responses import ResponseMutator, build_html_response, build_status_response, get_reason
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response, encode_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._wire._incoming_request import IncomingRequest

# These replace the response.
_REPLACING = frozenset({"status", "html", "reset"})


class FaultMiddleware:
    """Applies the faults of a plan and of the header of requests; used in the event loop only."""

    def __init__(self, dispatcher: Dispatcher, clock: Callable[[], float]) -> None:
        """Start without a plan, and without reading the header."""
        self._dispatcher = dispatcher
        self._clock = clock
        self._selector: FaultSelector | None = None
        self._mutator = ResponseMutator(dispatcher.document)

    @property
    def plan(self) -> Plan | None:
        """The plan; ``None`` when faults are off, those of the header too. Setting it restarts the counting of calls."""
        return None if self._selector is None else self._selector.plan

    @plan.setter
    def plan(self, plan: Plan | None) -> None:
        self._mutator.clear()
        self._selector = None if plan is None else FaultSelector(plan)

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Respond to a request, with a fault if one is selected."""
        selector = self._selector
        operation = self._dispatcher.target(request).operation
        if selector is None or operation is None:
            return await call_next(request)
        try:
            selected = selector.select(operation.operation_id, parse_header(request.headers))
        except APIError as error:
            return self._dispatcher.error_response(error)
        if selected is not None and selected.fault.when == "before":
            return await self._respond_before(selected, request, call_next)
        response = _encode(await call_next(request))
        if not isinstance(response, RawResponse):
            return response
        if selected is None:
            self._mutator.record(operation, response)
            return response
        return await self._respond_after(selected, operation, request, response)

    async def _respond_before(
        self, selected: SelectedFault, request: IncomingRequest, call_next: CallNext
    ) -> AnyResponse:
        kind = selected.fault.kind
        if kind in _REPLACING:
            return self._replace(selected)
        # A client that disconnects while it waits gets nothing done.
        if not await sleep(request.connection, selected.fault.number("seconds")):
            return Reset(kind)
        response = _encode(await call_next(request))
        return _mark(response, kind) if isinstance(response, RawResponse) else response

    async def _respond_after(
        self, selected: SelectedFault, operation: OperationSpec, request: IncomingRequest, response: RawResponse
    ) -> AnyResponse:
        kind = selected.fault.kind
        if kind in _REPLACING:
            return self._replace(selected)
        if kind == "latency":
            await sleep(request.connection, selected.fault.number("seconds"))
            return _mark(response, kind)
        try:
            return self._mutator.mutate(selected, operation, _mark(response, kind))
        except LookupError as error:
            # A test must not pass because its fault did not happen.
            return _mark(response, f"{kind}; not-applied; {error.args[0]}")

    def _replace(self, selected: SelectedFault) -> AnyResponse:
        fault = selected.fault
        if fault.kind == "reset":
            return Reset()
        if fault.kind == "html":
            return _mark(build_html_response(fault), fault.kind)
        error = APIError(get_reason(int(fault.number("status"))))
        envelope = encode_response(self._dispatcher.error_response(error))
        limits = self._dispatcher.profile.rate_limits
        wait_header = limits.wait_header if limits else "retry-after"
        return _mark(build_status_response(fault, envelope, wait_header, self._clock()), fault.kind)


def _encode(response: AnyResponse) -> AnyResponse:
    return encode_response(response) if isinstance(response, Response) else response


def _mark(response: RawResponse, mark: str) -> RawResponse:
    # Tells whoever looks at the response that it is wrong on purpose.
    return response.with_headers((HEADER, mark))
