"""What a conditional read gives when nothing has changed."""

from __future__ import annotations

import enum
from typing import Final, Literal


class NotModified(enum.Enum):
    """The type of :data:`NOT_MODIFIED`: an enum, so that ``is`` narrows for type checkers and survives copy and pickle."""

    NOT_MODIFIED = "NOT_MODIFIED"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_MODIFIED"


NOT_MODIFIED: Final = NotModified.NOT_MODIFIED
"""The value of a conditional read when nothing changed since (304; RFC 9110, section 15.4.5)."""
