"""Laws of single records: what was sent is shown, kept, changed only when asked, and gone when deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.contract._law import Law
from scripts.contract._marks import marked
from scripts.contract._subject import Subject, ids_of, require
from scripts.contract._values import at, partly, same, short
from scripts.contract._wire import record_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.contract._api import Resource
    from scripts.contract._wire import Exchange

_NOT_FOUND = 404


def _see_fields(
    subject: Subject, exchange: Exchange, record: Any, sent: Mapping[str, Any], names: Mapping[str, str], what: str
) -> None:
    for name, shown in names.items():
        found = at(record, f"/{shown}")
        agrees = partly if name in subject.resource.partial else same
        said = f"{what} shows {shown} as {short(found)}, sent was {short(sent[name])}"
        require(agrees(found, sent[name]), said, exchange)


# Values that cutting, trimming, changing the case or rounding would change, and one that is easily taken for none.
_BENDABLE = (f"  Mixed Case  {'x' * 60} ", "  Mixed Case  x ", "Mixed.Case@Example.com", 1234.5625, 0.25, 0)


def _bodies(subject: Subject) -> list[dict[str, Any]]:
    """Right bodies that differ: every example, and for each value that could be bent one with it wherever it fits."""
    resource = subject.resource
    examples = (
        [subject.body()] if resource.form else [*map(marked, subject.contract.operations[resource.create].examples)]
    )
    bodies = [*examples, *(marked({**subject.body(), **_fitting(subject, value)}) for value in _BENDABLE)]
    return [{**body, **subject.key()} for body in bodies]


def _fitting(subject: Subject, value: object) -> dict[str, Any]:
    properties = subject.properties(subject.resource.create)
    kind = "string" if isinstance(value, str) else "number"
    return {
        name: value
        for name, schema in properties.items()
        if schema.get("type") == kind and name != subject.resource.scoped_by and subject.contract.allows(schema, value)
    }


def _echo(subject: Subject) -> None:
    for body in _bodies(subject):
        exchange = subject.created(body)
        record = record_in(exchange, subject.resource.created)
        _see_fields(
            subject, exchange, record, body, subject.sent_and_shown(body, echoed=True), "the answer to a create"
        )


def _kept(subject: Subject) -> None:
    for body in _bodies(subject):
        record_id = subject.id_of(subject.created(body))
        exchange, record = subject.record(record_id)
        _see_fields(subject, exchange, record, body, subject.sent_and_shown(body, echoed=False), "a read")
        again, second = subject.record(record_id)
        require(same(record, second), "two reads without a change between them differ", again)


def _updated(subject: Subject) -> None:
    record_id = subject.id_of(subject.create())
    _, before = subject.record(record_id)
    least = subject.update_body()
    changes = {
        name: value for name, value in subject.varied(5).items() if name in subject.properties(subject.resource.update)
    }
    for sent in (least, {**least, **changes}):
        exchange = subject.update(record_id, sent)
        require(exchange.is_success, f"a right update is refused with {exchange.status}", exchange)
        names = subject.sent_and_shown(sent, echoed=False)
        _see_fields(
            subject, exchange, record_in(exchange, subject.resource.shown), sent, names, "the answer to an update"
        )
        _, after = subject.record(record_id)
        _see_fields(subject, exchange, after, sent, names, "a read after an update")
        for name in {*before, *after} - {*names.values(), *subject.resource.changed}:
            unchanged = same(at(before, f"/{name}"), at(after, f"/{name}"))
            require(
                unchanged,
                f"an update changed {name}, which it did not name, to {short(at(after, f'/{name}'))}",
                exchange,
            )


def _cleared(subject: Subject) -> None:
    record_id = subject.id_of(subject.create())
    properties = subject.properties(subject.resource.update)
    nulls = {name: None for name in subject.body() if properties.get(name, {}).get("nullable") is True}
    exchange = subject.update(record_id, nulls)
    require(exchange.is_success, f"nulls that the document allows are refused with {exchange.status}", exchange)
    _, record = subject.record(record_id)
    for name in nulls:
        require(at(record, f"/{name}") is None, f"null does not clear {name}", exchange)


def _deleted(subject: Subject) -> None:
    record_id = subject.id_of(subject.create())
    exchange = subject.delete(record_id)
    require(exchange.is_success, f"a record cannot be deleted: {exchange.status}", exchange)
    for _ in range(2):
        _see_gone(subject, record_id)
        again = subject.delete(record_id)
        require(again.status == _NOT_FOUND, f"a second delete is answered with {again.status}", again)
        if subject.resource.update:
            update = subject.update(record_id, subject.update_body())
            require(update.status == _NOT_FOUND, f"an update after the delete is answered with {update.status}", update)


def _see_gone(subject: Subject, record_id: str) -> None:
    read = subject.read(record_id)
    require(read.status == _NOT_FOUND, f"a read after the delete is answered with {read.status}", read)
    if subject.resource.list:
        listing, items = subject.everything()
        require(record_id not in map(str, ids_of(items)), "a deleted record is still listed", listing)


def _hidden(subject: Subject) -> None:
    hidden = subject.resource.hidden
    if hidden is None:
        return
    gone, there = subject.id_of(subject.create()), subject.id_of(subject.create())
    subject.delete(gone)
    for asked, expected in {hidden.all: (True, True), hidden.only: (True, False), hidden.none: (False, True)}.items():
        listing, items = subject.everything(**{hidden.parameter: asked})
        listed = {*map(str, ids_of(items))}
        said = f"{hidden.parameter}={asked}"
        require((gone in listed) == expected[0], f"{said}: the deleted record is {short(gone in listed)}", listing)
        require((there in listed) == expected[1], f"{said}: the other record is {short(there in listed)}", listing)
        read = subject.read(gone, query={hidden.parameter: asked})
        require(read.is_success == expected[0], f"{said}: a deleted record is read with {read.status}", read)


def _removes(resource: Resource) -> bool:
    return resource.ending is None


def _clears(resource: Resource) -> bool:
    return resource.clears


def _hides(resource: Resource) -> bool:
    return resource.hidden is not None


RECORDS = (
    Law("a create echoes what was sent", _echo, ("create",)),
    Law("a read returns what was written", _kept, ("create", "read")),
    Law("an update is kept and changes nothing else", _updated, ("create", "read", "update")),
    Law("null clears a field", _cleared, ("create", "read", "update"), _clears),
    Law("what is deleted stays deleted", _deleted, ("create", "read", "delete"), _removes, ("list", "update")),
    Law("deleted records come when asked for", _hidden, ("create", "read", "list", "delete"), _hides),
)
