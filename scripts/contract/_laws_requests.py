"""Laws of requests: what the document does not allow is refused, and what it allows breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scripts.contract._law import Law
from scripts.contract._marks import marked
from scripts.contract._subject import Subject, require
from scripts.contract._values import MISSING, at, same, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.contract._api import Resource
    from scripts.contract._contract import Operation

_BAD_REQUEST, _NOT_FOUND, _NOT_ALLOWED, _NOT_ACCEPTABLE, _MEDIA_TYPE = 400, 404, 405, 406, 415
# Texts that no pattern, bound or enum of a parameter means.
_WRONG = (
    "", " ", "x", "-1", "0", "00", "01", "1.5", "1e3", "1 ", " 1", "+1", "101", "99999999999", "null", "undefined", "[]",
    "1,2", "\u0661", "ASC", "desc ", "64b8f1a2e4b0c8d9f012345", "64B8F1A2E4B0C8D9F0123456", "a" * 300, "true",
)  # fmt: skip
NASTY = (
    "'", '"', "`", "\\", "%", "_", "%s%n", "%00", "{}", "{{7*7}}", "${x}", "<b>&amp;</b>", "'; DROP TABLE records; --", "../..",
    "null", "a\u0301\u0327", "\u202eabc\u2066", "\u200b\ufeff", "日本語 עברית العربية", "\U0001f42a\U0001f468\u200d\U0001f469\u200d\U0001f467", "ﬁ ß İ \u0131 ẞ",
    "\ud7ff\ue000\ufffd", "\u00a0 x \u3000", "0x1F 1e999 NaN",
)  # fmt: skip
"""Texts on which programs have broken: quoting, formats, markup, paths, Unicode."""


def _strict_query(subject: Subject) -> None:
    operation = subject.contract.operations[subject.resource.list]
    good = {**subject.resource.scope}
    for query, what in _wrong_queries(subject, operation, good):
        exchange = subject.wire.call(operation.id, query=query)
        require(exchange.status == _BAD_REQUEST, f"{what} is answered with {exchange.status}", exchange)


def _wrong_queries(subject: Subject, operation: Operation, good: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in operation.required:
        yield urlencode({key: value for key, value in good.items() if key != name}), f"no {name}"
    for name, schema in operation.query.items():
        for text in _WRONG:
            if not subject.contract.allows_text(schema, text):
                yield urlencode({**good, name: text}), f"{name}={text[:30]!r}"
    limit = subject.resource.limit
    yield f"{urlencode(good)}&{limit}=1&{limit}=2", f"{limit} given twice"
    yield urlencode({**good, "no_such_parameter": "1"}), "an unknown parameter"


def _media_types(subject: Subject) -> None:
    resource = subject.resource
    record_id = subject.id_of(subject.create())
    calls = {resource.create: ("", subject.body())}
    if resource.update:
        calls[resource.update] = (record_id, subject.update_body())
    for operation_id, (path, body) in calls.items():
        for media_type in (
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
            "application/octet-stream",
        ):
            exchange = subject.wire.call(
                operation_id, path, body=body, form=resource.form, headers={"Content-Type": media_type}
            )
            said = f"a body of {media_type} is answered with {exchange.status}"
            require(exchange.status == _MEDIA_TYPE, said, exchange)


def _acceptance(subject: Subject) -> None:
    resource = subject.resource
    record_id = subject.id_of(subject.create())
    nothing: Mapping[str, str] = {}
    for operation_id, path, query in ((resource.read, record_id, nothing), (resource.list, "", resource.scope)):
        if operation_id and _NOT_ACCEPTABLE in subject.contract.operations[operation_id].statuses:
            for accept, status in {
                "application/xml": _NOT_ACCEPTABLE,
                "*/*;q=0.1": 200,
                "text/*, application/json": 200,
            }.items():
                exchange = subject.wire.call(operation_id, path, query=query, headers={"Accept": accept})
                require(exchange.status == status, f"Accept: {accept} is answered with {exchange.status}", exchange)


def _methods(subject: Subject) -> None:
    for operation_id in sorted(subject.resource.operations):
        path = subject.contract.operations[operation_id].path
        known = subject.contract.methods(path)
        for method in sorted({"GET", "POST", "PUT", "PATCH", "DELETE"} - known):
            exchange = subject.wire.call(operation_id, subject.api.unknown_id, method=method)
            require(exchange.status == _NOT_ALLOWED, f"{method} is answered with {exchange.status}", exchange)
            allowed = {each.strip() for each in exchange.headers.get("allow", "").split(",")}
            require(known <= allowed and method not in allowed, f"Allow is {sorted(allowed)}", exchange)


def _unknown(subject: Subject) -> None:
    resource = subject.resource
    for record_id, status in ((subject.api.unknown_id, _NOT_FOUND), (subject.api.broken_id, _BAD_REQUEST)):
        for operation_id in (resource.read, resource.update, resource.delete):
            if operation_id:
                body = subject.update_body() if operation_id == resource.update else MISSING
                exchange = subject.wire.call(operation_id, record_id, body=body)
                said = f"the id {short(record_id)} is answered with {exchange.status}"
                require(exchange.status == status, said, exchange)


def _broken_bodies(subject: Subject) -> None:
    for content in (b"", b"{", b"[]", b"null", b'"x"', b"{}{}", b'{"a": NaN}', b"\xff"):
        exchange = subject.try_create(content)
        require(exchange.status == _BAD_REQUEST, f"the body {content!r} is answered with {exchange.status}", exchange)


def _odd_texts(subject: Subject) -> None:
    fields = _free_texts(subject)
    for turn in range(len(NASTY)):
        # In turn n the k-th field gets the text n + k: after as many turns as there are texts, each field had each text.
        chosen = {name: NASTY[(turn + place) % len(NASTY)] for place, name in enumerate(fields)}
        sent = marked({name: text for name, text in chosen.items() if subject.contract.allows(fields[name], text)})
        exchange = subject.create(**sent)
        _, record = subject.record(subject.id_of(exchange))
        for name, shown in subject.sent_and_shown(sent, echoed=False).items():
            found = at(record, f"/{shown}")
            require(same(found, sent[name]), f"{name} {short(sent[name])} comes back as {short(found)}", exchange)


def _free_texts(subject: Subject) -> dict[str, Any]:
    unique = subject.resource.unique[0] if subject.resource.unique else ""
    return {
        name: schema
        for name, schema in subject.properties(subject.resource.create).items()
        if schema.get("type") == "string" and name != unique and subject.contract.allows(schema, "x")
    }


def _odd_queries(subject: Subject) -> None:
    operation = subject.contract.operations[subject.resource.list]
    for name, schema in operation.query.items():
        for text in NASTY if schema.get("type") == "string" else ():
            is_right = subject.contract.allows(schema, text)
            exchange = subject.wire.call(operation.id, query={**subject.resource.scope, name: text})
            right = exchange.is_success if is_right else exchange.status == _BAD_REQUEST
            require(right, f"{name}={short(text)} is answered with {exchange.status}", exchange)


def _is_json(resource: Resource) -> bool:
    return not resource.form


REQUESTS = (
    Law("wrong queries are refused", _strict_query, ("list",)),
    Law("wrong media types are refused", _media_types, ("create",), also=("update",)),
    Law("Accept counts", _acceptance, ("create", "read"), also=("list",)),
    Law("other methods are refused", _methods, ("create", "read", "delete"), also=("list", "update")),
    Law("unknown ids are refused", _unknown, ("read", "delete"), also=("update",)),
    Law("broken bodies are refused", _broken_bodies, ("create",), _is_json),
    Law("odd texts come back as they were sent", _odd_texts, ("create", "read")),
    Law("odd texts in queries break nothing", _odd_queries, ("list",)),
)
