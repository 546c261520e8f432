"""The two colours of a client, blocking and awaiting: the same way of a call, walked in two ways."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from truespec._calls._sending import CallState
from truespec._calls._wire import Wire
from truespec._errors import TruespecError
from truespec._flow import Pause

if TYPE_CHECKING:
    from truespec._call import Call
    from truespec._calls._budget import Budget
    from truespec._config._options import CallOptions
    from truespec._config._settings import Settings
    from truespec._flow import Flow
    from truespec._response import APIResponse
    from truespec._transport import AsyncTransport, SyncTransport

T = TypeVar("T")
Transport = TypeVar("Transport", "SyncTransport", "AsyncTransport")


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


class SyncExecutor(Caller["SyncTransport"]):
    """Makes calls and blocks until the answer is there."""

    def execute(self, call: Call[T]) -> APIResponse[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        return self.send(call).answer()

    def send(self, call: Call[T]) -> CallState[T]:
        """Make a call; an answer that says yes is still to be read.  Raises TruespecError in one of its forms."""
        sending = CallState(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        else:
            return sending
        from truespec._calls._retrying import again  # noqa: PLC0415  (most calls need no second attempt)

        again(sending, first, lambda: self._attempt(sending))
        return sending

    def run(self, flow: Flow[APIResponse[T]]) -> APIResponse[T]:
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
            answer: APIResponse[T] = end.value
            return answer
        finally:
            flow.close()

    def _step(self, step: Call[Any] | Pause) -> APIResponse[Any] | None:
        if isinstance(step, Pause):
            time.sleep(step.seconds)
            return None
        return self.execute(step)

    def _attempt(self, sending: CallState[T]) -> None:
        while wait := sending.turn():
            time.sleep(wait)
        progress = sending.begin()
        try:
            response = self.transport.send(sending.request, progress)
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise sending.failed(progress, error) from error
        sending.received(response)


class AsyncExecutor(Caller["AsyncTransport"]):
    """Makes calls and awaits the answer."""

    async def execute(self, call: Call[T]) -> APIResponse[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        return (await self.send(call)).answer()

    async def send(self, call: Call[T]) -> CallState[T]:
        """Make a call; an answer that says yes is still to be read.  Raises TruespecError in one of its forms."""
        sending = CallState(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            await self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        else:
            return sending
        from truespec._calls._retrying import again_soon  # noqa: PLC0415  (most calls need no second attempt)

        await again_soon(sending, first, lambda: self._attempt(sending))
        return sending

    async def run(self, flow: Flow[APIResponse[T]]) -> APIResponse[T]:
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
            answer: APIResponse[T] = end.value
            return answer
        finally:
            flow.close()

    async def _step(self, step: Call[Any] | Pause) -> APIResponse[Any] | None:
        if isinstance(step, Pause):
            await _slept(step.seconds)
            return None
        return await self.execute(step)

    async def _attempt(self, sending: CallState[T]) -> None:
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
