"""Make one line for a person of what came from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._deviation import Deviation

_LONGEST = 300
_MOST = 5


def line(text: str) -> str:
    """Text of somebody else's in one line: cut when it is long, and without characters that a terminal would obey."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "".join(found if found.isprintable() else " " for found in cut)


def faults(deviations: Sequence[Deviation]) -> str:
    """The first few deviations, and how many more there are."""
    told = "; ".join(line(str(deviation)) for deviation in deviations[:_MOST])
    more = len(deviations) - _MOST
    return told if more <= 0 else f"{told}; and {more} more"
