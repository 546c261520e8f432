"""Properties of listings: pages, totals, order, search, filters."""

from __future__ import annotations

import operator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.contract.collection import Collection, ids_of, require, require_distinct
from tests.contract.document import allows
from tests.contract.json_values import MISSING, are_comparable, at, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.contract.resources import Filter

_OPERATORS = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le, "eq": operator.eq}
_MAX_OPERANDS = 4


@requires("create", "list")
def test_pages_are_slices_of_one_listing(collection: Collection) -> None:
    """Whatever the page size and the start, a page is that slice of the whole listing, and has its total."""
    collection.populate()
    resource = collection.resource
    _, records = collection.list_all()
    ids = ids_of(records)
    count, most = len(ids), resource.max_limit
    places = [
        (1, 0),
        (1, 1),
        (2, 2),
        (7, 3),
        (most - 1, 0),
        (most // 2 + 1, most + 1),
        (most, 0),
        (most, 1),
        (most, most),
    ]
    ends = [(most, count - 1), (7, count - 3), (3, count), (1, count + 9), (most, 999_999)]
    for limit, skip in (*places, *ends):
        exchange, page = collection.page({resource.limit: limit, resource.skip: skip})
        query = f"{resource.limit}={limit}&{resource.skip}={skip}"
        size = max(0, min(limit, count - skip))
        require(len(page) == size, f"{query} lists {len(page)} of {count} records, not {size}", exchange)
        require_distinct(exchange, page)
        is_slice = ids_of(page) == ids[skip : skip + limit]
        require(is_slice, f"{query} lists other records than the whole listing there", exchange)
        total = collection.total(exchange)
        require(total in (None, count), f"the total is {total}; there are {count} records", exchange)


@requires("create", "list")
def test_page_without_limit_begins_the_listing(collection: Collection) -> None:
    """Without a page size and a start, a page is the beginning of the whole listing, of the documented size."""
    collection.populate()
    resource = collection.resource
    _, records = collection.list_all()
    exchange, page = collection.page({})
    require_distinct(exchange, page)
    is_start = page and ids_of(page) == ids_of(records)[: len(page)]
    require(is_start, "a page without limit and skip is not the beginning of the listing", exchange)
    schema = collection.document.operations[resource.list].query[resource.limit]
    size = schema.get("default", len(page))
    require(len(page) == size, f"a page without {resource.limit} has {len(page)} records, not {size}", exchange)


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
            _require_order(collection, {}, field, order, len(records))


def _require_order(collection: Collection, query: Mapping[str, str], field: str, order: str, count: int) -> None:
    sorting = collection.resource.sorting
    assert sorting is not None
    own = {sorting.parameter: field, **({sorting.order: order} if order else {})}
    exchange, ordered = collection.list_all(**query, **own)
    require(len(ordered) == count, f"sorting by {field} lists {len(ordered)} records instead of {count}", exchange)
    for one, other in pairwise(at(record, f"/{field}") for record in ordered):
        low, high = (other, one) if order == "desc" else (one, other)
        in_order = not are_comparable(one, other) or low <= high
        require(in_order, f"{field} {order}: {shorten(one)} comes before {shorten(other)}", exchange)


@frozen
class _Condition:
    """Parameters of a query, what they mean, and the ids of the records that match them."""

    query: Mapping[str, str]
    meaning: str
    matches: frozenset[str]


@requires("create", "list", when=lambda resource: resource.search)
def test_search_lists_what_contains_the_term(collection: Collection) -> None:
    """A search lists exactly the records that contain the term, whatever the case, and counts them."""
    collection.populate()
    _, records = collection.list_all()
    for condition in _searches(collection, records):
        _require_matches(collection, condition)


@requires("create", "list", when=lambda resource: resource.filters)
def test_filters_list_what_they_match(collection: Collection) -> None:
    """A filter lists exactly the records that compare as it says, and counts them."""
    collection.populate()
    _, records = collection.list_all()
    for each in collection.resource.filters:
        for condition in _filters(collection, each, records):
            _require_matches(collection, condition)


@requires("create", "list", when=lambda resource: resource.filters)
def test_parameters_work_together(collection: Collection) -> None:
    """Several filters, a search and an order in one query all hold."""
    collection.populate()
    resource = collection.resource
    _, records = collection.list_all()
    # Of each kind those that divide the records best.
    kinds = [[*_filters(collection, each, records)] for each in resource.filters]
    kinds += [[*_searches(collection, records)]] if resource.search else []
    half = len(records) / 2
    conditions = [min(kind, key=lambda one: abs(len(one.matches) - half)) for kind in kinds if kind]
    for place, one in enumerate(conditions):
        if resource.sorting:
            fields = collection.document.operations[resource.list].query[resource.sorting.parameter]["enum"]
            for field in {fields[0], fields[place % len(fields)]}:
                _require_order(collection, one.query, field, "desc", len(one.matches))
        for other in conditions[place + 1 :]:
            if one.query.keys().isdisjoint(other.query):
                both = _Condition(
                    {**one.query, **other.query}, f"{one.meaning} and {other.meaning}", one.matches & other.matches
                )
                _require_matches(collection, both)


@requires("create", "list", when=lambda resource: resource.search and resource.other_scope, other_identity=True)
def test_search_keeps_to_the_customer(collection: Collection) -> None:
    """A search does not list a record of another customer that contains the term."""
    resource = collection.resource
    search = resource.search
    assert search is not None
    credentials = dict(collection.session.server.other_credentials or {})
    body = collection.create_body(**{**resource.other_scope, search.fields[0]: "Of another customer"})
    created = collection.try_create(body, credentials=credentials)
    require(created.is_success, f"a valid body of another customer is rejected with {created.status}", created)
    exchange, records = collection.list_all(**{search.parameter: "of another customer"})
    other_id = str(at(created.body, resource.created + resource.id))
    require(other_id not in map(str, ids_of(records)), "a search lists another customer's record", exchange)
    deleted = collection.delete(other_id, credentials=credentials)
    require(deleted.is_success, f"a delete is rejected with {deleted.status}", deleted)


def _require_matches(collection: Collection, condition: _Condition) -> None:
    exchange, records = collection.list_all(**condition.query)
    expected = len(condition.matches)
    message = f"{condition.meaning} lists {len(records)} records; {expected} match"
    require(frozenset(map(str, ids_of(records))) == condition.matches, message, exchange)
    total = collection.total(exchange)
    require(total is None or total == expected, f"{message}; the total is {total}", exchange)


def _searches(collection: Collection, records: list[dict[str, Any]]) -> Iterator[_Condition]:
    search = collection.resource.search
    assert search is not None
    texts = {str(at(record, "/id")): [str(at(record, f"/{name}")) for name in search.fields] for record in records}
    schema = collection.document.operations[collection.resource.list].query[search.parameter]
    for term in dict.fromkeys(_search_terms([text for record in [*texts.values()][:60] for text in record])):
        if allows(schema, term):
            ids = (
                record_id
                for record_id, values in texts.items()
                if any(term.casefold() in value.casefold() for value in values)
            )
            yield _Condition({search.parameter: term}, f"searching for {term!r}", frozenset(ids))


def _search_terms(texts: list[str]) -> Iterator[str]:
    longest = max(texts, key=len, default="x")[:100]
    middle = longest[len(longest) // 3 : len(longest) // 3 + 5]
    yield from (
        longest.upper(),
        longest.lower(),
        middle,
        "no such text",
        "%",
        "_",
        "'",
        '"',
        "\\",
        "a",
        "a ",
        " a",
        "e x",
    )
    odd = [text[:40] for text in texts if not text.isascii() or not text.replace(" ", "").isalnum()][:12]
    yield from (form for text in odd for form in (text, text.upper(), text.swapcase()))


def _filters(collection: Collection, each: Filter, records: list[dict[str, Any]]) -> Iterator[_Condition]:
    schemas = collection.document.operations[collection.resource.list].query
    spellings = [
        (operand, text) for operand in _operands(each, records) for text in (operand, *each.spellings(operand))
    ]
    for operand, spelling in spellings:
        for name in each.operators:
            query = {key: text.format(operator=name, value=spelling) for key, text in each.query.items()}
            texts = ((schemas[key], text) for key, text in query.items())
            if all(schema.get("type") != "string" or allows(schema, text) for schema, text in texts):
                ids = (
                    str(at(record, "/id"))
                    for record in records
                    if are_comparable(value := at(record, f"/{each.field}"), operand)
                    and _OPERATORS[name](value, operand)
                )
                yield _Condition(query, f"{each.field} {name} {spelling}", frozenset(ids))


def _operands(each: Filter, records: list[dict[str, Any]]) -> Iterator[Any]:
    values = [value for record in records if (value := at(record, f"/{each.field}")) not in (MISSING, None)]
    distinct = {value for value in values if isinstance(value, (str, int, float))}
    ordered = sorted(distinct, key=lambda value: (str(type(value)), value))
    step = max(1, len(ordered) // _MAX_OPERANDS)
    yield from dict.fromkeys((*ordered[step // 2 :: step][:_MAX_OPERANDS], *ordered[-1:]))
    yield from each.operands
