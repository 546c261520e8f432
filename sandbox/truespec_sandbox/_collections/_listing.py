"""Listing parameters as data: the query parameters that page, search, sort and filter, and their meaning to the store.

A filter needs both operator and operand; the end of a range is optional, may stand alone, and is part of the range.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from attrs import Factory, frozen

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._state._selection import Comparison, Operator, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON

_OPERATORS: dict[str, Operator] = {"gt": "gt", "gte": "gte", "lt": "lt", "lte": "lte", "eq": "eq"}


@frozen
class SoftDeletion:
    """How a collection keeps deleted records; a filter of its listing too.

    Attributes:
        field: the member with the time of the deletion, ``None`` until then; the collection has to index it.
        parameter: the query parameter for deleted records: ``exclude`` them, the default, ``include`` them, or
            return them ``only``.

    """

    field: str = "deleted_at"
    parameter: str = "deleted"

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the condition of a query; none when all records are included."""
        match query.get(self.parameter):
            case "include":
                return []
            case "only":
                return [Comparison(self.field, "is_not", None)]
            case _:
                return [Comparison(self.field, "is", None)]

    def includes(self, query: Mapping[str, JSON], body: Mapping[str, JSON]) -> bool:
        """Return whether a query includes a record; one that is left out does not exist as far as the query goes."""
        mode = query.get(self.parameter)
        return mode == "include" or (mode == "only") == (body[self.field] is not None)


class QueryFilter(Protocol):
    """Anything that turns query parameters into conditions."""

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the conditions of a query; none when its parameters are absent."""
        ...


@frozen
class Filter:
    """One group of query parameters that compares one field.

    Attributes:
        field: the field, which the collection has to index.
        value: the parameter with the operand.
        operator: the parameter with the operator; ``None`` for a filter with only one.
        end: the parameter with the end of a range; ``None`` when there is none.
        kind: the type of its operands.
        operators: operators of this filter besides gt, gte, lt, lte and eq, by their text in a query; none by default.
        comparison: the only operator of a filter without a parameter for it.

    """

    field: str
    value: str
    operator: str | None = None
    end: str | None = None
    kind: type[int | float | str] = int
    operators: Mapping[str, Operator] = Factory(dict[str, Operator])
    comparison: Operator = "eq"

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the conditions of a query; raise ``APIError`` for an unknown operator or a malformed number."""
        comparisons: list[Comparison] = []
        if self.value in query and (self.operator is None or self.operator in query):
            comparisons.append(Comparison(self.field, self._operator(query), self._operand(query, self.value)))
        if self.end is not None and self.end in query:
            comparisons.append(Comparison(self.field, "lte", self._operand(query, self.end)))
        return comparisons

    def _operator(self, query: Mapping[str, JSON]) -> Operator:
        if self.operator is None:
            return self.comparison
        operators: dict[str, Operator] = {**_OPERATORS, **self.operators}
        operator = operators.get(str(query[self.operator]))
        if operator is None:
            raise APIError(
                Reason.INVALID, f"{self.operator} must be one of {', '.join(operators)}", subject=self.operator
            )
        return operator

    def _operand(self, query: Mapping[str, JSON], name: str) -> int | float | str:
        return str(query[name]) if self.kind is str else _number(query, name, self.kind)


@frozen
class Listing:
    """The query parameters of one listing.

    Attributes:
        skip: the parameter with the number of matches to leave out.
        limit: the parameter with the greatest number of records on a page.
        default_limit: that number without the parameter.
        search: the parameter with a text to search for.
        search_fields: the fields to search; none by default.
        sort: the parameter with the field to sort by.
        order: the parameter that reverses the order with the value ``desc``.
        filters: the filters, ``Filter`` or any other ``QueryFilter``; none by default.

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
        """Return the selection of a query; raise ``APIError`` for an unknown operator or a malformed number."""
        sort = query.get(self.sort)
        return Selection(
            owner=owner,
            skip=int(_number(query, self.skip, int, 0)),
            limit=int(_number(query, self.limit, int, self.default_limit)),
            comparisons=tuple(one for each in self.filters for one in each.comparisons(query)),
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
        raise APIError(Reason.INVALID, f"{name} must be a {'' if kind is float else 'whole '}number", subject=name)
    return number
