"""Validation of arguments from Python, JSON and YAML: each by type and bounds, with its name in the message."""

from __future__ import annotations

import math
import os
from typing import cast

HIGHEST_PORT = 65535


def whole(value: object, name: str, lowest: int, highest: int) -> int:
    """Return a whole number within bounds; raise ``TypeError`` or ``ValueError`` with ``name`` otherwise."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(_message(name, f"a whole number from {lowest} to {highest}", value))
    if not lowest <= value <= highest:
        raise ValueError(_message(name, f"from {lowest} to {highest}", value))
    return value


def number(value: object, name: str, lowest: float = -math.inf, highest: float = math.inf) -> float:
    """Return a finite number within bounds; raise ``TypeError`` or ``ValueError`` with ``name`` otherwise."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(_message(name, "a number", value))
    if not math.isfinite(value) or not lowest <= value <= highest:
        raise ValueError(_message(name, f"a finite number from {lowest:g} to {highest:g}", value))
    return value


def flag(value: object, name: str) -> bool:
    """Return ``True`` or ``False``; raise ``TypeError`` naming ``name`` for anything else."""
    if not isinstance(value, bool):
        raise TypeError(_message(name, "True or False", value))
    return value


def text(value: object, name: str) -> str:
    """Return a text; raise ``TypeError`` naming ``name`` for anything else."""
    if not isinstance(value, str):
        raise TypeError(_message(name, "a text", value))
    return value


def path(value: object, name: str) -> str | os.PathLike[str] | None:
    """Return a path or ``None``; raise ``TypeError`` naming ``name`` for anything else."""
    if value is None or isinstance(value, str):
        return value
    if not isinstance(value, os.PathLike):
        raise TypeError(_message(name, "a path or None", value))
    return cast("os.PathLike[str]", value)


def _message(name: str, expected: str, value: object) -> str:
    return f"{name} must be {expected}, not {value!r:.80}"
