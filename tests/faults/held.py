"""What a process holds before and after many calls."""

from __future__ import annotations

import gc
import os
import threading
from typing import TYPE_CHECKING

from attrs import field, frozen

from tests.faults.laws import descriptors

if TYPE_CHECKING:
    from collections import Counter

LARGEST_GROWTH = 5_000_000


@frozen
class Held:
    """What the process holds at a moment."""

    descriptors: int
    threads: int
    memory: int
    """Bytes of resident memory."""

    @classmethod
    def now(cls) -> Held:
        """Look, after everything that is not needed has been thrown away."""
        gc.collect()
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  (no path of the project)
            pages = int(file.read().split()[1])
        return cls(descriptors(), threading.active_count(), pages * os.sysconf("SC_PAGE_SIZE"))


@frozen
class Soaked:
    """What a run ended with."""

    kind: str
    ends: Counter[str]
    seconds: float
    before: Held
    after: Held
    left: list[str] = field(repr=False)
    """Connections and tasks that were open after the client was closed."""

    @property
    def faults(self) -> list[str]:
        """What is wrong."""
        foreign = [name for name in self.ends if "." in name]
        grown = self.after.memory - self.before.memory
        told = [f"a foreign exception: {name}" for name in foreign] + self.left
        told += [f"{grown / 1e6:.1f} MB of memory more"] if grown > LARGEST_GROWTH else []
        for what in ("descriptors", "threads"):
            more = getattr(self.after, what) - getattr(self.before, what)
            told += [f"{more} {what} more"] if more > 0 else []
        return told
