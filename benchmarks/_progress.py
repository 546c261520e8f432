"""Show which round of a benchmark runs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def progress(title: str, rounds: int) -> Callable[[int], None]:
    """What shows the round that runs: one line that changes on a terminal, one line for each comparison elsewhere."""
    live = sys.stderr.isatty()

    def told(number: int) -> None:
        if live:
            sys.stderr.write(f"\r{title}: round {number} of {rounds}" + "\n" * (number == rounds))
            sys.stderr.flush()
        elif number == 1:
            sys.stderr.write(f"{title}: {rounds} rounds\n")

    return told
