"""The two colours of a client, blocking and awaiting: the same way of a call, walked in two ways."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from truespec._calling._sending import Sending
from truespec._calling._wire import Wire
from truespec._describing._flow import Pause
from truespec._errors import TruespecError

if TYPE_CHECKING:
    from truespec._calling._budget import Budget
    from truespec._configuration._options import CallOptions
    from truespec._configuration._settings import Settings
    from truespec._describing._call import Call
    from truespec._describing._flow import Flow
    from truespec._response import Answer
    from truespec._transport import AwaitingTransport, BlockingTransport

T = TypeVar("T")
Transport = TypeVar("Transport", "BlockingTransport", "AwaitingTransport")


class Caller(Generic[Transport]):
    """What calls are made with."""

    def __init__(self, settings: Settings, transport: Transport, budget: Budget) -> None:
        self.settings = settings
        self.transport: Transport = transport
        self.budget = budget
        self.wire = Wire(settings)

    def changed(self, changes: CallOptions) -> Self:
        """The same with other options, on the same connections.  Raises ConfigurationError."""
        return type(self)(self.settings.changed(changes), self.transport, self.budget)


class Blocking(Caller["BlockingTransport"]):
    """Makes calls and blocks until the answer is there."""

    def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        return self.sent(call).answer()

    def sent(self, call: Call[T]) -> Sending[T]:
        """Make a call; an answer that says yes is still to be read.  Raises TruespecError in one of its forms."""
        sending = Sending(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        else:
            return sending
        from truespec._calling._retrying import again  # noqa: PLC0415  (most calls need no second attempt)

        again(sending, first, lambda: self._attempt(sending))
        return sending

    def follow(self, flow: Flow[Answer[T]]) -> Answer[T]:
        """Make the calls and pauses that a flow asks for, up to its end.  Raises what the flow raises."""
        try:
            step = next(flow)
            while True:
                try:
                    got = self._step(step)
                except TruespecError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(got)
        except StopIteration as end:
            answer: Answer[T] = end.value
            return answer
        finally:
            flow.close()

    def _step(self, step: Call[Any] | Pause) -> Answer[Any] | None:
        if isinstance(step, Pause):
            time.sleep(step.seconds)
            return None
        return self.answer(step)

    def _attempt(self, sending: Sending[T]) -> None:
        while wait := sending.turn():
            time.sleep(wait)
        progress = sending.begin()
        try:
            response = self.transport.send(sending.request, progress)
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise sending.failed(progress, error) from error
        sending.received(response)


class Awaiting(Caller["AwaitingTransport"]):
    """Makes calls and awaits the answer."""

    async def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        return (await self.sent(call)).answer()

    async def sent(self, call: Call[T]) -> Sending[T]:
        """Make a call; an answer that says yes is still to be read.  Raises TruespecError in one of its forms."""
        sending = Sending(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            await self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        else:
            return sending
        from truespec._calling._retrying import again_soon  # noqa: PLC0415  (most calls need no second attempt)

        await again_soon(sending, first, lambda: self._attempt(sending))
        return sending

    async def follow(self, flow: Flow[Answer[T]]) -> Answer[T]:
        """Make the calls and pauses that a flow asks for, up to its end.  Raises what the flow raises."""
        try:
            step = next(flow)
            while True:
                try:
                    got = await self._step(step)
                except TruespecError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(got)
        except StopIteration as end:
            answer: Answer[T] = end.value
            return answer
        finally:
            flow.close()

    async def _step(self, step: Call[Any] | Pause) -> Answer[Any] | None:
        if isinstance(step, Pause):
            await _slept(step.seconds)
            return None
        return await self.answer(step)

    async def _attempt(self, sending: Sending[T]) -> None:
        while wait := sending.turn():
            await _slept(wait)
        progress = sending.begin()
        try:
            response = await self.transport.send(sending.request, progress)
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise sending.failed(progress, error) from error
        sending.received(response)


async def _slept(seconds: float) -> None:
    import asyncio  # noqa: PLC0415  (a blocking client does without)

    await asyncio.sleep(seconds)


Colour = TypeVar("Colour", bound=Blocking | Awaiting)
