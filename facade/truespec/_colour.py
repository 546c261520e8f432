"""The two colours of a client, blocking and awaiting: the same way of a call, walked in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from truespec._reading import read
from truespec._wire import wire_request

if TYPE_CHECKING:
    from truespec._call import Call
    from truespec._response import Answer
    from truespec._settings import Settings
    from truespec._transport import AwaitingTransport, BlockingTransport

T = TypeVar("T")


class Blocking:
    """Makes calls and blocks until the answer is there."""

    def __init__(self, settings: Settings, transport: BlockingTransport) -> None:
        self.settings = settings
        self.transport = transport

    def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        response = self.transport.send(wire_request(self.settings, call.request))
        return read(self.settings.api, call, response)


class Awaiting:
    """Makes calls and awaits the answer."""

    def __init__(self, settings: Settings, transport: AwaitingTransport) -> None:
        self.settings = settings
        self.transport = transport

    async def answer(self, call: Call[T]) -> Answer[T]:
        """Make a call.  Raises TruespecError in one of its forms."""
        response = await self.transport.send(wire_request(self.settings, call.request))
        return read(self.settings.api, call, response)


Colour = TypeVar("Colour", bound=Blocking | Awaiting)
