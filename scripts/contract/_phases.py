"""The phases of schemathesis, as commands take them."""

from __future__ import annotations

import argparse

PHASES = ("examples", "coverage", "fuzzing", "stateful")


def phases(text: str) -> tuple[str, ...]:
    """Read phases with commas between them; the empty text is none.

    Raises:
        argparse.ArgumentTypeError: one of them is no phase.

    """
    named = tuple(phase for phase in text.split(",") if phase)
    if unknown := [phase for phase in named if phase not in PHASES]:
        message = f"{unknown[0]!r} is no phase; there are {', '.join(PHASES)}"
        raise argparse.ArgumentTypeError(message)
    return named
