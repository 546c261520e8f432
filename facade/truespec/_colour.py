"""The two colours of a client, blocking and awaiting: the same way of a call, walked in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from truespec._errors import TruespecError
from truespec._sending import Sending
from truespec._wire import Wire

if TYPE_CHECKING:
    from truespec._budget import Budget
    from truespec._call import Call
    from truespec._response import Answer
    from truespec._settings import Settings
    from truespec._transport import AwaitingTransport, BlockingTransport

T = TypeVar("T")


class Blocking:
    """Makes calls and blocks until the answer is there."""

    def __init__(self, settings: Settings, transport: BlockingTransport, budget: Budget) -> None:
        self.settings = settings
        self.transport = transport
        self.budget = budget
        self.wire = Wire(settings)

    def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        sending = Sending(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            return self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        from truespec._retrying import again  # noqa: PLC0415  (most calls need no second attempt)

        return again(sending, first, lambda: self._attempt(sending))

    def _attempt(self, sending: Sending[T]) -> Answer[T]:
        progress = sending.begin()
        try:
            response = self.transport.send(sending.request, progress)
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise sending.failed(progress, error) from error
        return sending.answered(response)


class Awaiting:
    """Makes calls and awaits the answer."""

    def __init__(self, settings: Settings, transport: AwaitingTransport, budget: Budget) -> None:
        self.settings = settings
        self.transport = transport
        self.budget = budget
        self.wire = Wire(settings)

    async def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        sending = Sending(self.settings, self.budget, call, self.wire.request(call.request))
        try:
            return await self._attempt(sending)
        except TruespecError as error:
            if not sending.may_go_on(error):
                raise
            first = error
        from truespec._retrying import again_soon  # noqa: PLC0415  (most calls need no second attempt)

        return await again_soon(sending, first, lambda: self._attempt(sending))

    async def _attempt(self, sending: Sending[T]) -> Answer[T]:
        progress = sending.begin()
        try:
            response = await self.transport.send(sending.request, progress)
        except Exception as error:  # whatever a transport raises, a caller meets one root
            raise sending.failed(progress, error) from error
        return sending.answered(response)


Colour = TypeVar("Colour", bound=Blocking | Awaiting)
