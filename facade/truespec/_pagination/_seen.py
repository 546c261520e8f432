"""Which items have been read: 8 bytes stand for each, so that a long listing stays small in memory."""

from __future__ import annotations

import hashlib
import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OLD = -1
"""The rank of an item that was read so long ago that only that is known."""
_FIRST_SLOTS = 1024
_LAST_BIT = 2**64 - 1
_HAS_LONG_HASHES = sys.hash_info.width >= 64  # noqa: PLR2004  (the bits of a slot)
_hash = hashlib.blake2b


def fingerprint(identity: str | int) -> int:
    """64 bits that stand for an id, the same in every process; never 0."""
    told = f"{type(identity).__name__}:{identity}".encode(errors="surrogatepass")
    return int.from_bytes(_hash(told, digest_size=8).digest(), "big") or 1


def keys(identities: Iterable[str | int]) -> list[int]:
    """64 bits for each id, found ten times as quickly, that are good in this process only; never 0.

    They are Python's hashes of texts, never of numbers: numbers are their own hashes, and those that have their last
    bits in common would crowd a few slots.  Where hashes are shorter, they are fingerprints.
    """
    if not _HAS_LONG_HASHES:
        return [fingerprint(one) for one in identities]
    hashes = [hash(one) if isinstance(one, str) else hash((int, str(one))) for one in identities]
    return [found & _LAST_BIT or 1 for found in hashes]


class Prints:
    """A set of numbers of 64 bits, none of them 0, in two to four times their own size (a Python set takes twelve times)."""

    def __init__(self) -> None:
        self._slots = _empty(_FIRST_SLOTS)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def among(self, wanted: Iterable[int]) -> set[int]:
        """Those of ``wanted`` that are in the set."""
        slots, last = self._slots, len(self._slots) - 1
        found: set[int] = set()
        for one in wanted:
            slot = one & last
            while there := slots[slot]:
                if there == one:
                    found.add(one)
                    break
                slot = (slot + 1) & last
        return found

    def add(self, found: Sequence[int]) -> None:
        """Add all of them."""
        while 2 * (self._used + len(found)) > len(self._slots):
            self._grow()
        self._used += _fill(self._slots, found)

    def _grow(self) -> None:
        before, self._slots = self._slots, _empty(2 * len(self._slots))
        _fill(self._slots, filter(None, before))


def _fill(slots: array[int], found: Iterable[int]) -> int:
    """Put numbers into their slots, the next free ones; gives how many were not there before."""
    last, count = len(slots) - 1, 0
    for one in found:
        slot = one & last
        while (there := slots[slot]) and there != one:
            slot = (slot + 1) & last
        if not there:
            slots[slot] = one
            count += 1
    return count


def _empty(slots: int) -> array[int]:
    return array("Q", bytes(8 * slots))


class Seen:
    """All items that have been read, the last of them with their rank: the first item has rank 0."""

    def __init__(self, prints: Iterable[int] = (), *, keep: int) -> None:
        self.count = 0
        self._keep = keep
        self._recent: dict[int, int] = {}
        self._old = Prints()
        self.add(list(prints))

    def add(self, found: Sequence[int]) -> Sequence[int]:
        """Add items that have no rank; gives the places of those that came before none of their like."""
        fresh: Sequence[int] = range(len(found))
        if len(set(found)) < len(found):
            first = {one: place for place, one in reversed(list(enumerate(found)))}
            fresh = sorted(first.values())
            found = [found[place] for place in fresh]
        self._recent.update(zip(found, range(self.count, self.count + len(found)), strict=True))
        self.count += len(found)
        if len(self._recent) > 2 * self._keep:
            self._age()
        return fresh

    def _age(self) -> None:
        read = list(self._recent.items())
        self._old.add([found for found, _ in read[: -self._keep]])
        self._recent = dict(read[-self._keep :])

    def ranks(self, wanted: Sequence[int]) -> list[int | None]:
        """When each item was read; OLD when that is long ago, None when it was not."""
        ranks = list(map(self._recent.get, wanted))
        if self._old and None in ranks:
            old = self._old.among([one for one, rank in zip(wanted, ranks, strict=True) if rank is None])
            if old:
                ranks = [OLD if one in old else rank for one, rank in zip(wanted, ranks, strict=True)]
        return ranks
