"""aiohttp's connections, looked at before they are used again."""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import aiohttp

if TYPE_CHECKING:
    import asyncio

    from aiohttp.client_proto import ResponseHandler
    from aiohttp.client_reqrep import ClientRequest
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace


class CheckedConnector(aiohttp.TCPConnector):
    """Hands out a kept connection only when nothing has come on it since its last answer.

    What has come is the end of the connection, and a request would be lost on it; or bytes that nobody asked for,
    which aiohttp would take for the answer to the next request.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # pyright: ignore[reportUnknownMemberType]  (aiohttp's annotation)
        self._seen: WeakSet[ResponseHandler] = WeakSet()

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  (aiohttp's signature)
    ) -> Connection:
        """A connection for a request, new or kept."""
        while True:
            connection = await super().connect(req, traces, timeout)
            if self._is_new(connection) or _is_quiet(connection):
                return connection
            if connection.transport is not None:
                connection.transport.abort()
            connection.close()

    def _is_new(self, connection: Connection) -> bool:
        protocol = connection.protocol
        if protocol is None or protocol in self._seen:
            return False
        self._seen.add(protocol)
        return True


def _is_quiet(connection: Connection) -> bool:
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or transport.is_closing() or protocol.should_close:
        return False
    return not _has_news(transport)


def _has_news(transport: asyncio.Transport) -> bool:
    """Whether the system holds bytes, or an end, that the event loop has not seen yet."""
    descriptor = transport.get_extra_info("socket").fileno()
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([descriptor], [], [], 0)[0])
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))
