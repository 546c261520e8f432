"""aiohttp's request, held to exactly what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import httpx
from multidict import CIMultiDict

from truespec._transport._aiohttp._exchange import CURRENT

if TYPE_CHECKING:
    from aiohttp.connector import Connection
    from yarl import URL


class OneRequest(aiohttp.ClientRequest):
    """A request with the given header fields and no others, sent once.

    Raises httpx.RemoteProtocolError when aiohttp wants to send it again, as it does by itself when a kept connection
    breaks.
    """

    def __init__(self, method: str, url: URL, **options: Any) -> None:
        super().__init__(method, url, **options)
        self._exchange = CURRENT.get()
        if self._exchange.built:
            message = "the connection broke, and the request was not sent again"
            raise httpx.RemoteProtocolError(message)
        self._exchange.built = True
        self.headers = CIMultiDict(self._exchange.fields)

    async def send(self, conn: Connection) -> aiohttp.ClientResponse:
        """Write it, and note whose connection it is and whether a byte has left."""
        exchange = self._exchange
        exchange.protocol, exchange.socket = conn.protocol, conn.transport
        exchange.progress.connected = True
        response = await super().send(conn)
        if not self.body:
            exchange.handed_to(conn.transport)
        return response
