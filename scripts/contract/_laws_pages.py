"""Laws of listings: pages, totals, order, search, filters."""

from __future__ import annotations

import operator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scripts.contract._law import Law
from scripts.contract._subject import POPULATION, Subject, ids_of, require
from scripts.contract._values import MISSING, at, comparable, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.contract._api import Comparison, Resource

_OPERATORS = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "eq": operator.eq,
}
_MOST_OPERANDS = 3


def _pages(subject: Subject) -> None:
    subject.populate()
    resource = subject.resource
    _, everything = subject.everything()
    expected = ids_of(everything)
    for limit in (1, 2, 7, POPULATION - 1, resource.largest):
        for skip in (0, 1, limit, len(expected) - 1, len(expected), len(expected) + 5):
            exchange, items = subject.page({resource.limit: limit, resource.skip: skip})
            said = f"{resource.limit}={limit}&{resource.skip}={skip}"
            require(len(items) <= limit, f"{said} gives {len(items)} records", exchange)
            right = max(0, min(limit, len(expected) - skip))
            require(len(items) == right, f"{said} gives {len(items)} of {len(expected)} records, not {right}", exchange)
            subject.see_distinct(exchange, items)
            found = ids_of(items)
            require(
                found == expected[skip : skip + limit], f"{said} gives other records than the whole listing", exchange
            )


def _defaults(subject: Subject) -> None:
    subject.populate()
    _, everything = subject.everything()
    exchange, items = subject.page({})
    subject.see_distinct(exchange, items)
    same_start = ids_of(items) == ids_of(everything)[: len(items)]
    require(same_start and items, "a page without limit and skip is not the beginning of the listing", exchange)


def _totals(subject: Subject) -> None:
    subject.populate()
    resource = subject.resource
    exchange, everything = subject.everything()
    for limit, skip in ((1, 0), (2, 1), (7, 3), (resource.largest, 0), (1, len(everything)), (3, len(everything) + 9)):
        exchange, _ = subject.page({resource.limit: limit, resource.skip: skip})
        total = subject.total(exchange)
        require(total == len(everything), f"the total is {total}; there are {len(everything)} records", exchange)


def _empty(subject: Subject) -> None:
    resource = subject.resource
    exchange, items = subject.page({resource.skip: 999_999})
    require(not items, "a page behind the end has records", exchange)


def _sorted(subject: Subject) -> None:
    subject.populate()
    sorting = subject.resource.sorting
    fields = subject.contract.operations[subject.resource.list].query.get(sorting.parameter if sorting else "", {})
    _, everything = subject.everything()
    for field in fields.get("enum", ()):
        for order in ("", "asc", "desc"):
            query = {sorting.parameter: field, **({sorting.order: order} if order else {})} if sorting else {}
            exchange, items = subject.everything(**query)
            require(len(items) == len(everything), "sorting changes which records are listed", exchange)
            values = [at(item, f"/{field}") for item in items]
            for one, other in pairwise(values):
                ends = (other, one) if order == "desc" else (one, other)
                is_right = not comparable(one, other) or ends[0] <= ends[1]
                require(is_right, f"{short(one)} comes before {short(other)}: {field} {order}", exchange)


def _searched(subject: Subject) -> None:
    subject.populate()
    search = subject.resource.search
    if search is None:
        return
    _, everything = subject.everything()
    for term in _terms([str(at(item, f"/{field}")) for item in everything[:40] for field in search.fields]):
        exchange, items = subject.everything(**{search.parameter: term})
        texts = {str(at(item, "/id")): [str(at(item, f"/{name}")) for name in search.fields] for item in everything}
        wanted = {key for key, values in texts.items() if any(term.casefold() in value.casefold() for value in values)}
        found = {*map(str, ids_of(items))}
        said = f"searching for {term!r} finds {len(found)} records, {len(wanted)} contain it"
        require(found == wanted, said, exchange)
        total = subject.total(exchange)
        require(total is None or total == len(wanted), f"{said}; the total is {total}", exchange)


def _terms(texts: list[str]) -> list[str]:
    whole = max(texts, key=len, default="x")[:100]
    odd = [text[:40] for text in texts if not text.isascii() or not text.replace(" ", "").isalnum()][:6]
    middle = whole[len(whole) // 3 : len(whole) // 3 + 5]
    return [whole.upper(), whole.lower(), middle, "no such text", "%", "_", "'", '"', "\\", "a", *odd]


def _filtered(subject: Subject) -> None:
    subject.populate()
    _, everything = subject.everything()
    for comparison in subject.resource.comparisons:
        values = [value for item in everything if (value := at(item, f"/{comparison.field}")) not in (MISSING, None)]
        ordered = sorted(
            {value for value in values if isinstance(value, (str, int, float))}, key=lambda one: (str(type(one)), one)
        )
        chosen = ordered[:: max(1, len(ordered) // _MOST_OPERANDS)][:_MOST_OPERANDS]
        for operand in (*chosen, *comparison.operands):
            for name in comparison.operators:
                _see_filter(subject, comparison, name, operand, everything)


def _see_filter(
    subject: Subject, comparison: Comparison, name: str, operand: Any, everything: list[dict[str, Any]]
) -> None:
    query = {key: text.format(op=name, value=operand) for key, text in comparison.query.items()}
    if not _is_allowed(subject, query):
        return
    exchange, items = subject.everything(**query)
    wanted = {
        str(at(item, "/id"))
        for item in everything
        if comparable(value := at(item, f"/{comparison.field}"), operand) and _OPERATORS[name](value, operand)
    }
    found = {*map(str, ids_of(items))}
    said = f"{comparison.field} {name} {operand} finds {len(found)} records, {len(wanted)} fit"
    require(found == wanted, said, exchange)
    total = subject.total(exchange)
    require(total is None or total == len(wanted), f"{said}; the total is {total}", exchange)


def _is_allowed(subject: Subject, query: Mapping[str, str]) -> bool:
    schemas = subject.contract.operations[subject.resource.list].query
    return all(
        schemas.get(name, {}).get("type") != "string" or subject.contract.allows(schemas[name], text)
        for name, text in query.items()
    )


def _has_total(resource: Resource) -> bool:
    return resource.total is not None


def _has_search(resource: Resource) -> bool:
    return resource.search is not None


def _has_sorting(resource: Resource) -> bool:
    return resource.sorting is not None


PAGES = (
    Law("pages are pieces of one listing", _pages, ("create", "list")),
    Law("a page without limit begins the listing", _defaults, ("create", "list")),
    Law("the total does not depend on the page", _totals, ("create", "list"), _has_total),
    Law("a page behind the end is empty", _empty, ("list",)),
    Law("sorting does what it says", _sorted, ("create", "list"), _has_sorting),
    Law("search does what it says", _searched, ("create", "list"), _has_search),
    Law("filters do what they say", _filtered, ("create", "list")),
)
