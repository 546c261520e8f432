"""Clemta's listing parameters, which are all texts, as a selection from the store.

The published pages leave the filter on the creation time open. Here it counts when operator and value are both there,
and ``end_date`` counts alone too and includes its second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._selection import Comparison, Operator, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._strict_json import JSON

DEFAULT_LIMIT = 20


def selection(company: str, query: Mapping[str, JSON], search_fields: tuple[str, ...]) -> Selection:
    """Read the listing parameters.

    Args:
        company: whose records are listed.
        query: the checked query parameters.
        search_fields: where ``search`` looks.

    Returns:
        The selection; ``DEFAULT_LIMIT`` records at most when no limit is given.

    Raises:
        RefusalError: a number is none, which can only be when the document does not say how it must look.

    """
    sort = query.get("sort")
    return Selection(
        owner=company,
        skip=_number(query, "skip", 0),
        limit=_number(query, "limit", DEFAULT_LIMIT),
        comparisons=tuple(_comparisons(query)),
        search=str(query.get("search", "")),
        search_fields=search_fields,
        sort=None if sort is None else str(sort),
        descending=query.get("order") == "desc",
    )


def _comparisons(query: Mapping[str, JSON]) -> list[Comparison]:
    found: list[Comparison] = []
    if "created_at" in query and "created_at_value" in query:
        operator = _operator(query["created_at"])
        found.append(Comparison("created_at", operator, _number(query, "created_at_value", 0)))
    if "end_date" in query:
        found.append(Comparison("created_at", "lte", _number(query, "end_date", 0)))
    return found


def _operator(value: JSON) -> Operator:
    match value:
        case "gt" | "gte" | "lt" | "lte" | "eq":
            return value
        case _:
            raise RefusalError(Reason.INVALID, "created_at must be one of gt, gte, lt, lte, eq")


def _number(query: Mapping[str, JSON], name: str, default: int) -> int:
    try:
        return int(str(query.get(name, default)))
    except ValueError:
        raise RefusalError(Reason.INVALID, f"{name} must be a whole number") from None
