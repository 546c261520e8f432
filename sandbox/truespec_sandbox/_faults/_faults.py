"""The layer that makes what was asked for go wrong.

Which call fails is decided when it arrives, by its number among the calls of its operation; how it fails, by its kind.
A fault ``before`` the behaviour leaves the state as it was. One ``after`` it lets everything happen, and the client
does not learn of it, as when a write succeeds and its answer is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._exchange._layer import Next, RawAnswer, Reply, raw
from truespec_sandbox._faults import _answers as answers
from truespec_sandbox._faults._bending import Bending
from truespec_sandbox._faults._delivery import Reset, pause
from truespec_sandbox._faults._header import HEADER, read_header
from truespec_sandbox._faults._plan import Choices, Chosen, Plan
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import Operation
    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._wire._arrival import Arrival

# These need nothing of the real answer.
_INSTEAD = frozenset({"status", "html", "reset"})


class Faults:
    """A layer that follows a plan and the header of requests; used in the event loop alone."""

    def __init__(self, exchange: Exchange, clock: Callable[[], float]) -> None:
        """Begin without a plan and without looking at the header.

        Args:
            exchange: knows the operations and the API's envelope.
            clock: returns the time in Unix seconds.

        """
        self._exchange = exchange
        self._clock = clock
        self._choices: Choices | None = None
        self._bending = Bending(exchange.document)

    @property
    def plan(self) -> Plan | None:
        """The plan that is followed; ``None`` when faults are off, the header's too. Setting it counts calls anew."""
        return None if self._choices is None else self._choices.plan

    @plan.setter
    def plan(self, plan: Plan | None) -> None:
        self._bending.forget()
        self._choices = None if plan is None else Choices(plan)

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Answer a request, well or badly."""
        choices = self._choices
        operation = self._exchange.target(arrival).operation
        if choices is None or operation is None:
            return await proceed(arrival)
        try:
            chosen = choices.next(operation.operation_id, read_header(arrival.headers))
        except RefusalError as refusal:
            return self._exchange.refuse(refusal)
        if chosen is not None and chosen.fault.when == "before":
            return await self._before(chosen.fault.kind, chosen, arrival, proceed)
        reply = await proceed(arrival)
        if not isinstance(reply, (Answer, RawAnswer)):
            return reply
        answer = raw(reply) if isinstance(reply, Answer) else reply
        if chosen is None:
            self._bending.remember(operation, answer)
            return answer
        return await self._after(chosen, operation, arrival, answer)

    async def _before(self, kind: str, chosen: Chosen, arrival: Arrival, proceed: Next) -> Reply:
        if kind in _INSTEAD:
            return self._instead(chosen)
        # A client that gives up while it waits gets nothing done.
        if not await pause(arrival.connection, chosen.fault.number("seconds")):
            return Reset(kind)
        reply = await proceed(arrival)
        if isinstance(reply, Answer):
            reply = raw(reply)
        return _marked(reply, kind) if isinstance(reply, RawAnswer) else reply

    async def _after(self, chosen: Chosen, operation: Operation, arrival: Arrival, answer: RawAnswer) -> Reply:
        kind = chosen.fault.kind
        if kind in _INSTEAD:
            return self._instead(chosen)
        if kind == "latency":
            await pause(arrival.connection, chosen.fault.number("seconds"))
            return _marked(answer, kind)
        try:
            return self._bending.bend(chosen, operation, _marked(answer, kind))
        except LookupError as error:
            # Said aloud: a fault that did not happen would let a test pass for nothing.
            return _marked(answer, f"{kind}; not-applied; {error.args[0]}")

    def _instead(self, chosen: Chosen) -> Reply:
        fault = chosen.fault
        if fault.kind == "reset":
            return Reset()
        if fault.kind == "html":
            return _marked(answers.html_answer(fault), fault.kind)
        refusal = RefusalError(answers.reason_for(int(fault.number("status"))))
        envelope = raw(self._exchange.refuse(refusal))
        limits = self._exchange.profile.rate_limits
        wait_header = limits.wait_header if limits else "retry-after"
        return _marked(answers.status_answer(fault, envelope, wait_header, self._clock()), fault.kind)


def _marked(answer: RawAnswer, mark: str) -> RawAnswer:
    # Whoever looks at the answer sees that it is wrong on purpose.
    return attrs.evolve(answer, headers=(*answer.headers, (HEADER, mark)))
