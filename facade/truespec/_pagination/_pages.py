"""Pages, the requests for them, and what a flow yields after each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._pagination._resume import ResumeToken

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


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


class ResumeState(Protocol):
    """The position of a loop within a page result, from which a resume token can be made."""

    def token_after(self, count: int) -> ResumeToken | None:
        """Return the token of the position after the first ``count`` items; None at the start of the listing."""
        ...


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
