"""How far one attempt has come: the transports write it, the runtime reads it, nobody infers it from an exception."""

from __future__ import annotations

import time
from contextvars import ContextVar

from attrs import define

EXTENSION = "truespec.progress"
"""The key of ``httpx.Request.extensions`` under which it travels to a transport."""


@define(slots=True)
class Progress:
    """The progress of one attempt."""

    deadline: float | None = None
    """The ``time.monotonic()`` moment at which the attempt has to end; no limit when it is None."""

    sent: bool = False
    """Whether a byte of the request was handed to a socket: from then on, the server may have acted on it."""

    connected: bool = False
    """Whether the attempt had a connection, new or from the pool."""

    def left(self) -> float | None:
        """The seconds until the deadline, below zero when it has passed; None without one."""
        return None if self.deadline is None else self.deadline - time.monotonic()


CURRENT: ContextVar[Progress | None] = ContextVar("truespec.progress", default=None)
"""The progress of the attempt that this thread or task is at; httpcore's streams have no other way to know."""


def allowed(timeout: float | None) -> float | None:
    """The seconds that the next step may take: a timeout, or what is left of the attempt.

    Raises TimeoutError when nothing is left.
    """
    progress = CURRENT.get()
    left = None if progress is None else progress.left()
    if left is None:
        return timeout
    if left <= 0:
        message = "no time is left"
        raise TimeoutError(message)
    return left if timeout is None else min(timeout, left)
