"""Marks on what a live run makes, by which its records can be told from others, should it end before it removes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "TRUESPEC_RUN"
"""The variable that holds the mark of a live run; elsewhere it is empty or missing."""
_NAMES = ("full_name", "title", "corporate_name", "name")
_LONGEST_NAME = 100


def marked(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body whose names begin with the mark, cut to a length that every name may have; as it is without a mark."""
    mark = os.environ.get(VARIABLE, "")
    names = {name: body[name] for name in _NAMES if isinstance(body.get(name), str)}
    return {
        **body,
        **{name: (mark + text)[:_LONGEST_NAME] for name, text in names.items() if mark and not text.startswith(mark)},
    }
