"""Make connections for httpcore's awaiting side."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

import httpcore

from truespec._transport._async_streams import AsyncStream
from truespec._transport._names import asked, known
from truespec._transport._streams import told_as

if TYPE_CHECKING:
    from collections.abc import Iterable


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    """Makes connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  (httpcore's signature)
        local_address: str | None = None,  # noqa: ARG002  (httpcore's signature; we never give one)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  (likewise)
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers."""
        with told_as(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                return AsyncStream(await _connected(host, port))


async def _connected(host: str, port: int) -> socket.socket:
    loop = asyncio.get_running_loop()
    failure: OSError | None = None
    for family, kind, protocol, address in known(host, port) or await loop.run_in_executor(None, asked, host, port):
        made = socket.socket(family, kind, protocol)
        try:
            made.setblocking(False)  # noqa: FBT003  (its signature)
            await loop.sock_connect(made, address)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            made.close()
            failure = error
        except BaseException:
            made.close()
            raise
        else:
            return made
    raise failure or OSError(f"{host} has no address")
