"""Properties of single records: a record shows what was sent, changes only when asked to, and goes when deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.contract.collection import Collection, ids_of, record_at, require
from tests.contract.json_values import at, equal, equal_where_both, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.contract.session import Exchange

_NOT_FOUND = 404
# Values that truncating, trimming, changing the case or rounding would change, and one that is easily taken for none.
_SENSITIVE_VALUES = (f"  Mixed Case  {'x' * 60} ", "  Mixed Case  x ", "Mixed.Case@Example.com", 1234.5625, 0.25, 0)


@requires("create")
def test_create_echoes_what_was_sent(collection: Collection) -> None:
    """The response to a create shows every field as it was sent."""
    for body in _bodies(collection):
        exchange, _ = collection.create(body)
        record = record_at(exchange, collection.resource.created)
        names = collection.shown_names(body, in_create=True)
        _require_shown(collection, exchange, record, body, names, "the response to a create")


@requires("create", "read")
def test_read_returns_what_was_created(collection: Collection) -> None:
    """A read shows every field as it was sent, and a second read the same record."""
    for body in _bodies(collection):
        _, record_id = collection.create(body)
        exchange, record = collection.record(record_id)
        _require_shown(collection, exchange, record, body, collection.shown_names(body), "a read")
        second_exchange, second = collection.record(record_id)
        require(equal(record, second), "two reads without a change between them differ", second_exchange)


@requires("create", "read", "update")
def test_update_is_kept_and_changes_nothing_else(collection: Collection) -> None:
    """An update's response and a read after it show the sent fields, and no other field changes."""
    resource = collection.resource
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    required = collection.update_body()
    fields = collection.properties(resource.update)
    changes = {name: value for name, value in collection.resource.vary(5).items() if name in fields}
    for body in (required, collection.update_body(**changes)):
        exchange = collection.update(record_id, body)
        require(exchange.is_success, f"a valid update is rejected with {exchange.status}", exchange)
        names = collection.shown_names(body)
        updated = record_at(exchange, resource.record)
        _require_shown(collection, exchange, updated, body, names, "the response to an update")
        _, after = collection.record(record_id)
        _require_shown(collection, exchange, after, body, names, "a read after an update")
        for name in {*before, *after} - {*names.values(), *resource.server_fields}:
            value = at(after, f"/{name}")
            is_unchanged = equal(at(before, f"/{name}"), value)
            require(is_unchanged, f"an update changed {name}, which it did not name, to {shorten(value)}", exchange)


@requires("create", "read", "update", when=lambda resource: resource.clears_with_null)
def test_null_clears_a_field(collection: Collection) -> None:
    """Every nullable field of an update is null after it was set to null."""
    _, record_id = collection.create()
    fields = collection.properties(collection.resource.update)
    nulls = {name: None for name in collection.create_body() if fields.get(name, {}).get("nullable") is True}
    exchange = collection.update(record_id, nulls)
    require(exchange.is_success, f"nulls that the document allows are rejected with {exchange.status}", exchange)
    _, record = collection.record(record_id)
    for name in nulls:
        require(at(record, f"/{name}") is None, f"null does not clear {name}", exchange)


@requires("create", "read", "delete", optional=("list", "update"), when=lambda resource: resource.cancellation is None)
def test_deleted_record_stays_deleted(collection: Collection) -> None:
    """After a delete, the record is not read, listed, updated or deleted any more."""
    _, record_id = collection.create()
    exchange = collection.delete(record_id)
    require(exchange.is_success, f"a delete is rejected with {exchange.status}", exchange)
    for _ in range(2):
        read = collection.read(record_id)
        require(read.status == _NOT_FOUND, f"a read after the delete responds with {read.status}", read)
        if collection.resource.list:
            listing, records = collection.list_all()
            require(record_id not in map(str, ids_of(records)), "a deleted record is still listed", listing)
        second = collection.delete(record_id)
        require(second.status == _NOT_FOUND, f"a second delete responds with {second.status}", second)
        if collection.resource.update:
            update = collection.update(record_id, collection.update_body())
            message = f"an update after the delete responds with {update.status}"
            require(update.status == _NOT_FOUND, message, update)


@requires("create", "read", "list", "delete", when=lambda resource: resource.deleted_filter)
def test_deleted_records_are_included_on_request(collection: Collection) -> None:
    """The parameter for deleted records decides whether a listing and a read include the deleted and the others."""
    deleted_filter = collection.resource.deleted_filter
    assert deleted_filter is not None
    (_, deleted), (_, other) = collection.create(), collection.create()
    collection.delete(deleted)
    values = {deleted_filter.include: (True, True), deleted_filter.only: (True, False)}
    for value, (has_deleted, has_other) in {**values, deleted_filter.exclude: (False, True)}.items():
        listing, records = collection.list_all(**{deleted_filter.parameter: value})
        listed = {*map(str, ids_of(records))}
        query = f"{deleted_filter.parameter}={value}"
        require((deleted in listed) == has_deleted, f"{query}: deleted listed: {deleted in listed}", listing)
        require((other in listed) == has_other, f"{query}: other listed: {other in listed}", listing)
        read = collection.read(deleted, query={deleted_filter.parameter: value})
        message = f"{query}: a deleted record is read with {read.status}"
        require(read.is_success == has_deleted, message, read)


def _bodies(collection: Collection) -> list[dict[str, Any]]:
    """Return valid bodies: every example, and for each sensitive value one that has it wherever it fits."""
    examples = [collection.create_body()]
    if not collection.resource.form_part:
        examples = [
            collection.mark(each) for each in collection.document.operations[collection.resource.create].examples
        ]
    sensitive = [collection.create_body(**collection.fields_accepting(value)) for value in _SENSITIVE_VALUES]
    return [{**body, **collection.unique_fields()} for body in (*examples, *sensitive)]


def _require_shown(
    collection: Collection,
    exchange: Exchange,
    record: Mapping[str, Any],
    body: Mapping[str, Any],
    names: Mapping[str, str],
    where: str,
) -> None:
    for sent, record_name in names.items():
        value = at(record, f"/{record_name}")
        agrees = equal_where_both if sent in collection.resource.partial else equal
        message = f"{where} shows {record_name} as {shorten(value)}, sent was {shorten(body[sent])}"
        require(agrees(value, body[sent]), message, exchange)
