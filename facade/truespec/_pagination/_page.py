"""Pages, what is asked for to get one, and what a loop is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._pagination._place import Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Page(Generic[T_co]):
    """One page of a listing: its items, and how many items there are in all (None when the API did not say)."""

    items: Sequence[T_co]
    total: int | None = None


@frozen
class CursorPage(Page[T_co]):
    """A page that says where it ends and whether more follows; ``end`` is None where the API gave no end."""

    end: str | None = None
    more: bool = False


@frozen
class Ask:
    """Which page is asked for: the one that skips so many items, or the one that follows an end."""

    limit: int
    skip: int = 0
    after: str | None = None


class Trail(Protocol):
    """Where a loop is when it has been handed so many items of a step."""

    def place(self, handed: int) -> Place | None:
        """None at the very beginning of the listing."""
        ...


@frozen
class Step(Generic[T]):
    """What a flow tells after each page that it took."""

    page: Page[T]
    """What of the page is new, and so is handed to the loop."""
    wants: tuple[Ask, ...]
    """The page that is needed next, then those that are likely to be; empty at the end of the listing."""
    trail: Trail
    eager: int = 1
    """How many of ``wants`` to ask for now; what has been asked for and is still wanted is kept beyond that."""
    healed: bool = False
    """Whether the listing had changed, and the place was found again."""
    reordered: bool = False
    """Whether items came in another order than before."""
