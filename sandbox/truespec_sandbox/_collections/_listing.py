"""Listing parameters as data: which query parameter pages, searches, sorts and filters, and what it means to the store.

Filters count when operator and operand are both there; the end of a range counts alone too and is part of the range.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import attrs

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._state._selection import Comparison, Operator, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class SoftDeletion:
    """How a collection keeps what was deleted; one of its listing's filters too.

    Attributes:
        field: the member with the time of the deletion, ``None`` until then; the collection has to index it.
        parameter: the query parameter that says which records count: ``exclude`` the deleted ones, as without it,
            ``include`` them, or ``only`` them.

    """

    field: str = "deleted_at"
    parameter: str = "deleted"

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the bounds that a query sets.

        Args:
            query: the checked query parameters.

        Returns:
            One bound, or none when all records count.

        """
        match query.get(self.parameter):
            case "include":
                return []
            case "only":
                return [Comparison(self.field, "is_not", None)]
            case _:
                return [Comparison(self.field, "is", None)]

    def counts(self, query: Mapping[str, JSON], body: Mapping[str, JSON]) -> bool:
        """Tell whether a query reaches a record.

        Args:
            query: the checked query parameters.
            body: the record.

        Returns:
            False for a record that is as unknown to the query as one that never was.

        """
        asked = query.get(self.parameter)
        return asked == "include" or (asked == "only") == (body[self.field] is not None)


_OPERATORS: dict[str, Operator] = {"gt": "gt", "gte": "gte", "lt": "lt", "lte": "lte", "eq": "eq"}


class QueryFilter(Protocol):
    """Anything that turns query parameters into bounds."""

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the bounds that a query sets; none when its parameters are not there."""
        ...


@attrs.frozen
class Filter:
    """One group of query parameters that compares one field.

    Attributes:
        field: the field, which the collection has to index.
        value: the parameter with the operand.
        operator: the parameter with the operator; ``None`` for a filter that knows only one.
        end: the parameter with the end of a range; ``None`` when there is none.
        kind: what operands are.
        operators: operators of this filter beyond gt, gte, lt, lte and eq, by the text on the wire; none by default.
        comparison: the only operator of a filter without a parameter for it.

    """

    field: str
    value: str
    operator: str | None = None
    end: str | None = None
    kind: type[int | float | str] = int
    operators: Mapping[str, Operator] = attrs.field(factory=dict[str, Operator])
    comparison: Operator = "eq"

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the bounds that a query sets by this filter.

        Args:
            query: the checked query parameters.

        Returns:
            No, one or two bounds.

        Raises:
            APIError: an operator is not known or a number is none, which can only be where the document leaves
                open how it looks.

        """
        found: list[Comparison] = []
        if self.value in query and (self.operator is None or self.operator in query):
            found.append(Comparison(self.field, self._operator(query), self._operand(query, self.value)))
        if self.end is not None and self.end in query:
            found.append(Comparison(self.field, "lte", self._operand(query, self.end)))
        return found

    def _operator(self, query: Mapping[str, JSON]) -> Operator:
        if self.operator is None:
            return self.comparison
        known: dict[str, Operator] = {**_OPERATORS, **self.operators}
        operator = known.get(str(query[self.operator]))
        if operator is None:
            raise APIError(Reason.INVALID, f"{self.operator} must be one of {', '.join(known)}")
        return operator

    def _operand(self, query: Mapping[str, JSON], name: str) -> int | float | str:
        return str(query[name]) if self.kind is str else _number(query, name, self.kind)


@attrs.frozen
class Listing:
    """The query parameters of one listing.

    Attributes:
        skip: the parameter with the number of matches to leave out.
        limit: the parameter with the most records on a page.
        default_limit: how many those are without it.
        search: the parameter with a text to look for.
        search_fields: where it is looked for; nowhere by default.
        sort: the parameter with the field to sort by.
        order: the parameter that turns the order round with the value ``desc``.
        filters: the groups of parameters that compare fields, ``Filter`` or what else can do so; none by default.

    """

    skip: str = "skip"
    limit: str = "limit"
    default_limit: int = 20
    search: str = "search"
    search_fields: tuple[str, ...] = ()
    sort: str = "sort"
    order: str = "order"
    filters: tuple[QueryFilter, ...] = ()

    def selection(self, owner: str, query: Mapping[str, JSON]) -> Selection:
        """Read the parameters; those that the document does not have are never there.

        Args:
            owner: whose records are listed.
            query: the checked query parameters.

        Returns:
            The selection.

        Raises:
            APIError: an operator is not known or a number is none, which can only be where the document leaves
                open how it looks.

        """
        sort = query.get(self.sort)
        return Selection(
            owner=owner,
            skip=int(_number(query, self.skip, int, 0)),
            limit=int(_number(query, self.limit, int, self.default_limit)),
            comparisons=tuple(bound for each in self.filters for bound in each.comparisons(query)),
            search=str(query.get(self.search, "")),
            search_fields=self.search_fields,
            sort=None if sort is None else str(sort),
            descending=query.get(self.order) == "desc",
        )


def _number(query: Mapping[str, JSON], name: str, kind: type[int | float | str], default: int = 0) -> int | float:
    text = str(query.get(name, default))
    try:
        number = float(text) if kind is float else int(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise APIError(Reason.INVALID, f"{name} must be a {'' if kind is float else 'whole '}number")
    return number
