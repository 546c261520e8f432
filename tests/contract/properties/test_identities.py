"""Properties of credentials: restricted ones open nothing, and no customer reaches another's records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.contract.collection import Collection, ids_of, require
from tests.contract.json_values import MISSING, at, equal, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.resources import RestrictedCredentials
    from tests.contract.session import Exchange

_UNAUTHORIZED, _NOT_FOUND = 401, 404


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
                code = at(exchange.body, collection.session.server.api.error_code)
                require(
                    restricted.code in ("", code), f"{restricted.description} gets the code {shorten(code)}", exchange
                )
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


@requires("create", "read", optional=("list",))
def test_only_the_exact_key_opens(collection: Collection) -> None:
    """A part of a key, another case of it, or a key in another place is a 401."""
    session, resource = collection.session, collection.resource
    _, record_id = collection.create()
    requests = [(resource.read, session.path(resource.read, record_id), "")]
    if resource.list:
        requests.append((resource.list, session.path(resource.list), urlencode(resource.scope)))
    for headers, parameters, what in _wrong_keys(collection):
        for operation_id, path, query in requests:
            whole = "&".join(filter(None, (query, urlencode(parameters))))
            exchange = session.send_undocumented(operation_id, "GET", path, query=whole, headers=headers)
            require(exchange.status == _UNAUTHORIZED, f"{what} responds with {exchange.status}", exchange)


def _wrong_keys(collection: Collection) -> Iterator[tuple[dict[str, str], dict[str, str], str]]:
    server = collection.session.server
    rest = server.document.credential_headers(server.api.constants)
    for scheme in server.api.secrets:
        secret = server.credentials[scheme]
        ((name, value),) = server.document.credential_headers({scheme: secret}).items()
        for text, what in (
            (value.replace(secret, "").strip(), "an empty key"),
            (value[:-1], "a key without its last character"),
            (value[: -len(secret) // 2], "half a key"),
            (value + "x", "a key with one character more"),
            (f"{value} x", "a key and another word"),
            (f"{value},{value}", "a key twice"),
            (value.replace(secret, secret.swapcase()), "a key in another case"),
            (value.replace(secret, secret[::-1]), "a key backwards"),
            (f"Basic {secret}", "a key as another scheme's"),
            (f"Token {secret}", "a key as another scheme's"),
            *([(secret, "a token without Bearer")] if value != secret else []),
        ):
            yield {**rest, name: text}, {}, what
        for other in (
            "X-Api-Token",
            "X-Auth-Token",
            "Authorization" if name != "Authorization" else "X-API-Key",
            "Cookie",
        ):
            yield {**rest, other: f"Bearer {secret}" if other == "Authorization" else secret}, {}, f"a key in {other}"
        for parameter in ("api_key", "access_token", "key", name):
            yield rest, {parameter: secret}, f"a key in the parameter {parameter}"


@requires("create", "read", optional=("list", "update", "delete"))
def test_the_key_is_checked_first(collection: Collection) -> None:
    """Without a good key, whatever else is wrong with a request, the response is that of the key."""
    session, resource = collection.session, collection.resource
    api = session.server.api
    _, record_id = collection.create()
    for restricted in session.server.restricted_credentials:
        if restricted.status == _UNAUTHORIZED:
            for path in (record_id, api.unknown_id, api.invalid_id):
                for operation_id in filter(None, (resource.read, resource.delete, resource.update)):
                    body: Any = {"no_such_field": 1} if operation_id == resource.update else MISSING
                    exchange = session.send(operation_id, path, body=body, credentials=restricted.changes)
                    _require_unauthorized(exchange, restricted, "an invalid body or id")
            for content in (b"{", b"{}", b"null"):
                exchange = collection.try_create(content, credentials=restricted.changes)
                _require_unauthorized(exchange, restricted, "an invalid body")
            for query in ("no_such_parameter=1", f"{resource.limit}=0") if resource.list else ():
                exchange = session.send(resource.list, query=query, credentials=restricted.changes)
                _require_unauthorized(exchange, restricted, "an invalid query")


def _require_unauthorized(exchange: Exchange, restricted: RestrictedCredentials, what: str) -> None:
    message = f"{restricted.description} with {what} responds with {exchange.status}"
    require(exchange.status == _UNAUTHORIZED, message, exchange)


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
