"""Make blocking connections for httpcore, as fast as the deadline asks for."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import httpcore

from truespec._transport._names import Address, addresses
from truespec._transport._progress import allowed
from truespec._transport._streams import Stream, told_as

if TYPE_CHECKING:
    from collections.abc import Iterable


class Network(httpcore.NetworkBackend):
    """Makes connections."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002  (httpcore's signature; we never give one)
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002  (likewise)
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        with told_as(httpcore.ConnectTimeout, httpcore.ConnectError):
            failure: OSError | None = None
            for address in addresses(host, port, allowed(timeout)):
                try:
                    return Stream(_connected(address, allowed(timeout)))
                except OSError as error:
                    failure = error
            raise failure or OSError(f"{host} has no address")


def _connected(address: Address, timeout: float | None) -> socket.socket:
    family, kind, protocol, target = address
    made = socket.socket(family, kind, protocol)
    try:
        made.settimeout(timeout)
        made.connect(target)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        made.close()
        raise
    return made
