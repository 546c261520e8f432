"""The errors of ``formations.wait_until``, which only Clemta's clients raise."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from truespec import TruespecError

if TYPE_CHECKING:
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation


class WaitError(TruespecError):
    """The formation did not get the status; ``formation`` is the formation as last read, or None."""

    sent = True

    def __init__(self, message: str, *, operation: str | None = None, formation: Formation | None = None) -> None:
        super().__init__(message, operation=operation)
        self.formation = formation


class FormationEndedError(WaitError):
    """The formation ended in another status."""


class WaitDeadlineError(WaitError, builtins.TimeoutError):
    """The formation did not get the status in time.  If the last read failed, its error is the ``__cause__``."""

    @property
    def retryable(self) -> bool:
        """Whether waiting again may succeed: always."""
        return True
