"""See to it that no listing goes on for ever, and that none ends without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from attrs import define, field

from truespec._errors import PaginationError

if TYPE_CHECKING:
    from truespec._pagination._chain import Taken

_REPEATS = 3
"""So often may a page come again before the server is not believed: where many write it may be chance."""
_FREE = 10
"""So many requests may bring nothing new, beside those that a way through the whole listing takes."""
_RESTARTS = 10
"""So often may all items that were read be gone, without one that is seen twice."""


@define
class Guard:
    """Watches what comes while nothing new does."""

    operation: str
    offset: str
    _pages: dict[int, list[tuple[int, int | None]]] = field(factory=dict[int, list[tuple[int, int | None]]])
    _asked: int = 0
    _extent: int = 0
    """How long the listing was when the last new item came."""
    _gap: int | None = None
    """Where a page was empty although the total says that there are items."""
    _restarts: int = 0

    def look(self, taken: Taken[Any], read: int, stride: int) -> None:
        """Look at a page before it is used.  Raises PaginationError when it cannot be."""
        skip, total = taken.ask.skip, taken.total
        if total is not None and taken.items and taken.end > total + taken.ask.limit:
            self.refuse(
                f"the server counts {total} items in all and gave {len(taken.items)} at {self.offset}={skip}", read
            )
        # An empty page is the same page again only at the same place: there are many behind the end of a listing.
        places = self._pages.setdefault(hash(tuple(taken.keys) or skip), [])
        if not (places and _is_moved(places[-1], (skip, total))):
            places.append((skip, total))
        if not taken.items and skip < (total or 0):
            self._gap = skip
        if len(places) > _REPEATS:
            self._refuse_repeated(taken, [found for found, _ in places], read)
        self._asked += 1
        self._extent = self._extent or max(total or 0, read, skip)
        if self._asked > _FREE + 2 * self._extent // stride:
            self.refuse(f"{self._asked} pages in a row brought nothing new; the server counts {total} items", read)

    def _refuse_repeated(self, taken: Taken[Any], skips: list[int], read: int) -> NoReturn:
        where = ", ".join(f"{self.offset}={skip}" for skip in skips)
        if self._gap is not None:
            self.refuse(
                f"the server announced {taken.total} items and gave an empty page at {self.offset}={self._gap}", read
            )
        self.refuse(f"the server gave the same page again and again ({len(taken.items)} items, for {where})", read)

    def fresh(self, taken: Taken[Any], count: int, *, restarted: bool, read: int) -> None:
        """Hear that items were new; ``restarted`` says that none that had been read was left."""
        if count:
            self._pages = {hash(tuple(taken.keys)): [(taken.ask.skip, taken.total)]}
            self._asked = self._extent = 0
            self._gap = None
        self._restarts += restarted
        if self._restarts > _RESTARTS:
            self.refuse(
                f"{self._restarts} times not one of the items that had been read was there any more; \
if nobody deletes that many, the server gives the same item another id each time",
                read,
            )

    def refuse(self, seen: str, read: int) -> NoReturn:
        """Raise PaginationError that says what was seen."""
        message = f"{self.operation}: the listing cannot be trusted after {read} items: {seen}. \
Read it again; if this comes again, the server does not page as its document says"
        raise PaginationError(message, operation=self.operation)


def _is_moved(before: tuple[int, int | None], now: tuple[int, int | None]) -> bool:
    """Whether a page stands elsewhere because as many items were inserted before it."""
    (skip, total), (later_skip, later_total) = before, now
    if total is None or later_total is None or skip == later_skip:
        return False
    return later_skip - skip == later_total - total
