"""Properties of single records: a record shows what was sent, changes only when asked to, and goes when deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.contract.collection import Collection, ids_of, record_at, require
from tests.contract.json_values import MISSING, are_comparable, at, equal, equal_where_both, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.contract.session import Exchange

_NOT_FOUND = 404


@requires("create", "read")
def test_created_record_shows_what_was_sent(collection: Collection) -> None:
    """The response to a create and a read show every field as it was sent, and a second read the same record."""
    resource = collection.resource
    for body in _bodies(collection):
        created, record_id = collection.create(body)
        record = record_at(created, resource.created)
        names = collection.shown_names(body, in_create=True)
        _require_shown(collection, created, record, body, names, "the response to a create")
        read, record = collection.record(record_id)
        _require_shown(collection, read, record, body, collection.shown_names(body), "a read")
    _, record_id = collection.create()
    _, first = collection.record(record_id)
    again, second = collection.record(record_id)
    require(equal(first, second), "two reads without a change between them differ", again)


def _bodies(collection: Collection) -> Iterator[dict[str, Any]]:
    examples: list[dict[str, Any]] = [collection.create_body()]
    if not collection.resource.form_part:
        examples = [
            collection.mark(each) for each in collection.document.operations[collection.resource.create].examples
        ]
    fields = collection.value_bodies(collection.resource.create)
    for body in (*examples, *(collection.create_body(**each) for each in fields)):
        yield {**body, **collection.unique_fields()}


@requires("create", "read", "update")
def test_update_is_kept_and_changes_nothing_else(collection: Collection) -> None:
    """An update's response and a read after it show the sent fields, and no other field changes."""
    resource = collection.resource
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    for turn, fields in enumerate([{}, *collection.value_bodies(resource.update)]):
        # Every other update names only some of the fields.
        some = {
            name: value for place, (name, value) in enumerate(fields.items()) if turn % 2 or (place + turn // 2) % 3
        }
        body = collection.update_body(**some)
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
        before = after


@requires("create", "read", "update", when=lambda resource: resource.server_fields)
def test_update_moves_the_time_of_the_last_change(collection: Collection) -> None:
    """A later update has a later time in the record, in the response and in a read."""
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    collection.session.server.pass_time(2)
    exchange = collection.update(record_id, collection.update_body())
    _, after = collection.record(record_id)
    for name in collection.resource.server_fields:
        was = at(before, f"/{name}")
        for record in (record_at(exchange, collection.resource.record), after):
            value = at(record, f"/{name}")
            message = f"{name} is {shorten(value)} after an update two seconds later; it was {shorten(was)}"
            require(are_comparable(was, value) and was < value, message, exchange)


@requires("create", "read", "delete", optional=("update", "list"))
def test_changes_of_one_record_leave_the_others(collection: Collection) -> None:
    """Equal records have ids of their own; an update or a delete of one leaves the others; no id is used again."""
    resource = collection.resource
    ids = [collection.create()[1] for _ in range(4)]
    require(len({*ids}) == len(ids), f"four creates gave the ids {ids}", collection.read(ids[0]))
    before = {record_id: collection.record(record_id)[1] for record_id in ids}
    changes = [collection.update(ids[2], collection.update_body(**resource.vary(9)))] if resource.update else []
    changes.append(collection.delete(ids[2]))
    for record_id in (ids[0], ids[1], ids[3]):
        exchange, after = collection.record(record_id)
        require(equal(before[record_id], after), f"a change of another record has changed {record_id}", exchange)
    exchange, new_id = collection.create()
    require(new_id not in ids, f"the id {new_id} is used again", exchange)
    if resource.list:
        listing, records = collection.list_all()
        listed = {*map(str, ids_of(records))}
        require({ids[0], ids[1], ids[3], new_id} <= listed, "a record that was not deleted is not listed", listing)


@requires("create", "read", "list", "delete", optional=("update",))
def test_listing_follows_changes(collection: Collection) -> None:
    """A listing shows a record as a read does: after its create, after an update, and not after its delete."""
    resource = collection.resource
    collection.populate()
    _, record_id = collection.create(collection.create_body())
    for body in ({}, *(collection.value_bodies(resource.update)[:3] if resource.update else ())):
        if body:
            collection.update(record_id, collection.update_body(**body))
        _, record = collection.record(record_id)
        listing, records = collection.list_all()
        listed = next((one for one in records if str(at(one, "/id")) == record_id), MISSING)
        for name, value in record.items():
            listed_value = at(listed, f"/{name}")
            require(
                equal(listed_value, value),
                f"a listing shows {name} as {shorten(listed_value)}, a read {shorten(value)}",
                listing,
            )
    _, records = collection.list_all()
    collection.delete(record_id)
    listing, rest = collection.list_all()
    require(record_id not in map(str, ids_of(rest)), "a deleted record is still listed", listing)
    require(len(rest) == len(records) - 1, f"a delete left {len(rest)} of {len(records)} listed records", listing)


@requires("create", "read", "delete", optional=("update",), when=lambda resource: resource.cancellation is None)
def test_deleted_record_stays_deleted(collection: Collection) -> None:
    """After a delete, the record is not read, updated or deleted any more."""
    _, record_id = collection.create()
    exchange = collection.delete(record_id)
    require(exchange.is_success, f"a delete is rejected with {exchange.status}", exchange)
    for _ in range(2):
        read = collection.read(record_id)
        require(read.status == _NOT_FOUND, f"a read after the delete responds with {read.status}", read)
        second = collection.delete(record_id)
        require(second.status == _NOT_FOUND, f"a second delete responds with {second.status}", second)
        if collection.resource.update:
            update = collection.update(record_id, collection.update_body())
            message = f"an update after the delete responds with {update.status}"
            require(update.status == _NOT_FOUND, message, update)
    if collection.resource.list:
        listing, records = collection.list_all()
        require(record_id not in map(str, ids_of(records)), "a deleted record is still listed", listing)


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
