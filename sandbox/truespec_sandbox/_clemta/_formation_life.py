"""The life of a formation at Clemta: which status it has when, told from what is kept of it and the time alone.

Nobody publishes how long a stage takes. Here a stage takes a day, so that a test that turns the clock sees each:

    created    shareholder_verification
    + 1 day    in_progress
    + 2 days   signature_requested
    + 3 days   submitted_to_state
    + 4 days   active

``custom_data: {"sandbox_outcome": "name_change"}`` makes the state refuse the name: name_change comes a day after
submitted_to_state, submitted_to_state again a day later, active a day after that. ``{"sandbox_outcome": "refunded"}``
makes the state refuse the formation: refunded comes in the place of active. A cancelled formation is refunded three
days after it was cancelled. Complete, and so beyond cancelling, are active, cancelled and refunded.

Nothing is written when a stage begins: the status, ``updated_at`` and ``formation_date`` follow from the time, and a
clock that is turned back turns them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

DAY = 86_400
REFUND_AFTER = 3 * DAY
OUTCOME = "sandbox_outcome"
COMPLETE = frozenset({"active", "cancelled", "refunded"})

_BEGINNING = ("shareholder_verification", "in_progress", "signature_requested", "submitted_to_state")
_LIVES = {
    "name_change": (*_BEGINNING, "name_change", "submitted_to_state", "active"),
    "refunded": (*_BEGINNING, "refunded"),
}
_USUAL = (*_BEGINNING, "active")


@attrs.frozen
class Stage:
    """Where a formation stands.

    Attributes:
        status: the status.
        since: when it began, in Unix seconds.

    """

    status: str
    since: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing can be cancelled any more."""
        return self.status in COMPLETE


def stage(created_at: int, cancelled_at: int | None, custom_data: JSON, now: int) -> Stage:
    """Tell where a formation stands.

    Args:
        created_at: when it was created, in Unix seconds.
        cancelled_at: when it was cancelled; ``None`` when it was not.
        custom_data: what its owner keeps with it, where an outcome may be asked for.
        now: the time.

    Returns:
        The stage; the first one for a time before the creation.

    """
    if cancelled_at is not None:
        refunded_at = cancelled_at + REFUND_AFTER
        return Stage("refunded", refunded_at) if now >= refunded_at else Stage("cancelled", cancelled_at)
    outcome = custom_data.get(OUTCOME) if isinstance(custom_data, dict) else None
    life = _LIVES.get(outcome, _USUAL) if isinstance(outcome, str) else _USUAL
    index = max(0, min((now - created_at) // DAY, len(life) - 1))
    return Stage(life[index], created_at + index * DAY)
