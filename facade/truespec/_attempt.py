"""What is remembered of each attempt of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import datetime

ANSWERED = "answered"


@frozen
class Attempt:
    """One request that was sent, or that could not be."""

    start: datetime
    """When it began, in UTC."""
    duration: float
    """The seconds from then until the whole answer was there, or until it failed."""
    outcome: str
    """``answered``, whatever the status; otherwise the name of the error, such as ``ConnectionFailedError``."""
    status: int | None = None
    """The HTTP status of the answer; None when there was none."""
    wait: float = 0.0
    """The seconds that were waited before the next attempt; 0 after the last."""
