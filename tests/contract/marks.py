"""The mark on the names of records that a live run creates, so that leftovers can be recognised."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "TRUESPEC_RUN"
"""The environment variable that holds the mark during a live run."""
_NAMES = ("full_name", "title", "corporate_name", "name")
_MAX_LENGTH = 100


def mark_names(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body whose names begin with the mark, cut to a length that every name may have; unchanged without one."""
    mark = os.environ.get(VARIABLE, "")
    names = {name: body[name] for name in _NAMES if isinstance(body.get(name), str)}
    marked = {name: (mark + text)[:_MAX_LENGTH] for name, text in names.items() if mark and not text.startswith(mark)}
    return {**body, **marked}
