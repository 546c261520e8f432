"""The phases of schemathesis, as commands take them."""

from __future__ import annotations

import argparse

PHASES = ("examples", "coverage", "fuzzing", "stateful")


def add_phases(parser: argparse.ArgumentParser) -> None:
    """Let a command take ``--phases``, all of them by default."""
    parser.add_argument(
        "--phases",
        type=_phases,
        default=PHASES,
        metavar="PHASES",
        help=f"the phases of schemathesis, with commas; empty for none; by default {','.join(PHASES)}",
    )


def _phases(text: str) -> tuple[str, ...]:
    named = tuple(phase for phase in text.split(",") if phase)
    if unknown := [phase for phase in named if phase not in PHASES]:
        message = f"{unknown[0]!r} is no phase; there are {', '.join(PHASES)}"
        raise argparse.ArgumentTypeError(message)
    return named
