"""Send requests in awaiting calls: on our own connections, or with a transport of the user's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from truespec._transport._async_pool import AsyncPool
from truespec._transport._failures import ClosedError, cannot_be_sent
from truespec._transport._progress import CURRENT, Progress
from truespec._transport._receiving import Receiving
from truespec._transport._sync import core_request, foreign_request

if TYPE_CHECKING:
    from collections.abc import AsyncIterable

    import httpx

    from truespec._response import RawResponse
    from truespec._transport._options import ConnectionOptions
    from truespec._transport._request import TransportRequest


class AsyncPooledTransport:
    """Sends on connections of our own.

    Raises ConfigurationError when they cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        self.pool = AsyncPool(options)

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send one request and receive the whole answer.

        Raises whatever goes wrong in the words of the library that noticed it; see ``_failures``.
        """
        token = CURRENT.set(progress)
        started: list[Receiving] = []
        try:
            async with asyncio.timeout(progress.left()):
                await self._exchange(request, started)
        except Exception as error:
            if not (started and started[0].survives(error)):
                raise
        finally:
            CURRENT.reset(token)
        return started[0].response()

    async def _exchange(self, request: TransportRequest, started: list[Receiving]) -> None:
        leased = await self.pool.open(core_request(request))
        try:
            started.append(Receiving(leased.status, leased.fields, request.body_limit))
            await _receive(leased, started[0])
        finally:
            await leased.close()

    async def close(self) -> None:
        """Close every connection."""
        self.pool.close()


class AsyncForeignTransport:
    """Sends with an httpx transport; the deadline cancels it."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self.transport = transport
        self._closed = False

    async def send(self, request: TransportRequest, progress: Progress) -> RawResponse:
        """Send one request and receive the whole answer.  Raises whatever the transport raises."""
        if self._closed:
            raise ClosedError
        token = CURRENT.set(progress)
        started: list[Receiving] = []
        try:
            async with asyncio.timeout(progress.left()):
                await self._exchange(request, progress, started)
        except Exception as error:
            progress.sent = progress.sent or not cannot_be_sent(error)
            if not (started and started[0].survives(error)):
                raise
        finally:
            CURRENT.reset(token)
        return started[0].response()

    async def _exchange(self, request: TransportRequest, progress: Progress, started: list[Receiving]) -> None:
        response = await self.transport.handle_async_request(foreign_request(request, progress))
        try:
            started.append(Receiving(response.status_code, response.headers.raw, request.body_limit))
            stream: AsyncIterable[bytes] = response.stream  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # that of an awaiting transport
            await _receive(stream, started[0])
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close the transport."""
        self._closed = True
        await self.transport.aclose()


async def _receive(chunks: AsyncIterable[bytes], receiving: Receiving) -> None:
    async for chunk in chunks:
        if not receiving.take(chunk):
            return
