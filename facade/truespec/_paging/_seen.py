"""Which items have been read: fingerprints of 8 bytes, so that a long listing stays small in memory."""

from __future__ import annotations

import hashlib
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OLD = -1
"""The rank of an item that was read so long ago that only that is known."""
_FIRST_SLOTS = 1024
_hash = hashlib.blake2b


def fingerprint(identity: str | int) -> int:
    """64 bits that stand for an id, the same in every process; never 0."""
    told = f"{type(identity).__name__}:{identity}".encode(errors="surrogatepass")
    return int.from_bytes(_hash(told, digest_size=8).digest(), "big") or 1


class Prints:
    """A set of fingerprints in two to four times their own size (a Python set takes twelve times)."""

    def __init__(self) -> None:
        self._slots = _empty(_FIRST_SLOTS)
        self._used = 0

    def __contains__(self, wanted: int) -> bool:
        return self._slots[self._slot(wanted)] == wanted

    def add(self, found: int) -> bool:
        """Add one; False when it was there already."""
        slot = self._slot(found)
        if self._slots[slot]:
            return False
        self._slots[slot] = found
        self._used += 1
        if 2 * self._used > len(self._slots):
            self._grow()
        return True

    def _slot(self, wanted: int) -> int:
        """The slot of a fingerprint, or the free one where it belongs."""
        slots, last = self._slots, len(self._slots) - 1
        slot = wanted & last
        while (there := slots[slot]) and there != wanted:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        before, self._slots = self._slots, _empty(2 * len(self._slots))
        for found in before:
            if found:
                self._slots[self._slot(found)] = found


def _empty(slots: int) -> array[int]:
    return array("Q", bytes(8 * slots))


class Seen:
    """All items that have been read, the last of them with their rank: the first item has rank 0."""

    def __init__(self, prints: Iterable[int] = (), *, keep: int) -> None:
        self.count = 0
        self._keep = keep
        self._recent: dict[int, int] = {}
        self._all = Prints()
        for found in prints:
            self.add(found)

    def add(self, found: int) -> bool:
        """Add an item; False when it had been read before."""
        if not self._all.add(found):
            return False
        self._recent[found] = self.count
        self.count += 1
        if len(self._recent) > 2 * self._keep:
            self._recent = dict(list(self._recent.items())[-self._keep :])
        return True

    def rank(self, found: int) -> int | None:
        """When an item was read; OLD when that is long ago, None when it was not."""
        rank = self._recent.get(found)
        if rank is not None:
            return rank
        return OLD if found in self._all else None
