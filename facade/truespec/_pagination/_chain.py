"""Pages, the requests for them, and the chain that merges pages read at different times into one listing.

Each page shows what stood side by side at one time.  In a stable order, what follows an item that has been read has not
been read, and nothing that was there all the time is between the two: so a page that shows one such item can be appended
after it, whenever it was read.
"""

from __future__ import annotations

import hashlib
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from truespec._pagination._resume import ResumeState


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Entry: TypeAlias = tuple[int, str | int, T]
"""An item with its offset and its id before it."""


@frozen
class Page(Generic[T_co]):
    """One page of a listing: its items, and the number of all items (None where the API does not give it)."""

    items: Sequence[T_co]
    total: int | None = None


@frozen
class CursorPage(Page[T_co]):
    """A page that carries the cursor of its end (None where the API gave none) and whether more pages follow."""

    end: str | None = None
    more: bool = False


@frozen
class PageRequest:
    """Which page to request: by the number of items to skip, or by the end cursor of the page before it."""

    limit: int
    skip: int = 0
    after: str | None = None


@frozen
class PageResult(Generic[T]):
    """What a flow yields after each page that it was sent."""

    page: Page[T]
    """The items of the page that were not yielded before."""
    next_requests: tuple[PageRequest, ...]
    """The page that is needed next, then those that are likely to be; empty at the end of the listing."""
    resume_state: ResumeState
    lookahead: int = 1
    """How many of ``next_requests`` to send now; responses that arrived and are still needed are kept beyond that."""
    resynced: bool = False
    """Whether the listing had changed and the position has to be found again."""
    reordered: bool = False
    """Whether items came in another order than before."""


EVICTED = -1
"""The rank of an item that was read so long ago that its rank is no longer kept."""
_MAX_PENDING = 3
_HAS_LONG_HASHES = sys.hash_info.width >= 64  # noqa: PLR2004  (the bits of a fingerprint)
_blake2b = hashlib.blake2b


def fingerprint(item_id: str | int) -> int:
    """Return 64 bits that stand for an id, the same in every process; never 0."""
    text = f"{type(item_id).__name__}:{item_id}".encode(errors="surrogatepass")
    return int.from_bytes(_blake2b(text, digest_size=8).digest(), "big") or 1


def to_keys(ids: Iterable[str | int]) -> list[int]:
    """Return a number for each id, ten times as quickly as fingerprints, that is good in this process only.

    They are Python's hashes of texts, never of numbers, among which -1 and -2 have the same one.  Where hashes are short
    they would collide in a long listing, so there the keys are fingerprints.
    """
    if not _HAS_LONG_HASHES:
        return [fingerprint(item_id) for item_id in ids]
    return [hash(item_id if isinstance(item_id, str) else (int, str(item_id))) for item_id in ids]


class SeenIds:
    """The keys of all items that have been read, the last ones with their rank: the first item has rank 0."""

    def __init__(self, keys: Sequence[int] = (), *, keep: int) -> None:
        """Start with ``keys``; at least the last ``keep`` ranks are kept."""
        self.count = 0
        self._keep = keep
        self._recent: dict[int, int] = {}
        self._evicted: set[int] = set()
        if keys:
            self.add(keys)

    def add(self, keys: Sequence[int]) -> Sequence[int]:
        """Add keys that have no rank yet, and return the index of each first occurrence."""
        indexes: Sequence[int] = range(len(keys))
        if len(set(keys)) < len(keys):
            first = {key: index for index, key in reversed(list(enumerate(keys)))}
            indexes = sorted(first.values())
            keys = [keys[index] for index in indexes]
        self._recent.update(zip(keys, range(self.count, self.count + len(keys)), strict=True))
        self.count += len(keys)
        if len(self._recent) > 2 * self._keep:
            recent = list(self._recent.items())
            self._evicted.update(key for key, _ in recent[: -self._keep])
            self._recent = dict(recent[-self._keep :])
        return indexes

    def ranks(self, keys: Sequence[int]) -> list[int | None]:
        """Return the rank of each key: EVICTED when it was read long ago, None when it was not read."""
        ranks = list(map(self._recent.get, keys))
        if self._evicted and None in ranks:
            return [
                EVICTED if rank is None and key in self._evicted else rank
                for key, rank in zip(keys, ranks, strict=True)
            ]
        return ranks


def select(values: Sequence[T], indexes: Sequence[int]) -> Sequence[T]:
    """Return the values at these indexes; a range of them is one slice."""
    if isinstance(indexes, range):
        return values[indexes.start : indexes.stop]
    return [values[index] for index in indexes]


def concatenate(parts: Sequence[Sequence[T]]) -> Sequence[T]:
    """Return the values of all parts; of a single part, the part itself."""
    return parts[0] if len(parts) == 1 else [value for part in parts for value in part]


@frozen
class ReceivedPage(Generic[T]):
    """A page as it was received, with the request for it."""

    request: PageRequest
    entries: Sequence[Entry[T]]
    keys: Sequence[int]
    """What ``SeenIds`` knows the items by."""
    total: int | None
    is_full: bool
    """Whether it has as many items as a page can have, as far as is known."""
    end: int = field(init=False)
    """The offset after the page's last item."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(
            self, "end", self.request.skip + len(self.entries)
        )  # how attrs sets a field of a frozen class


@frozen
class MergedPage(Generic[T]):
    """What a page adds to the chain."""

    source: ReceivedPage[T]
    new: Sequence[int]
    """The indexes of the items that had not been read."""
    last: int
    """The index of the last item that has been read by now; -1 on an empty page."""
    rank: int
    """The rank of that item."""
    reordered: bool


@define
class PageChain(Generic[T]):
    """The items that have been read, and pages that wait for the items before them."""

    seen: SeenIds
    complete: bool = True
    """Whether ``seen`` has every item that was read; after a resume it has not."""
    _pending: tuple[ReceivedPage[T], ...] = ()

    def merge(self, received: ReceivedPage[T]) -> MergedPage[T] | None:
        """Add the new items of a page; return None when no item on it says where it belongs."""
        ranks = self.seen.ranks(received.keys)
        seen_indexes = [index for index, rank in enumerate(ranks) if rank is not None]
        if seen_indexes:
            return self._append(received, ranks, seen_indexes)
        if received.request.skip == 0 and self.complete:
            # The listing begins here, and no item that was read is left of it: all of it is new.
            return self._add(received, range(len(received.keys)), len(received.keys) - 1, reordered=False)
        return None

    def _append(
        self, received: ReceivedPage[T], ranks: Sequence[int | None], seen_indexes: Sequence[int]
    ) -> MergedPage[T]:
        order = [rank for rank in ranks if rank is not None]
        if all(before <= after for before, after in pairwise(order)):
            new = range(seen_indexes[-1] + 1, len(ranks))
            return self._add(received, new, new[-1] if new else seen_indexes[-1], reordered=False)
        # An item that had been read has moved: what is between may have been there all the time.
        between = [index for index in range(seen_indexes[0], len(ranks)) if ranks[index] is None]
        return self._add(received, between, len(ranks) - 1, reordered=True)

    def _add(self, received: ReceivedPage[T], new: Sequence[int], last: int, *, reordered: bool) -> MergedPage[T]:
        first = self.seen.add(select(received.keys, new))
        added = new if len(first) == len(new) else [new[index] for index in first]
        rank = self.seen.ranks([received.keys[last]])[0] if last >= 0 else None
        return MergedPage(received, added, last, EVICTED if rank is None else rank, reordered)

    def hold(self, received: ReceivedPage[T]) -> None:
        """Keep a page that cannot be merged until the items before it have been read."""
        if received.keys:
            pending = sorted([*self._pending, received], key=lambda page: page.request.skip)
            self._pending = tuple(pending[-_MAX_PENDING:])

    def merge_pending(self) -> list[MergedPage[T]]:
        """Merge the held pages that can be merged by now, and drop those that add nothing any more."""
        merged_pages: list[MergedPage[T]] = []
        still_pending: list[ReceivedPage[T]] = []
        for received in self._pending:
            merged = self.merge(received)
            if merged is None:
                still_pending.append(received)
            elif merged.new:
                merged_pages.append(merged)
        self._pending = tuple(still_pending)
        return merged_pages

    @property
    def first_pending(self) -> ReceivedPage[T] | None:
        """The held page with the lowest offset."""
        return self._pending[0] if self._pending else None
