"""The errors that only Clemta's clients raise."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from truespec import TruespecError

if TYPE_CHECKING:
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation


class WaitError(TruespecError):
    """A formation was waited for in vain; ``formation`` is what was read of it last, or None."""

    sent = True

    def __init__(self, message: str, *, operation: str | None = None, formation: Formation | None = None) -> None:
        super().__init__(message, operation=operation)
        self.formation = formation


class FormationEndedError(WaitError):
    """The formation ended in another status than the one that was waited for."""


class WaitDeadlineError(WaitError, builtins.TimeoutError):
    """The formation did not come so far in time; where the last reads failed, the cause says how."""

    @property
    def retryable(self) -> bool:
        """Whether waiting again may succeed: always."""
        return True
