"""Write the body of a request as a stream of httpx gives it, and know what has left."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import aiohttp
import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp.abc import AbstractStreamWriter
    from aiohttp.http import StreamWriter

    from truespec._transport._aiohttp._exchange import Exchange

_PIECE = 64 * 1024
"""Bytes that are written in one go; the write timeout counts for each."""


class Body(aiohttp.Payload):
    """The body of one request."""

    def __init__(self, stream: httpx.AsyncByteStream, length: int | None, exchange: Exchange) -> None:
        super().__init__(stream, content_type="application/octet-stream")
        self._stream = stream
        self._size = length
        self._exchange = exchange

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:  # noqa: ARG002  (aiohttp's signature)
        """Nobody reads it back."""
        message = "the body of a request is written, not read"
        raise TypeError(message)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Write all of it.

        Raises httpx.WriteTimeout, httpx.LocalProtocolError when it is not as long as announced, and whatever the
        stream raises; aiohttp's own words for a broken connection.
        """
        try:
            written = 0
            async for piece in _pieces(self._stream):
                written += len(piece)
                self._check_length(written, whole=False)
                await self._write_piece(cast("StreamWriter", writer), piece)
            self._check_length(written, whole=True)
        except aiohttp.ClientError:
            raise
        except Exception as error:
            self._exchange.failure = error
            raise
        self._exchange.uploading = False

    async def _write_piece(self, writer: StreamWriter, piece: memoryview) -> None:
        await writer.write(piece, drain=False)  # at once, so what is noted next is about this write
        self._exchange.handed_to(writer.transport)
        try:
            async with asyncio.timeout(self._exchange.timeouts.get("write")):
                await writer.drain()
        except TimeoutError as error:
            message = "the server does not read the request"
            raise httpx.WriteTimeout(message) from error

    def _check_length(self, written: int, *, whole: bool) -> None:
        if self._size is not None and (written > self._size or (whole and written < self._size)):
            message = f"the body is not as long as its Content-Length, {self._size}, says"
            raise httpx.LocalProtocolError(message)


async def _pieces(stream: httpx.AsyncByteStream) -> AsyncIterator[memoryview]:
    async for part in stream:
        view = memoryview(part)
        for start in range(0, len(part), _PIECE):
            yield view[start : start + _PIECE]
