"""Media types and ranges of them, with their parameters (RFC 9110, sections 8.3.1 and 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARAMETER = re.compile(r';\s*([!#$%&\'*+.^_`|~0-9A-Za-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))')


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def matching(offered: Iterable[str], given: str) -> str | None:
    """The one of the ``offered`` media types and ranges that ``given`` falls under; the closest of several, or None.

    A parameter that an offer has must be there with the same value; others do not matter.
    """
    closest: tuple[int, str] | None = None
    for offer in offered:
        close = _closeness(offer, given)
        if close and (closest is None or close > closest[0]):
            closest = close, offer
    return None if closest is None else closest[1]


def _closeness(offer: str, given: str) -> int:
    """How closely an offer describes a media type: 0 is not at all."""
    found, wanted = essence(given), essence(offer)
    if "/" not in found or wanted not in {found, f"{found.partition('/')[0]}/*", "*/*"}:
        return 0
    asked = _parameters(offer)
    if not asked.items() <= _parameters(given).items():
        return 0
    return 1 + len(asked) + 100 * ("/*" not in wanted) + 10 * (not wanted.startswith("*"))


def _parameters(media_type: str) -> dict[str, str]:
    found = {
        name.lower(): plain or re.sub(r"\\(.)", r"\1", quoted) for name, quoted, plain in _PARAMETER.findall(media_type)
    }
    return {name: value.lower() if name == "charset" else value for name, value in found.items()}
