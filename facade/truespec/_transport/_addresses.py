"""Addresses of hosts, and connecting to the first that accepts.  Names are looked up in a thread, because the system has no timeout for it."""

from __future__ import annotations

import contextlib
import errno
import itertools
import math
import os
import selectors
import socket
import threading
import time
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Address: TypeAlias = tuple[int, int, int, Any]
"""The arguments of a socket (family, type, protocol), and of its ``connect``."""

ATTEMPT_DELAY = 0.25
"""Seconds after which the next address is tried beside those that do not respond (RFC 8305, section 8)."""
_IN_PROGRESS = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK})
_LONGEST_SELECT = 3_600.0


def start_lookup(host: str, port: int) -> Future[list[Address]]:
    """Look the addresses of a host up in a thread, which ends when the system responds."""
    future: Future[list[Address]] = Future()
    future.set_running_or_notify_cancel()

    def look_up() -> None:
        try:
            future.set_result(getaddrinfo(host, port))
        except (OSError, ValueError) as error:  # ValueError: no host name at all
            future.set_exception(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=look_up, name="truespec-dns", daemon=True).start()
    return future


def parse_ip_literal(host: str, port: int) -> list[Address]:
    """Return the address that a host is itself; nothing when it is a name.  The network is not used."""
    try:
        return getaddrinfo(host, port, socket.AI_NUMERICHOST)
    except (OSError, ValueError):
        return []


def getaddrinfo(host: str, port: int, flags: int = 0) -> list[Address]:
    """Return the addresses of a host, IPv6 and IPv4 in turn (RFC 8305, section 4).

    Raises:
        OSError: The host has no address.
        ValueError: It is no host name.
    """
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    addresses: list[Address] = [(family, kind, protocol, address) for family, kind, protocol, _, address in entries]
    preferred = [address for address in addresses if address[0] == addresses[0][0]]
    others = [address for address in addresses if address[0] != addresses[0][0]]
    return [address for pair in itertools.zip_longest(preferred, others) for address in pair if address is not None]


def open_socket(address: Address) -> socket.socket:
    """Return a socket that does not block, to be connected to an address."""
    opened = socket.socket(*address[:3])
    opened.setblocking(False)  # noqa: FBT003  (its signature)
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return opened


def connect(addresses: Iterable[Address], timeout: float | None) -> socket.socket:
    """Connect to the addresses in turn; one that does not respond soon does not hold up the next (RFC 8305)."""
    until = math.inf if timeout is None else time.monotonic() + timeout
    waiting = deque(addresses)
    code = errno.EADDRNOTAVAIL
    with selectors.DefaultSelector() as selector, contextlib.ExitStack() as attempts:
        while waiting or selector.get_map():
            if waiting:
                address = waiting.popleft()
                try:
                    attempt = attempts.enter_context(open_socket(address))
                except OSError as error:  # no sockets of this family
                    code = error.errno or code
                    continue
                code = attempt.connect_ex(address[3])
                if code not in _IN_PROGRESS:
                    continue
                selector.register(attempt, selectors.EVENT_WRITE, attempt)
            remaining = until - time.monotonic()
            if remaining <= 0:
                message = "no address of the host responded in time"
                raise TimeoutError(message)
            for key, _ in selector.select(min(remaining, ATTEMPT_DELAY if waiting else _LONGEST_SELECT)):
                selector.unregister(key.fileobj)
                code = key.data.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if not code:
                    return socket.socket(fileno=key.data.detach())
    raise OSError(code, os.strerror(code))
