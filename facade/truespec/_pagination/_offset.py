"""Go through a listing by offset, so that what others insert or delete meanwhile makes nothing be lost or come twice.

Every page begins with the last item of the page before.  When it does not, the listing has shifted: the place is looked
for, and the page that came waits until the gap is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, field

from truespec._pagination._chain import Chain, Joined, Taken, at, together
from truespec._pagination._guard import Guard
from truespec._pagination._page import Ask, Page, Step
from truespec._pagination._search import Search
from truespec._pagination._seen import Seen, fingerprint, keys
from truespec._pagination._trail import OffsetTrail

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from truespec._pagination._place import OffsetPlace
    from truespec._pagination._rules import OffsetRules

T = TypeVar("T")

_KEPT_PAGES = 4
_KEPT_ITEMS = 512


@define
class OffsetFlow(Generic[T]):
    """One way through a listing; it asks for pages and takes them, and sends nothing."""

    rules: OffsetRules
    identity: Callable[[T], str | int]
    page_size: int
    max_items: int | None = None
    ahead: int = 1
    """How many pages may be asked for at a time."""
    start: OffsetPlace | None = None
    overlap: int = 1
    """By how many items pages overlap; 0 is for a test that shows what the overlap is for."""
    _chain: Chain[T] = field(init=False)
    _guard: Guard = field(init=False)
    _trail: OffsetTrail = field(init=False)
    _search: Search | None = None
    _offset: int = 0
    """Where the last item that was read was seen."""
    _total: int | None = None
    """The total that came with it."""
    _largest: int = 0
    """The most items that a page had."""
    _ends_seen: int = 0
    """How often in a row a page looked like the last one."""
    _given: int = 0
    _last: Taken[T] | None = None
    _calm: int = 1
    """How many pages are asked for at a time: fewer while the listing changes, because they would not join."""

    def __attrs_post_init__(self) -> None:
        keep = max(_KEPT_ITEMS, _KEPT_PAGES * self.page_size)
        self._chain = Chain(Seen(self.start.prints if self.start else (), keep=keep))
        self._guard = Guard(self.rules.operation, self.rules.offset)
        self._trail = OffsetTrail(self.start)
        self._calm = self.ahead if self.rules.total is not None else 1
        if self.start is not None:
            self._chain.complete = self.start.complete
            self._offset, self._total = self.start.offset, self.start.total

    def run(self) -> Generator[Step[T], Page[T], None]:
        """Yield what to hand out and what to ask for, take the page of the first ask; ends when nothing is asked for."""
        left = self._left()
        size = self.page_size if left is None or self.start is not None else min(self.page_size, left)
        wants = () if left == 0 else (Ask(size, self._offset),)
        step: Step[T] = Step(Page(()), wants, self._trail)
        while step.wants:
            page = yield step
            step = self._take(self._taken(step.wants[0], page))
        yield step

    def _taken(self, ask: Ask, page: Page[T]) -> Taken[T]:
        ids = list(map(self.identity, page.items))
        # A cursor tells items by their fingerprints, which take ten times as long.
        taken = Taken(ask, page.items, ids, list(map(fingerprint, ids)) if self.start else keys(ids), page.total)
        self._largest = max(self._largest, len(page.items))
        if self.overlap:
            self._guard.look(taken, self._chain.seen.count, self._stride)
        return taken

    def _take(self, taken: Taken[T]) -> Step[T]:
        if not self.overlap:
            return self._plain(taken)
        read = self._chain.seen.count
        joined = self._chain.join(taken)
        if joined is None:
            return self._missed(taken)
        found = [joined, *self._chain.join_waiting()]
        count = sum(len(part.fresh) for part in found)
        # Not one item of the page had been read; neither another page nor the total says why.
        shrunk = taken.total is not None and self._total is not None and taken.total < self._total
        restarted = read > 0 and count == len(taken.items) and len(found) == 1 and not shrunk
        self._guard.fresh(taken, count, restarted=restarted, read=read)
        self._calm = self._calmed(joined)
        return self._joined(found)

    def _calmed(self, joined: Joined[T]) -> int:
        """How many pages to ask for at a time: what shifts while they are under way must be less than half a page."""
        if self._search is not None or not joined.fresh:
            return 1
        shift = joined.fresh[0] - 1
        return min(self.ahead, self._calm + 1 if shift <= 0 else max(1, self._stride // (2 * shift)))

    def _joined(self, found: Sequence[Joined[T]]) -> Step[T]:
        last = found[-1]
        new = any(part.fresh for part in found)
        ended = self._is_end(last, fresh=new)
        self._last = last.taken
        self._offset, self._total = last.taken.ask.skip + max(last.last, 0), last.taken.total
        left = self._left()
        items = together([at(part.taken.items, part.fresh) for part in found])[:left]
        ids = together([at(part.taken.ids, part.fresh) for part in found])[:left]
        offsets = together([at(part.taken.offsets, part.fresh) for part in found])[:left]
        self._given += len(items)
        self._trail = self._trail.then(offsets, ids, last.taken.total)
        page = Page(items, last.taken.total)
        wants = () if ended or self._left() == 0 else self._wants(self._next(last, fresh=new))
        self._search = None
        return Step(page, wants, self._trail, self._calm, reordered=any(part.reordered for part in found))

    def _next(self, last: Joined[T], *, fresh: bool) -> int:
        """The offset to go on from: that of the last item that was read, as far as can be told."""
        end = last.taken.end - 1
        if self._search is not None:
            # The gap is closed.  Where nothing new came of it, the listing shifts to and fro: a part of a page is kept for that.
            return max(0, end if fresh else end - self._stride // 4)
        behind = self._chain.seen.count - 1 - last.rank if last.rank >= 0 else 0
        return max(0, last.taken.ask.skip + last.last + behind, end)

    def _is_end(self, last: Joined[T], *, fresh: bool) -> bool:
        taken = last.taken
        if taken.total is not None and taken.end == taken.total:
            return True
        if taken.total is None and taken.ask.skip == 0 and len(taken.items) <= 1:
            return True
        # Without a total, or with one that is too small to be true, the end is a short page that brings nothing new.
        if fresh or not self._is_short(taken) or (taken.total is not None and taken.end < taken.total):
            self._ends_seen = 0
            return False
        self._ends_seen += 1
        return last.rank == self._chain.seen.count - 1 or self._ends_seen > 1

    def _is_short(self, taken: Taken[T] | None) -> bool:
        """Whether a page has fewer items than it could have: a server may give fewer than it is asked for."""
        if taken is None:
            return False
        return len(taken.items) < min(taken.ask.limit, max(self._largest, 2))

    def _missed(self, taken: Taken[T]) -> Step[T]:
        skip = taken.ask.skip
        if self._search is None:
            complete = self._chain.complete
            self._search = Search(self._offset, self._total, self._stride, back=skip, ahead=skip, complete=complete)
            self._calm = 1
        self._chain.wait(taken)
        offset = self._search.next(taken)
        if offset is None:
            self._guard.refuse(
                f"not one of the last {self._chain.seen.count} items that were known to have been read is there any more",
                self._chain.seen.count,
            )
        page: Page[T] = Page((), taken.total)
        self._trail = self._trail.then((), (), taken.total)
        return Step(page, (Ask(self.page_size, offset), *self._later()), self._trail, self._calm, healed=True)

    def _later(self) -> Sequence[Ask]:
        """What is likely to be asked for once the gap is closed: what follows the page that waits."""
        waiting = self._chain.waiting
        return self._wants(waiting.end - 1, waiting.total)[: self.ahead - 1] if waiting else ()

    def _wants(self, skip: int, total: int | None = None) -> tuple[Ask, ...]:
        """The page at an offset, and those behind it that are likely to be wanted."""
        total = self._total if total is None else total
        most, left = self.ahead, self._left()
        if total is not None:
            most = min(most, -(-(total - 1 - skip) // self._stride))
        elif self._ends_seen or self._is_short(self._last):
            most = 1
        if left is not None:
            most = min(most, -(-left // self._stride))
        return tuple(Ask(self.page_size, skip + number * self._stride) for number in range(max(1, most)))

    @property
    def _stride(self) -> int:
        """By how much pages follow each other: a server may give fewer items than it is asked for."""
        return max(1, min(self.page_size, self._largest or self.page_size) - 1)

    def _left(self) -> int | None:
        return None if self.max_items is None else max(0, self.max_items - self._given)

    def _plain(self, taken: Taken[T]) -> Step[T]:
        """What a client without overlap does, for the tests."""
        self._given += len(taken.items)
        ended = not taken.items or (taken.total is not None and taken.end >= taken.total)
        return Step(
            Page(taken.items, taken.total), () if ended else (Ask(self.page_size, taken.end),), OffsetTrail(None)
        )
