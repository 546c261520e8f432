"""Defects of listings, for every collection that has what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from tests.contract.json_values import at, edit_at, objects
from tests.contract.mutants.handlers import edit_query, edit_total, ignore_parameters, wrap_handler
from tests.contract.mutants.mutant import Row, has

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.mutants.mutant import Defect
    from tests.contract.resources import Resource
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response

Record: TypeAlias = dict[str, Any]
Records: TypeAlias = list[Record]
Fetch: TypeAlias = "Callable[[Record], Records]"
Edit: TypeAlias = "Callable[[Resource, Records, Record, Fetch], Records]"
Build: TypeAlias = "Callable[[Resource], Defect]"


def edit_listing(edit: Edit) -> Build:
    """List other records than those that match: an edit of all of them, from the query and a way to list others."""

    def build(resource: Resource) -> Defect:
        def wrapper(context: RequestContext, handler: Handler) -> Response:
            def fetch(query: Record) -> Records:
                records: Records = []
                while True:
                    place = {resource.skip: len(records), resource.limit: resource.max_limit}
                    page = _records(resource, _handle(context, handler, {**query, **place}))
                    records += page
                    if len(page) < resource.max_limit:
                        return records

            response = handler(context)
            query = dict(context.parameters.query)
            records = edit(resource, fetch(query), query, fetch)
            skip = int(str(query.get(resource.skip, 0)))
            limit = int(str(query.get(resource.limit, len(_records(resource, response)) or 20)))
            body = edit_at(response.body, resource.items, lambda _: records[skip : skip + limit])
            return evolve(response, body=edit_at(body, resource.total or "/-", lambda _: len(records)))

        return wrap_handler(wrapper)

    return build


def _handle(context: RequestContext, handler: Handler, query: Record) -> Response:
    return handler(evolve(context, parameters=evolve(context.parameters, query=query)))


def _records(resource: Resource, response: Response) -> Records:
    return objects(at(response.body, resource.items))


def _change_query(change: Callable[[Resource, Record], Record]) -> Build:
    return lambda resource: wrap_handler(edit_query(lambda query: {**query, **change(resource, query)}))


def _cap(parameter: str, bound: int) -> Build:
    def change(resource: Resource, query: Record) -> Record:
        name = getattr(resource, parameter)
        return {name: min(int(query[name]), bound)} if name in query else {}

    return _change_query(change)


def _change_total(change: Callable[[int, int, int], int]) -> Build:
    """Change a total, by itself, the start of the page and its length."""

    def build(resource: Resource) -> Defect:
        def total(response: Response, context: RequestContext) -> int:
            skip = int(str(context.parameters.query.get(resource.skip, 0)))
            return change(int(at(response.body, resource.total or "")), skip, len(_records(resource, response)))

        return wrap_handler(edit_total(resource.total or "", total))

    return build


def _parameters(resource: Resource, kind: str) -> tuple[str, ...]:
    if kind == "search":
        return (resource.search.parameter,) if resource.search else ()
    if kind == "sort":
        return (resource.sorting.parameter,) if resource.sorting else ()
    return tuple(name for each in resource.filters for name in each.query)


def _forget(kind: str, other: str) -> Row:
    """Ignore the parameters of a kind in a query that has one of another kind."""

    def build(resource: Resource) -> Defect:
        ignore, has = _parameters(resource, kind), _parameters(resource, other)
        ignoring = ignore_parameters(*ignore)
        return wrap_handler(
            lambda context, handler: (
                ignoring(context, handler) if {*has} & {*context.parameters.query} else handler(context)
            )
        )

    return Row(
        f"{kind}-forgotten-with-{other}",
        "list",
        build,
        lambda resource: _parameters(resource, kind) and _parameters(resource, other),
    )


def _swap(operator: str, other: str) -> Row:
    """Take an operator for another one."""

    def swap(value: Any) -> Any:
        if value == operator:
            return other
        text = str(value)
        return other + text[len(operator) :] if text.startswith(f"{operator}:") else value

    return Row(
        f"{operator}-is-{other}",
        "list",
        _change_query(lambda _, query: {name: swap(value) for name, value in query.items()}),
        lambda resource: any({operator} <= {*each.operators} for each in resource.filters if len(each.operators) > 1),
    )


def _sort_pages(resource: Resource) -> Defect:
    sorting = resource.sorting
    assert sorting is not None
    plain = ignore_parameters(sorting.parameter, sorting.order)

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        query = context.parameters.query
        field, is_descending = query.get(sorting.parameter), query.get(sorting.order) == "desc"
        if field is None:
            return handler(context)
        response = plain(context, handler)
        page = sorted(_records(resource, response), key=lambda record: record[str(field)], reverse=is_descending)
        return evolve(response, body=edit_at(response.body, resource.items, lambda _: page))

    return wrap_handler(wrapper)


def _ascend_numbers(resource: Resource, records: Records, query: Record, fetch: Fetch) -> Records:
    sorting = resource.sorting
    assert sorting is not None
    field = query.get(sorting.parameter)
    is_text = all(isinstance(record.get(str(field)), str) for record in records)
    return records if is_text else fetch({**query, sorting.order: "asc"})


def _sort_as_text(resource: Resource, records: Records, query: Record, _fetch: Fetch) -> Records:
    sorting = resource.sorting
    assert sorting is not None
    field, order = query.get(sorting.parameter), query.get(sorting.order)
    return sorted(records, key=lambda record: str(record[field]), reverse=order == "desc") if field else records


def _search(matches: Callable[[str, str], bool], fields: slice = slice(None)) -> Build:
    def edit(resource: Resource, records: Records, query: Record, fetch: Fetch) -> Records:
        search = resource.search
        assert search is not None
        term = query.get(search.parameter)
        if term is None:
            return records
        others = fetch({name: value for name, value in query.items() if name != search.parameter})
        return [one for one in others if any(matches(str(term), str(one[name])) for name in search.fields[fields])]

    return edit_listing(edit)


def _fold_ascii(text: str) -> str:
    return "".join(character.lower() if character.isascii() else character for character in text)


def _search_all_owners(resource: Resource) -> Defect:
    def wrapper(context: RequestContext, handler: Handler) -> Response:
        query = dict(context.parameters.query)
        response = handler(context)
        if not resource.search or resource.search.parameter not in query:
            return response
        other = _handle(evolve(context, partner="other_partner"), handler, {**query, **resource.other_scope})
        records = [*_records(resource, response), *_records(resource, other)]
        return evolve(response, body=edit_at(response.body, resource.items, lambda _: records))

    return wrap_handler(wrapper)


def _drop_lower_bound(resource: Resource, query: Record) -> Record:
    # The filter with an operator has the default gte 0 where the end of a range is sent, too.
    ends = [each for each in resource.filters if each.operators == ("lte",)]
    fields = {each.field for each in ends if {*each.query} <= {*query}}
    return {f"{field}_value": "0" for field in fields if f"{field}_value" in query} | {
        field: "gte" for field in fields if field in query
    }


def _drop_end(resource: Resource, records: Records, query: Record, _fetch: Fetch) -> Records:
    for each in resource.filters:
        (name,) = [*each.query][-1:]
        if each.operators == ("lte",) and name in query:
            records = [one for one in records if str(one[each.field]) != str(query[name])]
    return records


def _any_filter(resource: Resource, records: Records, query: Record, fetch: Fetch) -> Records:
    own = {*_parameters(resource, "filter")}
    groups = [{name: query[name] for name in each.query} for each in resource.filters if {*each.query} <= {*query}]
    if len(groups) < 2:
        return records
    rest = {name: value for name, value in query.items() if name not in own}
    ids = {one["id"] for group in groups for one in fetch({**rest, **group})}
    return [one for one in fetch(rest) if one["id"] in ids]


def _keep_first_response(_resource: Resource) -> Defect:
    responses: dict[str, Response] = {}
    return wrap_handler(
        lambda context, handler: responses.setdefault(
            f"{context.partner} {sorted(context.parameters.query.items())}", handler(context)
        )
    )


def _edit_items(edit: Callable[[Record], Record]) -> Build:
    return edit_listing(lambda _, records, __, ___: [edit(record) for record in records])


def _shorten_texts(record: Record) -> Record:
    return {name: value[:12] if isinstance(value, str) and name != "id" else value for name, value in record.items()}


def _empty_optional(record: Record) -> Record:
    if "cc_emails" in record:
        return {name: value for name, value in record.items() if name not in {"description", "billing"}}
    return {name: None if name in {"notes", "town", "description"} else value for name, value in record.items()}


def _has_total(resource: Resource) -> object:
    return resource.total


def _has_search(resource: Resource) -> object:
    return resource.search


def _has_sorting(resource: Resource) -> object:
    return resource.sorting


def _has_range(resource: Resource) -> bool:
    return any(each.operators == ("lte",) for each in resource.filters)


LISTINGS = (
    Row("total-wrong-at-the-end", "list", _change_total(lambda total, skip, size: total - (0 < size < total - 1 and skip + size >= total)), _has_total),
    Row("total-capped-at-50", "list", _change_total(lambda total, _, __: min(total, 50)), _has_total),
    Row("total-capped-at-100", "list", _change_total(lambda total, _, __: min(total, 100)), _has_total),
    Row("total-0-after-the-end", "list", _change_total(lambda total, _, size: total if size else 0), _has_total),
    Row("limit-capped-at-99", "list", _cap("limit", 99)),
    Row("limit-capped-at-50", "list", _cap("limit", 50)),
    Row("skip-capped-at-100", "list", _cap("skip", 100)),
    Row("default-limit-10", "list", _change_query(lambda resource, query: {} if resource.limit in query else {resource.limit: 10}), lambda resource: resource.skip == "offset"),
    Row("first-lost", "list", edit_listing(lambda _, records, __, ___: records[1:])),
    Row("last-lost", "list", edit_listing(lambda _, records, __, ___: records[:-1])),
    Row("later-pages-reversed", "list", edit_listing(lambda resource, records, query, _: records[::-1] if int(query.get(resource.skip, 0)) >= 100 else records)),
    Row("first-response-kept", "list", _keep_first_response),
    Row("texts-shorter-than-read", "list", _edit_items(_shorten_texts)),
    Row("optional-fields-empty", "list", _edit_items(_empty_optional), lambda resource: resource.name != "fixed assets"),
    Row("only-pages-sorted", "list", _sort_pages, _has_sorting),
    Row("numbers-ascend-only", "list", edit_listing(_ascend_numbers), _has_sorting),
    Row("numbers-sorted-as-text", "list", edit_listing(_sort_as_text), has("salvage_value")),
    *(_forget(kind, other) for kind in ("filter", "search", "sort") for other in ("filter", "search", "sort") if kind != other),
    Row("search-folds-ascii-only", "list", _search(lambda term, text: _fold_ascii(term) in _fold_ascii(text)), _has_search),
    Row("search-trims", "list", _search(lambda term, text: term.strip().casefold() in text.casefold()), _has_search),
    Row("search-first-field", "list", _search(lambda term, text: term.casefold() in text.casefold(), slice(1)), lambda resource: resource.search and len(resource.search.fields) > 1),
    Row("search-of-words", "list", _search(lambda term, text: any(word.casefold() in text.casefold() for word in term.split())), _has_search),
    Row("search-of-all-owners", "list", _search_all_owners, lambda resource: resource.search and resource.other_scope),
    *(_swap(*pair) for pair in (("gt", "gte"), ("gte", "gt"), ("lt", "lte"), ("lte", "lt"), ("eq", "gte"), ("eq", "lte"))),
    Row("lower-bound-ignored", "list", _change_query(_drop_lower_bound), _has_range),
    Row("end-excluded", "list", edit_listing(_drop_end), _has_range),
    Row("any-filter-suffices", "list", edit_listing(_any_filter), lambda resource: len(resource.filters) > 1),
)  # fmt: skip
"""Defects of listings."""
