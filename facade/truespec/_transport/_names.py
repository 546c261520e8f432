"""Find the addresses of a host, in a thread where the system takes its time: it cannot be told to hurry."""

from __future__ import annotations

import queue
import socket
import threading
from typing import Any, TypeAlias

Address: TypeAlias = tuple[int, int, int, Any]
"""What makes a socket (family, type, protocol), and what it connects to."""


def addresses(host: str, port: int, timeout: float | None) -> list[Address]:
    """The addresses of a host, best first.

    Raises socket.gaierror when there is none, TimeoutError when the system has not answered in time; its thread ends
    when it does.
    """
    if found := known(host, port):
        return found
    answers: queue.SimpleQueue[list[Address] | Exception] = queue.SimpleQueue()
    threading.Thread(target=_ask, args=(host, port, answers), name="truespec-names", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        message = f"the address of {host} was not found in time"
        raise TimeoutError(message) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def known(host: str, port: int) -> list[Address]:
    """The address that a host is itself, when it is no name; none otherwise.  Nobody is asked."""
    try:
        return asked(host, port, socket.AI_NUMERICHOST)
    except OSError:
        return []


def asked(host: str, port: int, flags: int = 0) -> list[Address]:
    """The addresses of a host, however long the system takes.  Raises OSError when there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [(family, kind, protocol, address) for family, kind, protocol, _, address in found]


def _ask(host: str, port: int, answers: queue.SimpleQueue[list[Address] | Exception]) -> None:
    try:
        answers.put(asked(host, port))
    except Exception as error:  # noqa: BLE001  (raised by who asked)
        answers.put(error)
