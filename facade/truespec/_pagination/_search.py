"""Where to look for the items that were read last, when the page that should begin with them does not show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field

if TYPE_CHECKING:
    from truespec._pagination._chain import Taken


@define
class Search:
    """A way through the offsets: first where the total hints, then back to the beginning, page by page.

    Only when not everything is known that was read (after a cursor) it looks ahead too: what it does not know may be
    old.
    """

    place: int
    """Where the last item that was read stood."""
    total: int | None
    """The total at that time."""
    stride: int
    back: int
    """The lowest offset that has been looked at."""
    ahead: int
    """The highest."""
    complete: bool
    _hinted: bool = False
    _ended: bool = field(default=False)

    def next(self, missed: Taken[Any]) -> int | None:
        """The offset to look at after ``missed`` did not show it; None when there is none left."""
        self._ended = self._ended or self._is_behind_the_end(missed)
        hint = self._hint(missed)
        if hint is not None:
            return hint
        forward = not self.complete and not self._ended
        if self.back > 0 and not (forward and self.ahead - self.place < self.place - self.back):
            self.back = max(0, self.back - self.stride)
            return self.back
        if forward:
            self.ahead += self.stride
            return self.ahead
        return None

    def _hint(self, missed: Taken[Any]) -> int | None:
        """Where the item is if all that changed is before it; only when that is more than a page away."""
        if self._hinted or missed.total is None or self.total is None:
            return None
        self._hinted = True
        guess = self.place + missed.total - self.total
        if abs(guess - missed.ask.skip) < self.stride:
            return None
        return max(0, guess - self.stride // 2)

    def _is_behind_the_end(self, missed: Taken[Any]) -> bool:
        if missed.ask.skip < self.ahead:
            return False
        return not missed.items or (missed.total is not None and missed.end >= missed.total)
