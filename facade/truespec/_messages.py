"""Text for error messages and log lines: one line, of bounded length, safe for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._deviation import Deviation

_MAX_LENGTH = 300
_MAX_DEVIATIONS = 5


def sanitize(text: str) -> str:
    """Return text from outside as one line: cut to 300 characters, and without control characters."""
    cut = text if len(text) <= _MAX_LENGTH else text[: _MAX_LENGTH - 1] + "…"
    return "".join(character if character.isprintable() else " " for character in cut)


def format_deviations(deviations: Sequence[Deviation]) -> str:
    """Return the first few deviations as text, and the number of the others."""
    text = "; ".join(sanitize(str(deviation)) for deviation in deviations[:_MAX_DEVIATIONS])
    others = len(deviations) - _MAX_DEVIATIONS
    return text if others <= 0 else f"{text}; and {others} more"
