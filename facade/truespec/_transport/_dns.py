"""Addresses of hosts.  Where the system has to look a name up, it is asked in a thread, because it has no timeout."""

from __future__ import annotations

import itertools
import queue
import socket
import threading
from typing import Any, TypeAlias

Address: TypeAlias = tuple[int, int, int, Any]
"""The arguments of a socket (family, type, protocol), and of its ``connect``."""

ATTEMPT_DELAY = 0.25
"""Seconds after which the next address is tried beside those that do not respond (RFC 8305, section 8)."""


def resolve(host: str, port: int, timeout: float | None) -> list[Address]:
    """Return the addresses of a host in the order in which to try them.

    Raises:
        OSError: The host has no address.
        TimeoutError: The system did not respond in time; the thread ends when it does.
    """
    if addresses := parse_ip_literal(host, port):
        return addresses
    results: queue.SimpleQueue[list[Address] | OSError | ValueError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            results.put(getaddrinfo(host, port))
        except (OSError, ValueError) as error:  # ValueError: no host name at all
            results.put(error)

    threading.Thread(target=look_up, name="truespec-dns", daemon=True).start()
    try:
        result = results.get(timeout=timeout)
    except queue.Empty:
        message = f"the address of {host} was not found in time"
        raise TimeoutError(message) from None
    if isinstance(result, Exception):
        raise result
    return result


def parse_ip_literal(host: str, port: int) -> list[Address]:
    """Return the address that a host is itself; nothing when it is a name.  The network is not used."""
    try:
        return getaddrinfo(host, port, socket.AI_NUMERICHOST)
    except OSError:
        return []


def getaddrinfo(host: str, port: int, flags: int = 0) -> list[Address]:
    """Return the addresses of a host, IPv6 and IPv4 in turn (RFC 8305, section 4).

    Raises:
        OSError: The host has no address.
    """
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    addresses: list[Address] = [(family, kind, protocol, address) for family, kind, protocol, _, address in entries]
    preferred = [address for address in addresses if address[0] == addresses[0][0]]
    others = [address for address in addresses if address[0] != addresses[0][0]]
    return [address for pair in itertools.zip_longest(preferred, others) for address in pair if address is not None]
