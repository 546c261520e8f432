"""The route to the server: where to connect to, and what to agree on there before requests are sent."""

from __future__ import annotations

import contextlib
import ipaddress
import struct
from http.client import responses
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import httpx

from truespec._transport._options import DEFAULT_PORTS, encode_credentials

if TYPE_CHECKING:
    import socket

    from truespec._transport._addresses import Address
    from truespec._transport._connection import Connection, Fields, Steps, Stream
    from truespec._transport._options import ConnectionOptions
    from truespec._transport._request import TransportRequest

_WITH_PASSWORD = 2
_ADDRESS_LENGTHS = {1: 4, 4: 16}
"""The bytes of an address of a SOCKS proxy by its type; a name begins with its length."""


class Route:
    """The route of a client's requests to its server, with or without a proxy.

    Raises:
        ConfigurationError: TLS or the proxy cannot be set up.
    """

    def __init__(self, options: ConnectionOptions) -> None:
        server, proxy = urlsplit(options.base_url), options.proxy_url()
        self._host = server.hostname or ""
        self._port = server.port or DEFAULT_PORTS[server.scheme]
        self.origin = (server.scheme.encode(), self._host.encode(), self._port)
        self._context = options.ssl_context() if server.scheme == "https" else None
        self._proxy = urlsplit(proxy or "")
        self.host = self._proxy.hostname or self._host
        self.port = (self._proxy.port or DEFAULT_PORTS[self._proxy.scheme]) if proxy else self._port
        self._proxy_context = options.ssl_context() if self._proxy.scheme == "https" else None
        self._user, self._password = unquote(self._proxy.username or ""), unquote(self._proxy.password or "")
        credentials = encode_credentials(proxy or "").encode()
        self._last_address: Any = None
        self._proxy_fields: Fields = [(b"Proxy-Authorization", b"Basic " + credentials)] if credentials else []

    def sort_addresses(self, addresses: list[Address]) -> list[Address]:
        """Return the addresses in the order in which to try them: the one that worked last first."""
        return sorted(addresses, key=lambda address: address[3] != self._last_address)

    def record_address(self, connected: socket.socket) -> socket.socket:
        """Record that an address worked; return the socket that is connected to it."""
        with contextlib.suppress(OSError):  # the connection may have ended already
            self._last_address = connected.getpeername()
        return connected

    def prepare(self, connection: Connection) -> Steps[None]:
        """Prepare a new connection for requests.  Raises httpx.ProxyError, h11.ProtocolError and ssl.SSLError."""
        if self._proxy_context:
            yield from connection.start_tls(self._proxy_context, self.host)
        authority = f"[{self._host}]:{self._port}" if ":" in self._host else f"{self._host}:{self._port}"
        if self._proxy.scheme.startswith("socks"):
            yield from self._connect_socks(connection.stream)
        elif self._proxy.scheme and self._context:
            status = yield from connection.connect_tunnel(authority, self._proxy_fields)
            if status not in range(200, 300):
                phrase = responses.get(status, "")  # the proxy's own phrase may echo what it was sent
                message = f"the proxy refused a tunnel to {authority}: {status} {phrase}".rstrip()
                raise httpx.ProxyError(message)
        if self._context:
            yield from connection.start_tls(self._context, self._host)

    def address(self, request: TransportRequest) -> tuple[bytes, Fields]:
        """Return the target and the header fields of a request on this route.

        Raises:
            httpx.UnsupportedProtocol: It is for another server.
        """
        if (request.scheme, request.host, request.port) != self.origin:
            message = f"a client has connections to its own server only, {self._host}:{self._port}"
            raise httpx.UnsupportedProtocol(message)
        if self._context or not self._proxy.scheme.startswith("http"):
            return request.target, request.fields
        authority = next((value for name, value in request.fields if name.lower() == b"host"), request.host)
        return b"http://" + authority + request.target, [*request.fields, *self._proxy_fields]

    def _connect_socks(self, stream: Stream) -> Steps[None]:
        """Ask a SOCKS proxy for a connection to the server (RFC 1928 and 1929)."""
        received = bytearray()
        has_credentials = bool(self._user or self._password)
        yield from stream.send(b"\5\1\2" if has_credentials else b"\5\1\0")
        _, code = yield from _receive(stream, received, 2)
        if has_credentials and code == _WITH_PASSWORD:
            user, password = self._user.encode()[:255], self._password.encode()[:255]
            yield from stream.send(b"\1%c%b%c%b" % (len(user), user, len(password), password))
            _, code = yield from _receive(stream, received, 2)
        if code:
            message = "the SOCKS proxy did not accept the credentials"
            raise httpx.ProxyError(message)
        try:
            address = ipaddress.ip_address(self._host)
            target = (b"\1" if address.version == 4 else b"\4") + address.packed  # noqa: PLR2004  (IPv4)
        except ValueError:
            target = b"\3%c%b" % (len(self._host), self._host.encode())
        yield from stream.send(b"\5\1\0" + target + struct.pack(">H", self._port))
        _, code, _, kind = yield from _receive(stream, received, 4)
        if code:
            message = f"the SOCKS proxy did not connect to {self._host}:{self._port} (code {code})"
            raise httpx.ProxyError(message)
        length = _ADDRESS_LENGTHS.get(kind) or (yield from _receive(stream, received, 1))[0]
        yield from _receive(stream, received, length + 2)


def _receive(stream: Stream, received: bytearray, size: int) -> Steps[bytes]:
    """Return so many bytes, and keep in ``received`` what came with them."""
    while len(received) < size:
        data = yield from stream.receive()
        if not data:
            message = "the SOCKS proxy closed the connection"
            raise httpx.ProxyError(message)
        received += data
    result = bytes(received[:size])
    del received[:size]
    return result
