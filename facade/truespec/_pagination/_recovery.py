"""What keeps a listing by offset honest while it changes: the search for a lost position, and the guard against loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from attrs import define, field

from truespec._errors import PaginationError

if TYPE_CHECKING:
    from truespec._pagination._chain import ReceivedPage

_MAX_REPEATS = 3
"""How often a page may come again before the server is not believed: where many write it may be chance."""
_FREE_REQUESTS = 10
"""How many requests may bring nothing new, beyond those that a pass through the whole listing takes."""
_MAX_PAGES_AFTER_TOTAL = 1_000
"""How many pages may have items after the last one that the total counts."""
_MAX_SEARCHED_PAGES = 100
"""How many pages are searched for a lost position, in a listing without a total."""
_MAX_RESTARTS = 10
"""How often all items that were read may have gone, without one that is seen twice."""


def fail_listing(operation: str, read: int, reason: str) -> NoReturn:
    """Raise PaginationError: after ``read`` items the listing cannot be trusted, for this reason."""
    message = f"{operation}: the listing cannot be trusted after {read} items: {reason}. \
Read it again; if this comes again, the server does not paginate as its document says"
    raise PaginationError(message, operation=operation)


@define
class PositionSearch:
    """The search for the items that were read last: where the total hints first, then back to the start, page by page.

    After a resume, when not every item that was read is remembered, it looks ahead too: an item that it does not know may
    have been read before.
    """

    position: int
    """The offset of the last item that was read."""
    total: int | None
    """The total at that time."""
    stride: int
    lowest: int
    """The lowest offset that has been requested."""
    highest: int
    complete: bool
    _used_hint: bool = False
    _reached_end: bool = False
    _searched: int = 0
    _empty: int | None = None
    """The lowest offset of an empty page, while the end of a listing without a total is searched for."""
    _step: int = 0
    _items_end: int = -1
    """The offset after the last item of a page below that; -1 as long as every page was empty."""

    def next_offset(self, missed: ReceivedPage[Any]) -> int | None:
        """Return the offset to request after ``missed`` did not show the position; None when none is left."""
        self._reached_end = self._reached_end or self._is_past_end(missed)
        if missed.total is not None:
            self.lowest = min(self.lowest, max(1, missed.total))  # there is nothing behind the end
        else:
            self._searched += 1
            if self._searched > _MAX_SEARCHED_PAGES:
                return None
        hint = self._hint(missed) if missed.total is not None else self._find_end(missed)
        if hint is not None:
            return hint
        forward = not self.complete and not self._reached_end
        if self.lowest > 0 and not (forward and self.highest - self.position < self.position - self.lowest):
            self.lowest = max(0, self.lowest - self.stride)
            return self.lowest
        if forward:
            self.highest += self.stride
            return self.highest
        return None

    def _hint(self, missed: ReceivedPage[Any]) -> int | None:
        """Return the position if all changes were before it; None unless that is more than a page away."""
        if self._used_hint or missed.total is None or self.total is None:
            return None
        self._used_hint = True
        estimate = self.position + missed.total - self.total
        if abs(estimate - missed.request.skip) < self.stride:
            return None
        return max(0, estimate - self.stride // 2)

    def _find_end(self, missed: ReceivedPage[Any]) -> int | None:
        """Return the next offset at which the listing may end, after an empty page; None when the end is known.

        The steps back double until a page has items; then what is between is halved.
        """
        skip = missed.request.skip
        if not missed.keys and 0 < skip <= self.lowest:
            self._step = self.stride if self._empty is None else 2 * self._step
            self._empty = self.lowest = skip
        elif self._empty is None:
            return None
        else:  # a page with few items is the last one
            self._items_end = missed.end if len(missed.keys) > self.stride else self._empty
        if self._items_end < 0:
            return max(0, self._empty - self._step)
        if self._items_end < self._empty:
            return (self._items_end + self._empty) // 2
        self.lowest, self._empty = skip, None
        return None

    def _is_past_end(self, missed: ReceivedPage[Any]) -> bool:
        if missed.request.skip < self.highest:
            return False
        return not missed.keys or (missed.total is not None and missed.end >= missed.total)


@define
class LoopGuard:
    """Watches the pages that come while nothing new does, so that no listing goes on for ever or ends in silence."""

    operation: str
    offset: str
    """The name of the offset parameter, for messages."""
    has_wrong_total: bool = False
    """Whether a page had items after the last one that its total counts."""
    _pages_after_total: int = 0
    _pages: dict[int, list[tuple[int, int | None]]] = field(factory=dict[int, list[tuple[int, int | None]]])
    """Hash of a page -> the offsets and totals with which it came."""
    _requests: int = 0
    _extent: int = 0
    """How long the listing was when the last new item came."""
    _gap: int | None = None
    """The offset of a page that was empty although the total says that there are items."""
    _restarts: int = 0

    def observe(self, received: ReceivedPage[Any], read: int, stride: int) -> None:
        """Check a page before it is used, after ``read`` items.  Raises PaginationError when it cannot be trusted."""
        skip, total = received.request.skip, received.total
        if total is not None and received.keys and received.end > total:
            self.has_wrong_total = True
            self._pages_after_total += 1
            if self._pages_after_total > _MAX_PAGES_AFTER_TOTAL:
                reason = f"the server counts {total} items in all and gave {len(received.keys)} at {self.offset}={skip}"
                fail_listing(self.operation, read, reason)
        # An empty page is the same page again only at the same offset: there are many past the end of a listing.
        positions = self._pages.setdefault(hash(tuple(received.keys) or skip), [])
        if not (positions and _is_shifted(positions[-1], (skip, total))):
            positions.append((skip, total))
        if not received.keys and skip < (total or 0):
            self._gap = skip
        if len(positions) > _MAX_REPEATS:
            fail_listing(self.operation, read, self._describe_repeats(received, positions))
        self._requests += 1
        self._extent = self._extent or max(total or 0, read, skip)
        if self._requests > _FREE_REQUESTS + 2 * self._extent // stride:
            reason = f"{self._requests} pages in a row brought nothing new; the server counts {total} items"
            fail_listing(self.operation, read, reason)

    def _describe_repeats(self, received: ReceivedPage[Any], positions: list[tuple[int, int | None]]) -> str:
        if self._gap is not None:
            return f"the server announced {received.total} items and gave an empty page at {self.offset}={self._gap}"
        offsets = ", ".join(f"{self.offset}={skip}" for skip, _ in positions)
        return f"the server gave the same page again and again ({len(received.keys)} items, for {offsets})"

    def record_progress(self, received: ReceivedPage[Any], new: int, *, restarted: bool, read: int) -> None:
        """Record that ``new`` items came; ``restarted`` says that no item that had been read was left."""
        if new:
            self._pages = {hash(tuple(received.keys)): [(received.request.skip, received.total)]}
            self._requests = self._extent = 0
            self._gap = None
        self._restarts += restarted
        if self._restarts > _MAX_RESTARTS:
            reason = f"{self._restarts} times not one of the items that had been read was there any more; \
if nobody deletes that many, the server gives the same item another id each time"
            fail_listing(self.operation, read, reason)


def _is_shifted(before: tuple[int, int | None], now: tuple[int, int | None]) -> bool:
    """Return whether a page is at another offset because as many items were inserted before it."""
    (skip, total), (later_skip, later_total) = before, now
    if total is None or later_total is None or skip == later_skip:
        return False
    return later_skip - skip == later_total - total
