"""One loop over a listing, whatever its colour: where it is, and what it tells."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from truespec._errors import TruespecError

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec._pagination._listing import Listing
    from truespec._pagination._page import Ask, Page

T = TypeVar("T")

_log = logging.getLogger("truespec.paging")


class Walk(Generic[T]):
    """A flow under way, and how much of its last step the loop has been handed."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing
        self._flow = listing.flow()
        self._step = next(self._flow)
        self._told: set[str] = set()
        self.handed = 0
        self.total: int | None = None

    @property
    def wants(self) -> tuple[Ask, ...]:
        """The page that is needed next, then those that are likely to be; empty at the end."""
        return self._step.wants

    @property
    def eager(self) -> int:
        """How many of them to ask for now."""
        return self._step.eager

    def take(self, page: Page[T]) -> Page[T]:
        """What is new on the page that was wanted.  Raises PaginationError when it cannot be trusted."""
        self.total = page.total
        step = self._flow.send(page)
        self._step, self.handed = step, 0
        if step.healed and not self._listing.ordered:
            self._tell(
                "it changed while it was read, and the place was found again; nothing promises the order on which that \
rests: ask for one that does not change, where the API has any"
            )
        if step.reordered:
            self._tell(
                "items changed their places while it was read, so items may be lost or come twice: sort it by something \
that does not change, where the API can"
            )
        return step.page

    @property
    def cursor(self) -> str | None:
        """Where the loop is; None at the beginning."""
        return self._listing.text(self._step.trail.place(self.handed))

    @contextmanager
    def noting(self) -> Generator[None]:
        """Put the cursor on whatever error leaves the block, so that the caller can go on from there."""
        try:
            yield
        except TruespecError as error:
            error.cursor = self.cursor
            raise

    def _tell(self, what: str) -> None:
        if what not in self._told:
            self._told.add(what)
            _log.warning("%s: the listing is not in a stable order: %s", self._listing.rules.operation, what)
