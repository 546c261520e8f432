"""Properties of requests: what the document does not allow is rejected, and what it allows breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.contract.collection import Collection, require
from tests.contract.document import allows, allows_text
from tests.contract.json_values import MISSING, at, equal, shorten
from tests.contract.requirements import requires

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BAD_REQUEST, _NOT_FOUND, _NOT_ALLOWED, _NOT_ACCEPTABLE, _UNSUPPORTED_MEDIA_TYPE = 400, 404, 405, 406, 415
_MEDIA_TYPES = ("text/plain", "application/x-www-form-urlencoded", "application/xml", "application/octet-stream")
# Strings that break the pattern, the bounds or the enum of some parameter.
_INVALID_STRINGS = (
    "", " ", "x", "-1", "0", "00", "01", "1.5", "1e3", "1 ", " 1", "+1", "101", "99999999999", "null", "undefined", "[]",
    "1,2", "\u0661", "ASC", "desc ", "64b8f1a2e4b0c8d9f012345", "64B8F1A2E4B0C8D9F0123456", "a" * 300, "true",
)  # fmt: skip
TRICKY_STRINGS = (
    "'", '"', "`", "\\", "%", "_", "%s%n", "%00", "{}", "{{7*7}}", "${x}", "<b>&amp;</b>", "'; DROP TABLE records; --", "../..",
    "null", "a\u0301\u0327", "\u202eabc\u2066", "\u200b\ufeff", "日本語 עברית العربية", "\U0001f42a\U0001f468\u200d\U0001f469\u200d\U0001f467", "ﬁ ß İ \u0131 ẞ",
    "\ud7ff\ue000\ufffd", "\u00a0 x \u3000", "0x1F 1e999 NaN",
)  # fmt: skip
"""Strings that programs have broken on: quoting, formats, markup, paths, Unicode."""


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


@requires(
    "create",
    "read",
    "delete",
    optional=("list", "update"),
    sandbox_only="a live run sends no method that the document lacks: it could change records of others",
)
def test_other_methods_are_rejected(collection: Collection) -> None:
    """A method that the document does not have for a path is a 405 that lists the allowed ones."""
    for operation_id in sorted(collection.resource.operations):
        allowed = collection.document.methods_of(collection.document.operations[operation_id].path)
        for method in sorted({"GET", "POST", "PUT", "PATCH", "DELETE"} - allowed):
            exchange = collection.session.send(operation_id, collection.session.server.api.unknown_id, method=method)
            require(exchange.status == _NOT_ALLOWED, f"{method} responds with {exchange.status}", exchange)
            listed = {each.strip() for each in exchange.headers.get("allow", "").split(",")}
            require(allowed <= listed and method not in listed, f"Allow is {sorted(listed)}", exchange)


@requires("read", "delete", optional=("update",))
def test_unknown_and_invalid_ids_are_rejected(collection: Collection) -> None:
    """An id that no record has is a 404, and one that the document does not allow a 400."""
    resource, api = collection.resource, collection.session.server.api
    for record_id, status in ((api.unknown_id, _NOT_FOUND), (api.invalid_id, _BAD_REQUEST)):
        for operation_id in (resource.read, resource.update, resource.delete):
            if operation_id:
                body = collection.update_body() if operation_id == resource.update else MISSING
                exchange = collection.session.send(operation_id, record_id, body=body)
                message = f"the id {shorten(record_id)} responds with {exchange.status}"
                require(exchange.status == status, message, exchange)


@requires("create", when=lambda resource: not resource.form_part)
def test_malformed_bodies_are_rejected(collection: Collection) -> None:
    """A body that is no JSON object is a 400."""
    for content in (b"", b"{", b"[]", b"null", b'"x"', b"{}{}", b'{"a": NaN}', b"\xff"):
        exchange = collection.try_create(content)
        require(exchange.status == _BAD_REQUEST, f"the body {content!r} responds with {exchange.status}", exchange)


@requires("create", "read")
def test_tricky_strings_are_kept(collection: Collection) -> None:
    """Every field of free text keeps every tricky string that its schema allows."""
    fields = _free_text_fields(collection)
    for turn in range(len(TRICKY_STRINGS)):
        # In turn n the k-th field gets string n + k, so that every field has had every string in the end.
        strings = {name: TRICKY_STRINGS[(turn + k) % len(TRICKY_STRINGS)] for k, name in enumerate(fields)}
        allowed = {name: text for name, text in strings.items() if allows(fields[name], text)}
        body = collection.create_body(**allowed)
        _, record_id = collection.create(body)
        exchange, record = collection.record(record_id)
        for name, record_name in collection.shown_names(allowed).items():
            value = at(record, f"/{record_name}")
            message = f"{name} {shorten(body[name])} comes back as {shorten(value)}"
            require(equal(value, body[name]), message, exchange)


def _free_text_fields(collection: Collection) -> dict[str, Any]:
    return {
        name: schema
        for name, schema in collection.properties(collection.resource.create).items()
        if schema.get("type") == "string" and name not in collection.unique_fields() and allows(schema, "x")
    }


@requires("list")
def test_tricky_strings_in_queries_break_nothing(collection: Collection) -> None:
    """A tricky string in a parameter is a success response where the schema allows it, and a 400 elsewhere."""
    operation = collection.document.operations[collection.resource.list]
    for name, schema in operation.query.items():
        for text in TRICKY_STRINGS if schema.get("type") == "string" else ():
            exchange = collection.session.send(operation.id, query={**collection.resource.scope, name: text})
            is_right = exchange.is_success if allows(schema, text) else exchange.status == _BAD_REQUEST
            require(is_right, f"{name}={shorten(text)} responds with {exchange.status}", exchange)
