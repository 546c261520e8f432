"""The flow through a listing by cursor, whose pages each say where the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from attrs import define, field

from truespec._pagination._chain import CursorPage, Page, PageRequest, PageResult, fingerprint, to_keys
from truespec._pagination._recovery import fail_listing
from truespec._pagination._resume import CursorResumeState

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from typing import NoReturn

    from truespec._pagination._listing import CursorRules
    from truespec._pagination._resume import CursorToken

T = TypeVar("T")

_MAX_EMPTY_PAGES = 100
"""How many pages in a row may be empty although the server says that more follow."""


@define
class CursorFlow(Generic[T]):
    """One pass through a listing: yields page requests and is sent pages; it makes no calls."""

    rules: CursorRules
    get_id: Callable[[T], str | int]
    page_size: int
    max_items: int | None = None
    start: CursorToken | None = None
    _yielded: int = 0
    _empty_pages: int = 0
    _visited: set[int] = field(factory=set[int])
    """Hashes of the end cursors that were followed and of the pages that came: none may come again."""

    def run(self) -> Generator[PageResult[T], Page[T], None]:
        """Yield page results until one requests no further page; each is sent the page of its first request."""
        after = self.start.after if self.start else None
        already_read: Sequence[int] = self.start.fingerprints if self.start else ()
        requests = () if self.max_items == 0 else (PageRequest(self._limit(), after=after),)
        result: PageResult[T] = PageResult(Page(()), requests, CursorResumeState(after, already_read))
        while result.next_requests:
            page = cast("CursorPage[T]", (yield result))
            result, already_read = self._process(result.next_requests[0], page, already_read)
        yield result

    def _process(
        self, request: PageRequest, page: CursorPage[T], already_read: Sequence[int]
    ) -> tuple[PageResult[T], Sequence[int]]:
        ids = [self.get_id(item) for item in page.items]
        self._check(request, page, ids)
        # After a resume, the first items may have been yielded before; pages may be cut at other places now.
        keys = [fingerprint(item_id) for item_id in ids] if already_read else ids
        unread = [index for index, key in enumerate(keys) if key not in already_read]
        new = unread if self.max_items is None else unread[: self.max_items - self._yielded]
        self._yielded += len(new)
        end = page.end if len(new) == len(unread) else None
        not_on_page = () if unread else [key for key in already_read if key not in keys]
        state = CursorResumeState(request.after, already_read, [ids[index] for index in new], end, not_on_page)
        ended = not page.more or self._is_full()
        requests = () if ended else (PageRequest(self._limit(), after=page.end),)
        return PageResult(Page([page.items[index] for index in new], page.total), requests, state), not_on_page

    def _limit(self) -> int:
        return self.page_size if self.max_items is None else min(self.page_size, self.max_items - self._yielded)

    def _is_full(self) -> bool:
        return self.max_items is not None and self._yielded >= self.max_items

    def _check(self, request: PageRequest, page: CursorPage[T], ids: Sequence[str | int]) -> None:
        """Raise PaginationError when going on would never end, or would lose items."""
        self._empty_pages = 0 if page.items else self._empty_pages + 1
        if page.more and page.end is None:
            self._fail(f"the server says that more follows and gives no {self.rules.end}")
        if self._empty_pages > _MAX_EMPTY_PAGES:
            self._fail(f"{self._empty_pages} pages in a row were empty although the server says that more follows")
        if page.items and not self._visit(hash(tuple(to_keys(ids)))):
            self._fail(f"the server gave the same page twice ({len(ids)} items, {self._locate(request)})")
        if page.more and not (self._visit(fingerprint(page.end or "")) and page.end != request.after):
            self._fail(f"the server leads back to a page that was read ({self._locate(request)})")

    def _visit(self, key: int) -> bool:
        """Return whether a page or end cursor is new, and remember it."""
        count = len(self._visited)
        self._visited.add(key)
        return len(self._visited) > count

    def _locate(self, request: PageRequest) -> str:
        return f"the page without {self.rules.after}" if request.after is None else f"a page with {self.rules.after}"

    def _fail(self, reason: str) -> NoReturn:
        fail_listing(self.rules.operation, self._yielded, reason)
