"""Go through a listing whose pages say where the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from attrs import define, field

from truespec._errors import PaginationError
from truespec._pagination._page import Ask, CursorPage, Page, Step
from truespec._pagination._seen import fingerprint, keys
from truespec._pagination._trail import CursorTrail

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import NoReturn

    from truespec._pagination._place import CursorPlace
    from truespec._pagination._rules import CursorRules

T = TypeVar("T")

_EMPTY = 100
"""So many pages in a row may be empty although more is said to follow."""


@define
class CursorFlow(Generic[T]):
    """One way through a listing; it asks for pages and takes them, and sends nothing."""

    rules: CursorRules
    identity: Callable[[T], str | int]
    page_size: int
    max_items: int | None = None
    start: CursorPlace | None = None
    _given: int = 0
    _empty: int = 0
    _read: set[int] = field(factory=set[int])
    """Ends that were followed and pages that came, as numbers that stand for them: none of them may come again."""

    def run(self) -> Generator[Step[T], Page[T], None]:
        """Yield what to hand out and what to ask for, take the page of the first ask; ends when nothing is asked for."""
        after = self.start.after if self.start else None
        known: Sequence[int] = self.start.prints if self.start else ()
        wants = () if self.max_items == 0 else (Ask(self._size(), after=after),)
        step: Step[T] = Step(Page(()), wants, CursorTrail(after, known))
        while step.wants:
            page = cast("CursorPage[T]", (yield step))
            step, known = self._take(step.wants[0], page, known)
        yield step

    def _take(self, ask: Ask, page: CursorPage[T], known: Sequence[int]) -> tuple[Step[T], Sequence[int]]:
        ids = [self.identity(item) for item in page.items]
        self._check(ask, page, ids)
        # Behind a cursor, the first items may have been handed out before; pages may be cut in other places now.
        prints = [fingerprint(found) for found in ids] if known else ids
        unread = [place for place, found in enumerate(prints) if found not in known]
        fresh = unread if self.max_items is None else unread[: self.max_items - self._given]
        self._given += len(fresh)
        end = page.end if len(fresh) == len(unread) else None
        later = () if unread else [found for found in known if found not in prints]
        trail = CursorTrail(ask.after, known, [ids[place] for place in fresh], end, later)
        ended = not page.more or self._is_full()
        wants = () if ended else (Ask(self._size(), after=page.end),)
        return Step(Page([page.items[place] for place in fresh], page.total), wants, trail), later

    def _size(self) -> int:
        return self.page_size if self.max_items is None else min(self.page_size, self.max_items - self._given)

    def _is_full(self) -> bool:
        return self.max_items is not None and self._given >= self.max_items

    def _check(self, ask: Ask, page: CursorPage[T], ids: Sequence[str | int]) -> None:
        """Raise PaginationError when going on would never end, or would lose something."""
        self._empty = 0 if page.items else self._empty + 1
        if page.more and page.end is None:
            self._refuse(f"the server says that more follows and gives no {self.rules.end}")
        if self._empty > _EMPTY:
            self._refuse(f"{self._empty} pages in a row were empty although more was said to follow")
        if page.items and not self._is_new(hash(tuple(keys(ids)))):
            self._refuse(f"the server gave the same page twice ({len(ids)} items, {self._whence(ask)})")
        if page.more and not (self._is_new(fingerprint(page.end or "")) and page.end != ask.after):
            self._refuse(f"the server leads back to a page that was read ({self._whence(ask)})")

    def _is_new(self, found: int) -> bool:
        count = len(self._read)
        self._read.add(found)
        return len(self._read) > count

    def _whence(self, ask: Ask) -> str:
        return f"the page without {self.rules.after}" if ask.after is None else f"a page with {self.rules.after}"

    def _refuse(self, seen: str) -> NoReturn:
        message = f"{self.rules.operation}: the listing cannot be trusted after {self._given} items: {seen}. \
Read it again; if this comes again, the server does not page as its document says"
        raise PaginationError(message, operation=self.rules.operation)
