"""Properties that only some collections have: conditional reads, unique fields, cancellations."""

from __future__ import annotations

from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

from tests.contract.collection import Collection, require
from tests.contract.json_values import MISSING, at, equal, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from datetime import datetime

    from tests.contract.session import Exchange

_NOT_MODIFIED = 304


@requires("create", "read", when=lambda resource: resource.supports_conditional_reads)
def test_conditional_read_is_evaluated(collection: Collection) -> None:
    """If-Modified-Since with the time of the last change is a 304; an earlier or malformed one changes nothing."""
    _, record_id = collection.create()
    exchange, _ = collection.record(record_id)
    modified = _last_modified(exchange)
    require(modified is not None, "Last-Modified is no HTTP-date", exchange)
    headers = {"If-Modified-Since": exchange.headers.get("last-modified", "")}
    unchanged = collection.read(record_id, headers=headers)
    message = f"If-Modified-Since with the value of Last-Modified responds with {unchanged.status}"
    require(unchanged.status == _NOT_MODIFIED, message, unchanged)
    require(unchanged.body is MISSING, "a 304 has a body", unchanged)
    earlier = [format_datetime(modified.replace(year=modified.year - 1), usegmt=True)] if modified else []
    for value in (*earlier, "yesterday", ""):
        read = collection.read(record_id, headers={"If-Modified-Since": value})
        require(read.is_success, f"If-Modified-Since: {value} responds with {read.status}", read)


def _last_modified(exchange: Exchange) -> datetime | None:
    try:
        return parsedate_to_datetime(exchange.headers.get("last-modified", ""))
    except ValueError:
        return None


@requires("create", "read", when=lambda resource: resource.unique_field)
def test_unique_field_is_accepted_once(collection: Collection) -> None:
    """A create that repeats a unique field is rejected, and the record is read by that field, too."""
    field = collection.resource.unique_field
    assert field is not None
    key = collection.unique_fields()
    _, record_id = collection.create(collection.create_body(**key))
    for _ in range(2):
        repeated = collection.try_create(collection.create_body(**key))
        require(repeated.status == field.status, f"the same {field.name} again: {repeated.status}", repeated)
    other = collection.session.server.other_credentials
    if other is not None:
        same = collection.try_create(collection.create_body(**key), credentials=dict(other))
        require(same.is_success, f"the {field.name} of another customer: {same.status}", same)
    exchange, by_id = collection.record(record_id)
    by_key = at(collection.read(key[field.name]).body, collection.resource.record)
    require(equal(by_id, by_key), f"read by its {field.name}, the record is {shorten(by_key)}", exchange)


@requires("create", "read", "delete", when=lambda resource: resource.cancellation)
def test_cancelled_record_stays_cancelled(collection: Collection) -> None:
    """After a cancellation the record shows it, nothing else has changed, and a second one is rejected."""
    cancellation = collection.resource.cancellation
    assert cancellation is not None
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    since = collection.read(record_id).headers.get("last-modified", "")
    exchange = collection.delete(record_id)
    require(exchange.is_success, f"a cancellation is rejected with {exchange.status}", exchange)
    for _ in range(2):
        read, after = collection.record(record_id)
        value = at(after, cancellation.pointer)
        require(equal(value, cancellation.value), f"{cancellation.pointer} is {shorten(value)} afterwards", read)
        name = cancellation.pointer.rpartition("/")[2]
        for each in {*before} - {name, *collection.resource.server_fields}:
            require(equal(before[each], at(after, f"/{each}")), f"the cancellation has changed {each}", read)
        if since:
            stale = collection.read(record_id, headers={"If-Modified-Since": since})
            require(stale.is_success, f"a read since before the cancellation responds with {stale.status}", stale)
        second = collection.delete(record_id)
        message = f"a second cancellation responds with {second.status}"
        require(second.status == cancellation.repeat_status, message, second)
