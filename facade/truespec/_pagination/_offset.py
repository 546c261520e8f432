"""The flow through a listing by offset: what others insert or delete meanwhile makes no item be lost or come twice.

Every page begins with the last item of the page before.  When it does not, the listing has shifted: the position is
searched for, and the page that came is held until the gap is closed.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, evolve, field

from truespec._pagination._chain import (
    MergedPage,
    Page,
    PageChain,
    PageRequest,
    PageResult,
    ReceivedPage,
    SeenIds,
    concatenate,
    fingerprint,
    select,
    to_keys,
)
from truespec._pagination._recovery import LoopGuard, PositionSearch, fail_listing
from truespec._pagination._resume import OffsetResumeState

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from truespec._pagination._listing import OffsetRules
    from truespec._pagination._resume import OffsetToken

T = TypeVar("T")

_KEPT_PAGES = 4
_KEPT_ITEMS = 512


@define
class OffsetFlow(Generic[T]):
    """One pass through a listing: yields page requests and is sent pages; it makes no calls."""

    rules: OffsetRules
    get_id: Callable[[T], str | int]
    page_size: int
    max_items: int | None = None
    prefetch: int = 1
    """How many pages may be requested at a time."""
    start: OffsetToken | None = None
    _chain: PageChain[T] = field(init=False)
    _guard: LoopGuard = field(init=False)
    _resume_state: OffsetResumeState = field(init=False)
    _search: PositionSearch | None = None
    _offset: int = 0
    """The offset of the last item that was read."""
    _total: int | None = None
    """The total that came with it."""
    _largest_page: int = 0
    """The most items that a page had."""
    _end_pages: int = 0
    """How many pages in a row looked like the last one."""
    _empty_page: bool = False
    """Whether a page after the last item was empty, and nothing new has come since."""
    _yielded: int = 0
    _last: ReceivedPage[T] | None = None
    _lookahead: int = 1
    """How many pages to request at a time: fewer while the listing changes, because they could not be merged."""

    def __attrs_post_init__(self) -> None:
        keep = max(_KEPT_ITEMS, _KEPT_PAGES * self.page_size)
        self._chain = PageChain(SeenIds(self.start.fingerprints if self.start else (), keep=keep))
        self._guard = LoopGuard(self.rules.operation, self.rules.offset)
        self._resume_state = OffsetResumeState(self.start)
        self._lookahead = self.prefetch if self.rules.total is not None else 1
        if self.start is not None:
            self._chain.complete = self.start.complete
            self._offset, self._total = self.start.offset, self.start.total

    def run(self) -> Generator[PageResult[T], Page[T], None]:
        """Yield page results until one requests no further page; each is sent the page of its first request."""
        left = self._remaining()
        size = self.page_size if left is None or self.start is not None else min(self.page_size, left)
        requests = () if left == 0 else (PageRequest(size, self._offset),)
        result: PageResult[T] = PageResult(Page(()), requests, self._resume_state)
        while result.next_requests:
            page = yield result
            result = self._process(self._receive(result.next_requests[0], page))
        yield result

    def _receive(self, request: PageRequest, page: Page[T]) -> ReceivedPage[T]:
        ids = list(map(self.get_id, page.items))
        # A cursor knows items by their fingerprints, which take ten times as long.
        keys = list(map(fingerprint, ids)) if self.start else to_keys(ids)
        is_full = len(ids) >= min(request.limit, self._largest_page or request.limit)
        received = ReceivedPage(request, list(zip(count(request.skip), ids, page.items)), keys, page.total, is_full)
        self._largest_page = max(self._largest_page, len(ids))
        self._guard.observe(received, self._chain.seen.count, self._stride)
        # A total that was wrong once counts something else, such as the page: the listing is read as one without.
        return evolve(received, total=None) if self._guard.has_wrong_total else received

    def _process(self, received: ReceivedPage[T]) -> PageResult[T]:
        read = self._chain.seen.count
        merged = self._chain.merge(received)
        if merged is None:
            return self._resync(received)
        merged_pages = [merged, *self._chain.merge_pending()]
        new = sum([len(part.new) for part in merged_pages])
        # No item of the page had been read, and neither another page nor the total says why.
        shrunk = received.total is not None and self._total is not None and received.total < self._total
        restarted = read > 0 and new == len(received.keys) and len(merged_pages) == 1 and not shrunk
        self._guard.record_progress(received, new, restarted=restarted, read=read)
        self._lookahead = self._adapt_lookahead(merged)
        return self._emit(merged_pages, has_new=new > 0)

    def _adapt_lookahead(self, merged: MergedPage[T]) -> int:
        """Return how many pages to request at a time: the shift while they are in flight must stay below half a page."""
        if self._search is not None or not merged.new:
            return 1
        shift = merged.new[0] - 1
        return min(self.prefetch, self._lookahead + 1 if shift <= 0 else max(1, self._stride // (2 * shift)))

    def _emit(self, merged_pages: Sequence[MergedPage[T]], *, has_new: bool) -> PageResult[T]:
        """Return the new items of merged pages, and the requests for what follows."""
        last = merged_pages[-1]
        total = last.source.total
        ended = self._is_end(last, has_new=has_new)
        self._last = last.source
        self._offset, self._total = last.source.request.skip + max(last.last, 0), total
        entries = concatenate([select(part.source.entries, part.new) for part in merged_pages])[: self._remaining()]
        self._yielded += len(entries)
        self._resume_state = self._resume_state.advance(entries, total)
        done = ended or self._remaining() == 0
        requests = () if done else self._plan_requests(self._next_offset(last, has_new=has_new))
        self._search = None
        reordered = True in [part.reordered for part in merged_pages]
        page = Page([item for _, _, item in entries], total)
        return PageResult(page, requests, self._resume_state, self._lookahead, reordered=reordered)

    def _next_offset(self, last: MergedPage[T], *, has_new: bool) -> int:
        """Return the offset to go on from: that of the last item that was read, as far as is known."""
        end = last.source.end - 1
        if self._search is not None:
            # The gap is closed.  Where that brought nothing new, the listing shifts to and fro: allow part of a page for that.
            return max(0, end if has_new else end - self._stride // 4)
        behind = self._chain.seen.count - 1 - last.rank if last.rank >= 0 and not self._empty_page else 0
        return max(0, last.source.request.skip + last.last + behind, end)

    def _is_end(self, last: MergedPage[T], *, has_new: bool) -> bool:
        received = last.source
        # A full page is followed by another request: the total may count the page alone, or be limited.
        if received.total is not None and received.end == received.total and not (received.is_full and has_new):
            return True
        if received.total is None and received.request.skip == 0 and len(received.keys) <= 1:
            return True
        # Without a total, or with one that is too small to be true, the end is a short page that brings nothing new.
        self._empty_page = self._empty_page and not has_new
        before_total = received.total is not None and received.end < received.total
        if has_new or not self._is_short(received) or before_total:
            self._end_pages = 0
            return False
        self._end_pages += 1
        return last.rank == self._chain.seen.count - 1 or self._end_pages > 1 or self._empty_page

    def _is_short(self, received: ReceivedPage[T] | None) -> bool:
        """Return whether a page has fewer items than it could have: a server may give fewer than the limit."""
        if received is None:
            return False
        return len(received.keys) < min(received.request.limit, max(self._largest_page, 2))

    def _resync(self, received: ReceivedPage[T]) -> PageResult[T]:
        """Hold a page that cannot be merged, and request the page where the position may be."""
        skip = received.request.skip
        if self._search is None:
            self._search = PositionSearch(
                self._offset, self._total, self._stride, lowest=skip, highest=skip, complete=self._chain.complete
            )
            self._lookahead = 1
        self._chain.hold(received)
        self._empty_page = self._empty_page or not received.keys
        offset = self._search.next_offset(received)
        if offset is None:
            read = self._chain.seen.count
            reason = f"not one of the last {read} items that are remembered is there any more"
            fail_listing(self.rules.operation, read, reason)
        self._resume_state = self._resume_state.advance((), received.total)
        requests = (PageRequest(self.page_size, offset), *self._plan_after_gap())
        return PageResult(Page((), received.total), requests, self._resume_state, self._lookahead, resynced=True)

    def _plan_after_gap(self) -> Sequence[PageRequest]:
        """Return the requests that are likely once the gap is closed: those for what follows the first held page."""
        pending = self._chain.first_pending
        return self._plan_requests(pending.end - 1, pending.total)[: self.prefetch - 1] if pending else ()

    def _plan_requests(self, skip: int, total: int | None = None) -> tuple[PageRequest, ...]:
        """Return the request for the page at an offset, and those after it that are likely to be needed."""
        total = self._total if total is None else total
        most, left = self.prefetch, self._remaining()
        if total is not None:
            most = min(most, -(-(total - 1 - skip) // self._stride))
        elif self._end_pages or self._is_short(self._last):
            most = 1
        if left is not None:
            most = min(most, -(-left // self._stride))
        return tuple(PageRequest(self.page_size, skip + number * self._stride) for number in range(max(1, most)))

    @property
    def _stride(self) -> int:
        """The distance between pages: a server may give fewer items than the limit."""
        return max(1, min(self.page_size, self._largest_page or self.page_size) - 1)

    def _remaining(self) -> int | None:
        return None if self.max_items is None else max(0, self.max_items - self._yielded)
