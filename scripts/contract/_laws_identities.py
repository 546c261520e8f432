"""Laws of credentials: what opens nothing opens nothing, and one's records are nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.contract._law import Law
from scripts.contract._subject import Subject, ids_of, require
from scripts.contract._values import MISSING, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.contract._api import Refusal, Resource
    from scripts.contract._wire import Exchange

_NOT_FOUND = 404


def _calls(subject: Subject, record_id: str, credentials: dict[str, str | None]) -> Iterator[Exchange]:
    """Do everything that can be done with a record, as somebody else."""
    resource = subject.resource
    yield subject.read(record_id, credentials=credentials)
    if resource.update:
        yield subject.update(record_id, subject.update_body(**subject.varied(3)), credentials=credentials)
    yield subject.delete(record_id, credentials=credentials)


def _refused(subject: Subject) -> None:
    record_id = subject.id_of(subject.create())
    _, before = subject.record(record_id)
    for refusal in subject.api.refusals:
        for operation_id in sorted(subject.resource.operations):
            operation = subject.contract.operations[operation_id]
            if refusal.concerns(operation.method, operation.path):
                exchange = _call(subject, operation_id, record_id, refusal)
                said = f"{refusal.says} is answered with {exchange.status}, not with {refusal.status}"
                require(exchange.status == refusal.status, said, exchange)
        read, after = subject.record(record_id)
        require(same(before, after), f"{refusal.says} has changed a record", read)


def _call(subject: Subject, operation_id: str, record_id: str, refusal: Refusal) -> Exchange:
    resource = subject.resource
    bodies = {resource.create: subject.body()}
    if resource.update:
        bodies[resource.update] = subject.update_body(**subject.varied(3))
    return subject.wire.call(
        operation_id,
        record_id,
        query=resource.scope if operation_id == resource.list else None,
        body=bodies.get(operation_id, MISSING),
        form=resource.form if operation_id == resource.create else "",
        credentials=refusal.credentials,
    )


def _foreign(subject: Subject) -> None:
    peer: dict[str, str | None] = dict(subject.wire.target.peer or {})
    record_id = subject.id_of(subject.create())
    _, before = subject.record(record_id)
    for exchange in _calls(subject, record_id, peer):
        require(exchange.status == _NOT_FOUND, f"another's record is answered with {exchange.status}", exchange)
    read, after = subject.record(record_id)
    require(same(before, after), "somebody else has changed a record", read)


def _foreign_lists(subject: Subject) -> None:
    resource = subject.resource
    peer: dict[str, str | None] = dict(subject.wire.target.peer or {})
    record_id = subject.id_of(subject.create())
    if resource.peer_scope:
        for credentials, scope in ((peer, resource.scope), ({}, resource.peer_scope)):
            exchange = subject.wire.call(resource.list, query=scope, credentials=credentials)
            require(exchange.status == _NOT_FOUND, f"another's listing is answered with {exchange.status}", exchange)
    exchange, items = subject.page(resource.peer_scope, credentials=peer)
    require(record_id not in map(str, ids_of(items)), "somebody else's listing shows a record", exchange)
    require(not items, "a listing of somebody who has nothing shows records", exchange)


def _foreign_creates(subject: Subject) -> None:
    resource = subject.resource
    body = subject.body(**{resource.scoped_by: resource.peer_scope[resource.scoped_by]})
    exchange = subject.try_create(body)
    require(exchange.status == _NOT_FOUND, f"a create for somebody else is answered with {exchange.status}", exchange)


def _is_scoped(resource: Resource) -> bool:
    return bool(resource.scoped_by)


IDENTITIES = (
    Law(
        "credentials without rights open nothing",
        _refused,
        ("create", "read", "delete"),
        also=("list", "update"),
        with_refused=True,
    ),
    Law("records are nobody else's", _foreign, ("create", "read", "delete"), also=("update",), with_peer=True),
    Law("listings are nobody else's", _foreign_lists, ("create", "list"), with_peer=True),
    Law("nobody creates for somebody else", _foreign_creates, ("create",), _is_scoped, with_peer=True),
)
