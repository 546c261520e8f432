"""Fields that come as keyword arguments of a TypedDict: any name would do for Python, so they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def complete(given: Mapping[str, object], wanted: type) -> None:
    """Raise TypeError for a field that ``wanted``, a TypedDict, does not have, or requires and is not given."""
    known = sorted(wanted.__annotations__)
    if odd := sorted(given.keys() - known):
        message = f"there is no {odd[0]!r} here; there are {', '.join(known)}"
        raise TypeError(message)
    required: frozenset[str] = getattr(wanted, "__required_keys__", frozenset())
    if missing := sorted(required - given.keys()):
        message = f"required and not given: {', '.join(missing)}"
        raise TypeError(message)
