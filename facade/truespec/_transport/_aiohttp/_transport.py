"""Send requests with aiohttp: httpx's, and those of the runtime."""

from __future__ import annotations

import asyncio
import os
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakSet

import aiohttp
import httpx
from yarl import URL

from truespec._transport._aiohttp._answer import AnswerBody
from truespec._transport._aiohttp._body import Body
from truespec._transport._aiohttp._exchange import CURRENT, Exchange, of_httpx, of_wire
from truespec._transport._aiohttp._failures import failure
from truespec._transport._aiohttp._pool import Pool

if TYPE_CHECKING:
    import ssl

    from truespec._transport._progress import Progress
    from truespec._transport._request import TransportRequest

DEFAULT_LIMIT = 100
DEFAULT_KEEPALIVE = 5.0

_LIVE: WeakSet[AiohttpTransport] = WeakSet()
_INHERITED: list[object] = []
"""What a forked process has from its parent: kept, because to close it would take the sockets from the parent's loop."""


class AiohttpTransport(httpx.AsyncBaseTransport):
    """An httpx transport over one aiohttp session for each event loop.

    context: How servers prove who they are; by default as httpx has it, SSL_CERT_FILE and SSL_CERT_DIR included.
    proxy: The URL of an HTTP proxy to go through, with user and password where it wants them; none by default.
    limit: How many connections there may be at once on one event loop; 100 by default.
    keepalive: Seconds that an idle connection is kept; 5 by default.

    One request is sent once: no retry, no redirect, no cookie, no header field that was not asked for, no
    decompression.  ``Progress``, which is in the extensions of httpx's requests, says whether a byte was handed to a
    socket, and its deadline bounds everything, dripped bytes too; with ``send``, bounding is the caller's.  What goes wrong
    is raised in httpx's classes.

    Raises ValueError for a proxy that is not ``http`` or ``https``: aiohttp cannot use it.
    """

    notes_progress = True
    """It says itself whether bytes were handed to a socket."""

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        *,
        proxy: str | None = None,
        limit: int = DEFAULT_LIMIT,
        keepalive: float = DEFAULT_KEEPALIVE,
    ) -> None:
        self._context = context
        self._proxy = _proxy(proxy)
        self._limit = limit
        self._keepalive = keepalive
        self._closed = False
        self._pools: dict[asyncio.AbstractEventLoop, Pool] = {}
        _LIVE.add(self)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the answer's body is read from its stream.

        Raises httpx.TransportError in one of its forms, and what the request's own stream raises.
        """
        body = await self._open(of_httpx(request))
        reason = (body.reason or "").encode("latin-1", "replace")
        return httpx.Response(body.status, headers=body.fields, stream=body, extensions={"reason_phrase": reason})

    async def send(self, request: TransportRequest, progress: Progress) -> AnswerBody:
        """Send one of the runtime's requests; the body's bytes are still to come.

        It does not look at the deadline of ``progress``: the caller does, and cancels.

        Raises what ``handle_async_request`` raises.
        """
        return await self._open(of_wire(request, progress))

    async def _open(self, under_way: Exchange) -> AnswerBody:
        """Send what has been prepared and receive the head of its answer.

        Raises httpx.TransportError in one of its forms, and what the request's own stream raises.
        """
        pool = await self._pool()
        await pool.enter(under_way)
        try:
            async with under_way.until_deadline():
                response = await self._send(pool, under_way)
        except BaseException as error:
            under_way.abort()
            pool.leave(under_way)
            if not isinstance(error, Exception):
                raise
            found = failure(error, under_way)
        else:
            return AnswerBody(response, under_way, pool.leave)
        raise found  # not inside except: aiohttp's exception, which holds the header fields, is not to be its context

    async def _send(self, pool: Pool, under_way: Exchange) -> aiohttp.ClientResponse:
        token = CURRENT.set(under_way)
        try:
            return await pool.session.request(
                under_way.method,
                under_way.url,
                data=_body(under_way),
                allow_redirects=False,
                proxy=self._proxy,
                ssl=self._tls() if "https" in {under_way.url.scheme, self._proxy and self._proxy.scheme} else True,
                timeout=_timeout(under_way.timeouts.get("connect"), under_way.timeouts.get("read")),
            )
        finally:
            CURRENT.reset(token)

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:  # not made before it is needed: reading certificates takes 15 ms
            self._context = httpx.create_ssl_context()
        return self._context

    async def _pool(self) -> Pool:
        if self._closed:
            message = "the pool of connections is closed"
            raise httpx.ConnectError(message)
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop)
        if pool is None or pool.session.closed:
            await self._forget_ended_loops()
            pool = self._pools[loop] = Pool(self._limit, self._keepalive)
            await pool.open()
        return pool

    async def _forget_ended_loops(self) -> None:
        for loop in [loop for loop in self._pools if loop.is_closed()]:
            await self._pools.pop(loop).close()

    def begin_again(self) -> None:
        """Forget the connections of the process that this one was forked from."""
        _INHERITED.append(self._pools)
        self._pools = {}

    async def aclose(self) -> None:
        """Close every connection; those of another event loop are closed by that, or when it ends."""
        self._closed = True
        await self._forget_ended_loops()
        own = self._pools.pop(asyncio.get_running_loop(), None)
        for loop, pool in self._pools.items():
            if loop.is_running():
                asyncio.run_coroutine_threadsafe(pool.close(), loop)
        if own is not None:
            await own.close()


def _proxy(given: str | None) -> URL | None:
    if given is None:
        return None
    url = URL(given)
    if url.scheme not in {"http", "https"} or not url.host:
        message = f"aiohttp cannot use a proxy with the scheme {url.scheme!r}, only http and https"
        raise ValueError(message)
    return url


def _body(under_way: Exchange) -> Body | None:
    if under_way.content is None:
        return None
    under_way.uploading = True
    return Body(under_way.content, under_way.length, under_way)


@lru_cache(maxsize=64)
def _timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    # connect covers name resolution, all addresses, a proxy and TLS; aiohttp rounds up what is over the threshold.
    return aiohttp.ClientTimeout(connect=connect, sock_read=read, ceil_threshold=float("inf"))


def _begin_again() -> None:
    for transport in _LIVE:
        transport.begin_again()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_again)
