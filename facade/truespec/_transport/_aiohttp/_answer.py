"""The body of an answer, as it comes from the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from truespec._transport._aiohttp._failures import failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import aiohttp

    from truespec._transport._aiohttp._exchange import Exchange

_WITHOUT_BODY = frozenset({204, 304})


class AnswerBody(httpx.AsyncByteStream):
    """Gives the bytes of a body, not decompressed, and the connection back when closed."""

    def __init__(self, response: aiohttp.ClientResponse, exchange: Exchange, done: Callable[[Exchange], None]) -> None:
        self.status = response.status
        self.reason = response.reason
        self.fields = list(response.raw_headers)
        self._response = response
        self._exchange = exchange
        self._done: Callable[[Exchange], None] | None = done

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while not self._response.content.at_eof():
            yield await self._part()
        if self._was_cut():
            message = "the connection broke before the answer was whole"
            raise httpx.ReadError(message)

    async def _part(self) -> bytes:
        content = self._response.content
        try:
            if part := content.read_nowait():
                return part
            async with self._exchange.until_deadline():
                return await content.readany()
        except Exception as error:  # noqa: BLE001  (whatever aiohttp raises, it leaves in httpx's words)
            found = failure(error, self._exchange)
        raise found

    def _was_cut(self) -> bool:
        """Whether a body that only the end of the connection ends was ended by a reset: aiohttp takes it for whole."""
        response, protocol = self._response, self._exchange.protocol
        if protocol is None or "Content-Length" in response.headers or "Transfer-Encoding" in response.headers:
            return False
        if self._exchange.method == "HEAD" or response.status in _WITHOUT_BODY:
            return False
        return isinstance(protocol.exception(), OSError)

    async def aclose(self) -> None:
        """Give the connection back to the pool, or drop it when the answer was not read to its end."""
        done, self._done = self._done, None
        if done is None:
            return
        if not self._response.closed or self._exchange.uploading:
            self._exchange.abort()
        self._response.close()
        done(self._exchange)
