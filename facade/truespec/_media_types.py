"""Media types and media ranges, with their parameters (RFC 9110, sections 8.3.1 and 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARAMETER = re.compile(r';\s*([!#$%&\'*+.^_`|~0-9A-Za-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))')


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON: ``application/json`` or one that ends in ``+json`` (RFC 6839)."""
    name = essence(media_type)
    return name == "application/json" or name.endswith("+json")


def best_match(ranges: Iterable[str], media_type: str) -> str | None:
    """Return the most specific of the media types and ranges that ``media_type`` falls under, or None.

    A parameter of a range has to be there with the same value; other parameters do not matter.
    """
    scores = {media_range: _specificity(media_range, media_type) for media_range in ranges}
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] else None


def _specificity(media_range: str, media_type: str) -> int:
    """Return how specifically a range covers a media type; 0 when it does not."""
    name, pattern = essence(media_type), essence(media_range)
    if "/" not in name or pattern not in {name, f"{name.partition('/')[0]}/*", "*/*"}:
        return 0
    required = _parameters(media_range)
    if not required.items() <= _parameters(media_type).items():
        return 0
    return 1 + len(required) + 100 * ("/*" not in pattern) + 10 * (not pattern.startswith("*"))


def _parameters(media_type: str) -> dict[str, str]:
    values = {
        name.lower(): token or re.sub(r"\\(.)", r"\1", quoted) for name, quoted, token in _PARAMETER.findall(media_type)
    }
    return {name: value.lower() if name == "charset" else value for name, value in values.items()}
