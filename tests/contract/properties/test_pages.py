"""Properties of listings: pages, totals, order, search, filters."""

from __future__ import annotations

import operator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.contract.collection import POPULATION, Collection, ids_of, require, require_distinct
from tests.contract.document import allows
from tests.contract.json_values import MISSING, are_comparable, at, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.contract.resources import Filter
    from tests.contract.session import Exchange

_OPERATORS = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le, "eq": operator.eq}
_MAX_OPERANDS = 3


@requires("create", "list")
def test_pages_are_slices_of_one_listing(collection: Collection) -> None:
    """Whatever the page size and the start, a page is that slice of the whole listing."""
    collection.populate()
    resource = collection.resource
    _, records = collection.list_all()
    ids = ids_of(records)
    for limit in (1, 2, 7, POPULATION - 1, resource.max_limit):
        for skip in (0, 1, limit, len(ids) - 1, len(ids), len(ids) + 5):
            exchange, page = collection.page({resource.limit: limit, resource.skip: skip})
            query = f"{resource.limit}={limit}&{resource.skip}={skip}"
            size = max(0, min(limit, len(ids) - skip))
            require(len(page) == size, f"{query} lists {len(page)} of {len(ids)} records, not {size}", exchange)
            require_distinct(exchange, page)
            is_slice = ids_of(page) == ids[skip : skip + limit]
            require(is_slice, f"{query} lists other records than the whole listing there", exchange)


@requires("create", "list")
def test_page_without_limit_begins_the_listing(collection: Collection) -> None:
    """Without a page size and a start, a page is the beginning of the whole listing."""
    collection.populate()
    _, records = collection.list_all()
    exchange, page = collection.page({})
    require_distinct(exchange, page)
    is_start = page and ids_of(page) == ids_of(records)[: len(page)]
    require(is_start, "a page without limit and skip is not the beginning of the listing", exchange)


@requires("create", "list", when=lambda resource: resource.total)
def test_total_is_the_same_on_every_page(collection: Collection) -> None:
    """The total is the number of all records, whatever the page size and the start."""
    collection.populate()
    resource = collection.resource
    _, records = collection.list_all()
    count = len(records)
    for limit, skip in ((1, 0), (2, 1), (7, 3), (resource.max_limit, 0), (1, count), (3, count + 9)):
        exchange, _ = collection.page({resource.limit: limit, resource.skip: skip})
        total = collection.total(exchange)
        require(total == count, f"the total is {total}; there are {count} records", exchange)


@requires("list")
def test_page_after_the_end_is_empty(collection: Collection) -> None:
    """A page that starts after the last record is empty."""
    exchange, page = collection.page({collection.resource.skip: 999_999})
    require(not page, "a page after the end has records", exchange)


@requires("create", "list", when=lambda resource: resource.sorting)
def test_sorting_orders_all_records(collection: Collection) -> None:
    """Sorting by any field, in either direction, lists all records in that order."""
    sorting = collection.resource.sorting
    assert sorting is not None
    collection.populate()
    fields = collection.document.operations[collection.resource.list].query[sorting.parameter]["enum"]
    _, records = collection.list_all()
    for field in fields:
        for order in ("", "asc", "desc"):
            exchange, ordered = collection.list_all(
                **{sorting.parameter: field, **({sorting.order: order} if order else {})}
            )
            require(len(ordered) == len(records), "sorting changes which records are listed", exchange)
            for one, other in pairwise(at(record, f"/{field}") for record in ordered):
                low, high = (other, one) if order == "desc" else (one, other)
                in_order = not are_comparable(one, other) or low <= high
                require(in_order, f"{field} {order}: {shorten(one)} comes before {shorten(other)}", exchange)


@requires("create", "list", when=lambda resource: resource.search)
def test_search_finds_what_contains_the_term(collection: Collection) -> None:
    """A search lists exactly the records that contain the term, whatever the case, and counts them."""
    search = collection.resource.search
    assert search is not None
    collection.populate()
    _, records = collection.list_all()
    texts = {str(at(record, "/id")): [str(at(record, f"/{name}")) for name in search.fields] for record in records}
    for term in _search_terms([text for record in [*texts.values()][:40] for text in record]):
        matches = {
            record_id
            for record_id, values in texts.items()
            if any(term.casefold() in value.casefold() for value in values)
        }
        _require_matches(collection, {search.parameter: term}, matches, f"searching for {term!r}")


@requires("create", "list")
def test_filters_list_what_they_match(collection: Collection) -> None:
    """A filter lists exactly the records that compare as it says, and counts them."""
    collection.populate()
    _, records = collection.list_all()
    for each in collection.resource.filters:
        for operand in _operands(each, records):
            for name in each.operators:
                query = {key: text.format(operator=name, value=operand) for key, text in each.query.items()}
                if _is_allowed(collection, query):
                    matches = {
                        str(at(record, "/id"))
                        for record in records
                        if are_comparable(value := at(record, f"/{each.field}"), operand)
                        and _OPERATORS[name](value, operand)
                    }
                    _require_matches(collection, query, matches, f"{each.field} {name} {operand}")


def _require_matches(collection: Collection, query: Mapping[str, str], matches: set[str], what: str) -> None:
    exchange: Exchange
    exchange, records = collection.list_all(**query)
    message = f"{what} lists {len(records)} records; {len(matches)} match"
    require({*map(str, ids_of(records))} == matches, message, exchange)
    total = collection.total(exchange)
    require(total is None or total == len(matches), f"{message}; the total is {total}", exchange)


def _search_terms(texts: list[str]) -> list[str]:
    longest = max(texts, key=len, default="x")[:100]
    odd = [text[:40] for text in texts if not text.isascii() or not text.replace(" ", "").isalnum()][:6]
    middle = longest[len(longest) // 3 : len(longest) // 3 + 5]
    return [longest.upper(), longest.lower(), middle, "no such text", "%", "_", "'", '"', "\\", "a", *odd]


def _operands(each: Filter, records: list[dict[str, Any]]) -> Iterator[Any]:
    values = [value for record in records if (value := at(record, f"/{each.field}")) not in (MISSING, None)]
    distinct = {value for value in values if isinstance(value, (str, int, float))}
    ordered = sorted(distinct, key=lambda value: (str(type(value)), value))
    yield from ordered[:: max(1, len(ordered) // _MAX_OPERANDS)][:_MAX_OPERANDS]
    yield from each.operands


def _is_allowed(collection: Collection, query: Mapping[str, str]) -> bool:
    schemas = collection.document.operations[collection.resource.list].query
    return all(
        schemas.get(name, {}).get("type") != "string" or allows(schemas[name], text) for name, text in query.items()
    )
