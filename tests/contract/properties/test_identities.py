"""Properties of credentials: restricted ones open nothing, and no customer reaches another's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.collection import Collection, ids_of, require
from tests.contract.json_values import MISSING, equal
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.resources import RestrictedCredentials
    from tests.contract.session import Exchange

_NOT_FOUND = 404


@requires("create", "read", "delete", optional=("list", "update"))
def test_restricted_credentials_are_rejected(collection: Collection) -> None:
    """Missing, unknown and restricted credentials get their status from every operation, and change nothing."""
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    for restricted in collection.session.server.restricted_credentials:
        for operation_id in sorted(collection.resource.operations):
            operation = collection.document.operations[operation_id]
            if restricted.applies(operation.method, operation.path):
                exchange = _send(collection, operation_id, record_id, restricted)
                message = f"{restricted.description} gets {exchange.status} instead of {restricted.status}"
                require(exchange.status == restricted.status, message, exchange)
        read, after = collection.record(record_id)
        require(equal(before, after), f"{restricted.description} has changed a record", read)


def _send(collection: Collection, operation_id: str, record_id: str, restricted: RestrictedCredentials) -> Exchange:
    resource = collection.resource
    bodies = {resource.create: collection.create_body()}
    if resource.update:
        bodies[resource.update] = collection.update_body(**collection.resource.vary(3))
    return collection.session.send(
        operation_id,
        record_id,
        query=resource.scope if operation_id == resource.list else None,
        body=bodies.get(operation_id, MISSING),
        form_part=resource.form_part if operation_id == resource.create else "",
        credentials=restricted.changes,
    )


def _other_credentials(collection: Collection) -> dict[str, str | None]:
    return dict(collection.session.server.other_credentials or {})


@requires("create", "read", "delete", optional=("update",), other_identity=True)
def test_records_are_hidden_from_other_customers(collection: Collection) -> None:
    """Another customer's read, update and delete of a record are 404, and change nothing."""
    _, record_id = collection.create()
    _, before = collection.record(record_id)
    for exchange in _requests_of_other(collection, record_id):
        require(exchange.status == _NOT_FOUND, f"another customer's record responds with {exchange.status}", exchange)
    read, after = collection.record(record_id)
    require(equal(before, after), "another customer has changed a record", read)


def _requests_of_other(collection: Collection, record_id: str) -> Iterator[Exchange]:
    credentials = _other_credentials(collection)
    yield collection.read(record_id, credentials=credentials)
    if collection.resource.update:
        body = collection.update_body(**collection.resource.vary(3))
        yield collection.update(record_id, body, credentials=credentials)
    yield collection.delete(record_id, credentials=credentials)


@requires("create", "list", other_identity=True)
def test_listings_are_hidden_from_other_customers(collection: Collection) -> None:
    """Another customer's listing is a 404 where it is named, and empty where credentials decide."""
    resource = collection.resource
    credentials = _other_credentials(collection)
    _, record_id = collection.create()
    if resource.other_scope:
        for identity, scope in ((credentials, resource.scope), ({}, resource.other_scope)):
            exchange = collection.session.send(resource.list, query=scope, credentials=identity)
            message = f"another customer's listing responds with {exchange.status}"
            require(exchange.status == _NOT_FOUND, message, exchange)
    exchange, records = collection.page(resource.other_scope, credentials=credentials)
    require(record_id not in map(str, ids_of(records)), "another customer's listing shows a record", exchange)
    require(not records, "the listing of a customer without records shows some", exchange)


@requires("create", when=lambda resource: resource.owner_field, other_identity=True)
def test_creates_for_other_customers_are_rejected(collection: Collection) -> None:
    """A create that names another customer as the owner is a 404."""
    owner = collection.resource.owner_field
    exchange = collection.try_create(collection.create_body(**{owner: collection.resource.other_scope[owner]}))
    message = f"a create for another customer responds with {exchange.status}"
    require(exchange.status == _NOT_FOUND, message, exchange)
