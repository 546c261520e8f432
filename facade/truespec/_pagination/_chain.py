"""Join pages that were taken at different moments into one listing.

Each page is what stood side by side at one moment.  In a stable order, what follows an item that has been read has not
been read, and nothing that was there all the time is between the two: so a page that shows one such item can be joined
behind it, whenever it was taken.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, frozen

from truespec._pagination._seen import OLD, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._pagination._page import Ask

T = TypeVar("T")

_MOST_WAITING = 3


def at(values: Sequence[T], places: Sequence[int]) -> Sequence[T]:
    """The values at these places; a stretch of them is one step."""
    if isinstance(places, range):
        return values[places.start : places.stop]
    return [values[place] for place in places]


def together(parts: Sequence[Sequence[T]]) -> Sequence[T]:
    """The values of all parts; of one part, as it most often is, the part itself."""
    return parts[0] if len(parts) == 1 else [value for part in parts for value in part]


@frozen
class Taken(Generic[T]):
    """A page as it was received."""

    ask: Ask
    items: Sequence[T]
    ids: Sequence[str | int]
    keys: Sequence[int]
    """What ``Seen`` knows the items by."""
    total: int | None

    @property
    def offsets(self) -> Sequence[int]:
        """The offset of each item."""
        return range(self.ask.skip, self.end)

    @property
    def end(self) -> int:
        """The offset behind the page's last item."""
        return self.ask.skip + len(self.items)


@frozen
class Joined(Generic[T]):
    """What a page adds."""

    taken: Taken[T]
    fresh: Sequence[int]
    """Where on the page the items are that had not been read."""
    last: int
    """Where the last item is that has been read by now; -1 on an empty page."""
    rank: int
    """Its rank."""
    reordered: bool


@define
class Chain(Generic[T]):
    """What has been read, and pages that wait for the items before them."""

    seen: Seen
    complete: bool = True
    """Whether ``seen`` has all that was ever read; one that goes on from a cursor does not."""
    _waiting: tuple[Taken[T], ...] = ()

    def join(self, taken: Taken[T]) -> Joined[T] | None:
        """Take over what is new on a page; None when nothing on it says where it belongs."""
        ranks = self.seen.ranks(taken.keys)
        known = [place for place, rank in enumerate(ranks) if rank is not None]
        if known:
            return self._behind(taken, ranks, known)
        if taken.ask.skip == 0 and self.complete:
            # The listing begins here, and nothing of what was read is left of it: all of it is new.
            return self._add(taken, range(len(taken.items)), len(taken.items) - 1, reordered=False)
        return None

    def _behind(self, taken: Taken[T], ranks: Sequence[int | None], known: Sequence[int]) -> Joined[T]:
        order = [rank for rank in ranks if rank is not None]
        if all(before <= after for before, after in pairwise(order)):
            fresh = range(known[-1] + 1, len(ranks))
            return self._add(taken, fresh, fresh[-1] if fresh else known[-1], reordered=False)
        # An item that had been read stands elsewhere now: what is between may have been there all the time.
        between = [place for place in range(known[0], len(ranks)) if ranks[place] is None]
        return self._add(taken, between, len(ranks) - 1, reordered=True)

    def _add(self, taken: Taken[T], fresh: Sequence[int], last: int, *, reordered: bool) -> Joined[T]:
        new = self.seen.add(at(taken.keys, fresh))
        added = fresh if len(new) == len(fresh) else [fresh[place] for place in new]
        rank = self.seen.ranks([taken.keys[last]])[0] if last >= 0 else None
        return Joined(taken, added, last, OLD if rank is None else rank, reordered)

    def wait(self, taken: Taken[T]) -> None:
        """Keep a page that does not join yet: the items before it are looked for."""
        if taken.items:
            waiting = sorted([*self._waiting, taken], key=lambda page: page.ask.skip)
            self._waiting = tuple(waiting[-_MOST_WAITING:])

    def join_waiting(self) -> list[Joined[T]]:
        """Join the pages that waited and can be joined by now, and drop those that add nothing any more."""
        found: list[Joined[T]] = []
        left: list[Taken[T]] = []
        for taken in self._waiting:
            joined = self.join(taken)
            if joined is None:
                left.append(taken)
            elif joined.fresh:
                found.append(joined)
        self._waiting = tuple(left)
        return found

    @property
    def waiting(self) -> Taken[T] | None:
        """The first page that waits."""
        return self._waiting[0] if self._waiting else None
