"""Where a loop is within a step, so that a cursor can be made of it.

Ids become fingerprints when somebody asks for the place, which few loops do at more than a few items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec._pagination._place import REMEMBERED, CursorPlace, OffsetPlace
from truespec._pagination._seen import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH = REMEMBERED + 1
"""One id more than a place remembers tells that it does not remember all."""


@frozen
class OffsetTrail:
    """In a listing by offset: behind what was read ``before`` the step, or behind one of its items."""

    start: OffsetPlace | None
    """Where the loop began; None for the beginning of the listing."""
    offset: int | None = None
    """Where the last item that was read before the step was seen; None when there was none since the start."""
    total: int | None = None
    """The total that came with it."""
    before: Sequence[str | int] = ()
    """The ids that were read before the step, the last ones."""
    offsets: Sequence[int] = ()
    ids: Sequence[str | int] = ()
    new_total: int | None = None

    def place(self, handed: int) -> OffsetPlace | None:
        """The place behind so many items of the step."""
        offset, total = (self.offsets[handed - 1], self.new_total) if handed else (self.offset, self.total)
        if offset is None:
            return self.start
        ids = (*self.before, *self.ids[max(0, handed - _ENOUGH) : handed])
        known = self.start.prints if self.start else ()
        complete = self.start is None or self.start.complete
        prints = (*known, *map(fingerprint, ids[-REMEMBERED:]))
        return OffsetPlace(offset, total, complete and len(known) + len(ids) <= REMEMBERED, prints[-REMEMBERED:])

    def then(self, offsets: Sequence[int], ids: Sequence[str | int], total: int | None) -> OffsetTrail:
        """The trail of the step behind this one."""
        before = (*self.before, *self.ids[-_ENOUGH:])[-_ENOUGH:]
        if self.ids:
            return OffsetTrail(self.start, self.offsets[-1], self.new_total, before, offsets, ids, total)
        return OffsetTrail(self.start, self.offset, self.total, before, offsets, ids, total)


@frozen
class CursorTrail:
    """Where the loop is within a page: it is read again from ``after`` until all of it has been handed out."""

    after: str | None
    known: Sequence[int] = ()
    """What had been read of this page before."""
    ids: Sequence[str | int] = ()
    end: str | None = None
    later: Sequence[int] = ()
    """What had been read and was not on this page."""

    def place(self, handed: int) -> CursorPlace | None:
        """The place behind so many items of the step."""
        if handed == len(self.ids) and self.end is not None:
            return CursorPlace(self.end, tuple(self.later))
        prints = (*self.known, *map(fingerprint, self.ids[:handed]))
        return CursorPlace(self.after, prints) if prints or self.after is not None else None
