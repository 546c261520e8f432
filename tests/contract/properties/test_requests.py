"""Properties of requests: what the document does not allow is rejected, and what it allows breaks nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.contract.collection import Collection, require
from tests.contract.document import allows, allows_text
from tests.contract.json_values import MISSING, at, edit_at, equal, shorten, with_member, without_member
from tests.contract.requirements import requires
from tests.contract.values import TRICKY_STRINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.contract.session import Exchange
    from tests.contract.values import Fault

_BAD_REQUEST, _NOT_FOUND, _NOT_ALLOWED, _NOT_ACCEPTABLE, _TOO_LARGE, _UNSUPPORTED_MEDIA_TYPE = (
    400,
    404,
    405,
    406,
    413,
    415,
)
_MEDIA_TYPES = ("text/plain", "application/x-www-form-urlencoded", "application/xml", "application/octet-stream")
# Strings that break the pattern, the bounds or the enum of some parameter.
_INVALID_STRINGS = (
    "", " ", "x", "-1", "0", "00", "01", "1.5", "1e3", "1 ", " 1", "+1", "101", "99999999999", "null", "undefined", "[]",
    "1,2", "\u0661", "ASC", "desc ", "64b8f1a2e4b0c8d9f012345", "64B8F1A2E4B0C8D9F0123456", "a" * 300, "true",
)  # fmt: skip


@requires("list")
def test_invalid_queries_are_rejected(collection: Collection) -> None:
    """A query with one parameter missing, invalid, repeated or unknown is a 400, whatever the others are."""
    for query, what in _invalid_queries(collection):
        exchange = collection.session.send(collection.resource.list, query=query)
        require(exchange.status == _BAD_REQUEST, f"{what} responds with {exchange.status}", exchange)


def _invalid_queries(collection: Collection) -> Iterator[tuple[str, str]]:
    operation = collection.document.operations[collection.resource.list]
    valid = collection.resource.scope
    for name in operation.required:
        yield urlencode({key: value for key, value in valid.items() if key != name}), f"a query without {name}"
    for name, schema in operation.query.items():
        for text in _INVALID_STRINGS:
            if not allows_text(schema, text):
                yield urlencode({**valid, name: text}), f"{name}={text[:30]!r}"
    limit = collection.resource.limit
    yield f"{urlencode(valid)}&{limit}=1&{limit}=2", f"{limit} given twice"
    yield urlencode({**valid, "no_such_parameter": "1"}), "an unknown parameter"


@requires("create", optional=("update",))
def test_other_media_types_are_rejected(collection: Collection) -> None:
    """A body of another media type is a 415."""
    resource = collection.resource
    _, record_id = collection.create()
    requests = {resource.create: ("", collection.create_body())}
    if resource.update:
        requests[resource.update] = (record_id, collection.update_body())
    for operation_id, (path, body) in requests.items():
        for media_type in _MEDIA_TYPES:
            headers = {"Content-Type": media_type}
            exchange = collection.session.send(
                operation_id, path, body=body, form_part=resource.form_part, headers=headers
            )
            message = f"a body of {media_type} responds with {exchange.status}"
            require(exchange.status == _UNSUPPORTED_MEDIA_TYPE, message, exchange)


@requires("create", "read", optional=("list",))
def test_accept_header_is_evaluated(collection: Collection) -> None:
    """Where the document has a 406, a request that accepts no JSON gets one, and others do not."""
    resource = collection.resource
    _, record_id = collection.create()
    accept = {"application/xml": _NOT_ACCEPTABLE, "*/*;q=0.1": 200, "text/*, application/json": 200}
    no_query: Mapping[str, str] = {}
    requests = {resource.read: (record_id, no_query), resource.list: ("", resource.scope)}
    for operation_id, (path, query) in requests.items():
        if operation_id and _NOT_ACCEPTABLE in collection.document.operations[operation_id].statuses:
            for value, status in accept.items():
                exchange = collection.session.send(operation_id, path, query=query, headers={"Accept": value})
                require(exchange.status == status, f"Accept: {value} responds with {exchange.status}", exchange)


@requires("create", optional=("update",), when=lambda resource: not resource.form_part)
def test_malformed_bodies_are_rejected(collection: Collection) -> None:
    """A body that is no JSON object, or JSON that readers take for different values, is a 400."""
    _, record_id = collection.create()
    for content in _malformed(collection.create_body()):
        _require_malformed(collection.try_create(content), content)
    for content in (
        _malformed(collection.update_body(**collection.resource.vary(1))) if collection.resource.update else ()
    ):
        _require_malformed(collection.session.send(collection.resource.update, record_id, body=content), content)


def _malformed(body: Mapping[str, Any]) -> Iterator[bytes]:
    valid = json.dumps(body).encode()
    first = valid[1:].partition(b",")[0]
    yield from (b"", b"{", b"[]", b"null", b'"x"', b"{}{}", b'{"a": NaN}', b"\xff")
    yield from (
        b"\xef\xbb\xbf" + valid,
        valid + b"x",
        valid + valid,
        valid[:-1] + b",}",
        valid[:-1],
        b"[" + valid + b"]",
    )
    yield from (b"{" + first + b"," + valid[1:], valid.replace(b'": ', b'": NaN, "x": ', 1), valid.replace(b'"', b"'"))


def _require_malformed(exchange: Exchange, content: bytes) -> None:
    message = f"the body {shorten(content)} responds with {exchange.status}"
    require(exchange.status == _BAD_REQUEST, message, exchange)


@requires("create", "read", optional=("update",))
def test_bodies_that_the_document_forbids_are_rejected(collection: Collection) -> None:
    """A body with one wrong value at any place is a 400, and an update with one changes nothing."""
    resource = collection.resource
    full = collection.create_body()
    for fault in collection.faults(resource.create, full):
        exchange = collection.try_create(_with_fault(full, fault))
        _require_rejected(exchange, fault)
    if resource.update:
        _, record_id = collection.create()
        _, before = collection.record(record_id)
        names = collection.properties(resource.update)
        full = collection.update_body(**{name: value for name, value in full.items() if name in names})
        for fault in collection.faults(resource.update, full):
            exchange = collection.update(record_id, _with_fault(full, fault))
            _require_rejected(exchange, fault)
        read, after = collection.record(record_id)
        require(equal(before, after), "an update that was rejected has changed the record", read)


def _with_fault(body: dict[str, Any], fault: Fault) -> Any:
    if fault.value is MISSING:
        return without_member(body, fault.pointer)
    if isinstance(at(body, fault.pointer.rpartition("/")[0]), list):
        return edit_at(body, fault.pointer.rpartition("/")[0], lambda _: [fault.value])
    return with_member(body, fault.pointer, fault.value)


def _require_rejected(exchange: Exchange, fault: Fault) -> None:
    message = f"{fault.pointer} {shorten(fault.value)}, which {fault.rule} forbids, responds with {exchange.status}"
    # A body may be too large as a whole.
    require(exchange.status in {_BAD_REQUEST, _TOO_LARGE}, message, exchange, fault.source)


@requires("create", when=lambda resource: resource.invalid)
def test_bodies_that_a_rule_forbids_are_rejected(collection: Collection) -> None:
    """A body that breaks one of the published rules that no schema states is a 400."""
    for rule, change in collection.resource.invalid:
        exchange = collection.try_create(change(collection.create_body()))
        require(exchange.status == _BAD_REQUEST, f"a body against {rule!r} responds with {exchange.status}", exchange)


@requires("list")
def test_tricky_strings_in_queries_break_nothing(collection: Collection) -> None:
    """A tricky string in a parameter is a success response where the schema allows it, and a 400 elsewhere."""
    operation = collection.document.operations[collection.resource.list]
    for name, schema in operation.query.items():
        for text in TRICKY_STRINGS if schema.get("type") == "string" else ():
            exchange = collection.session.send(operation.id, query={**collection.resource.scope, name: text})
            is_right = exchange.is_success if allows(schema, text) else exchange.status == _BAD_REQUEST
            require(is_right, f"{name}={shorten(text)} responds with {exchange.status}", exchange)
