"""Responses are validated against the document: status, media type, headers and body."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from truespec import Headers, RawResponse
from truespec._media_types import best_match
from truespec._validation._document import Document
from truespec._validation._policy import Policy
from truespec._validation._responses import validate_response

if TYPE_CHECKING:
    from truespec import Deviation

GET = SimpleNamespace(id="getThing", method="GET", path="/thing")
THING: dict[str, Any] = {"application/json": {"schema": {"type": "object", "required": ["id"]}}}


def document_with(responses: Any, schemas: Any = None) -> Document:
    """Return a document with one operation that has these responses."""
    paths = {"/thing": {"get": {"responses": responses}}}
    return Document("example", {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas or {}}})


def json_responses(schema: Any, **more: Any) -> dict[str, Any]:
    """Return a 200 response with JSON of this schema."""
    return {"200": {"content": {"application/json": {"schema": schema}}} | more}


def deviations(
    document: Document,
    value: Any,
    *fields: tuple[str, str],
    status: int = 200,
    media_type: str = "application/json",
    **policy: Any,
) -> tuple[Deviation, ...]:
    """Return the deviations of a response with this JSON value as its body."""
    headers = Headers([("Content-Type", media_type), *fields])
    response = RawResponse(status, headers, b"" if value is None else json.dumps(value).encode())
    return validate_response(document, GET, response, Policy(**policy)).deviations


def pointers(document: Document, value: Any, *fields: tuple[str, str], **response: Any) -> list[str]:
    """Return the pointers of the deviations of a response."""
    return [deviation.pointer for deviation in deviations(document, value, *fields, **response)]


def test_the_most_specific_status_applies() -> None:
    """A 404 is validated as 404, another 4xx as 4XX, every other status as the default."""
    types = {"404": "string", "4XX": "integer", "default": "boolean"}
    document = document_with({
        status: {"content": {"application/json": {"schema": {"type": type_}}}} for status, type_ in types.items()
    })  # fmt: skip
    valid: tuple[tuple[int, Any], ...] = ((404, "x"), (409, 1), (500, True), (200, True))
    for status, value in valid:
        assert pointers(document, value, status=status) == []
        assert pointers(document, [], status=status) == [""]
    assert pointers(document_with({"2XX": {}}), None, status=204) == []
    assert pointers(document_with({"2XX": {}}), None, status=304) == ["the status"]


@pytest.mark.parametrize(
    ("ranges", "media_type", "expected"),
    [
        (["application/json"], "application/json; charset=utf-8", "application/json"),
        (["application/json"], "APPLICATION/JSON;charset=UTF-8", "application/json"),
        (["application/json"], "application/problem+json", None), (["application/json"], "", None),
        (["application/json; charset=utf-8"], "application/json;charset=UTF-8", "application/json; charset=utf-8"),
        (["application/json; charset=utf-8"], "application/json", None),
        (["application/json; v=1"], 'application/json; x=y; v="1"', "application/json; v=1"),
        (["application/json; v=1"], "application/json; v=2", None), (["application/*"], "application/json", "application/*"),
        (["application/*"], "text/html", None), (["*/*"], "text/html", "*/*"), (["*/*"], "", None), ([], "text/html", None),
        (["*/*", "text/*", "text/html"], "text/html", "text/html"), (["*/*", "text/*"], "text/html", "text/*"),
        (["text/html", "text/html; v=1"], "text/html;v=1", "text/html; v=1"), (["image/*"], "image", None),
    ],
)  # fmt: skip
def test_the_most_specific_media_type_applies(ranges: list[str], media_type: str, expected: str | None) -> None:
    """The most specific of the ranges that cover a media type applies, parameters included (RFC 9110, section 12.5.1)."""
    assert best_match(ranges, media_type) == expected


def test_each_media_type_has_its_schema() -> None:
    """A body is validated against the schema of its media type; an undocumented media type is the only deviation then."""
    document = document_with({"200": {"content": {**THING, "application/*": {"schema": {"type": "array"}}}}})
    assert pointers(document, {}) == [""]
    assert pointers(document, {}, media_type="application/json; charset=utf-8") == [""]
    assert pointers(document, [], media_type="application/vnd.list+json") == []
    assert pointers(document, {}, media_type="application/vnd.list+json") == [""]
    assert pointers(document, None, media_type="text/html") == ["the media type"]
    assert pointers(document_with({"200": {"content": {"application/json": {}}}}), [1]) == []


PDF: dict[str, Any] = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
LIST: dict[str, Any] = {
    "application/json": {"schema": {"anyOf": [{"$ref": "#/components/schemas/List"}, {"type": "null"}]}}
}


@pytest.mark.parametrize(
    ("content", "media_type", "body", "is_decodable"),
    [
        (THING, "application/json", b"{}", True), (THING, "application/json", b"[]", False),
        (THING, "application/json", b"", False), (THING, "text/html", b"{}", True), (THING, "text/html", b"<p>", False),
        (LIST, "application/json", b"[]", True), (LIST, "application/json", b"null", True),
        (LIST, "application/json", b"{}", False), (PDF, "application/pdf", b"%PDF", True),
        (PDF, "application/pdf", b"", True), (PDF, "application/json", b"{}", False), (PDF, "text/html", b"<p>", False),
        (PDF | THING, "application/json", b"{}", True), (PDF | THING, "application/json", b"[]", False),
        ({"*/*": {}}, "text/html", b"<p>", True), ({"application/json": {"schema": {}}}, "application/json", b"1", True),
        ({}, "text/html", b"<p>", True), ({}, "", b"", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
def test_values_of_the_kind_of_the_document(
    content: dict[str, Any], media_type: str, body: bytes, is_decodable: object, mode: Any
) -> None:
    """A response is decoded where it has an object, an array or a file, as the document has."""
    document = document_with({"200": {"content": content}}, {"List": {"type": "array"}})
    response = RawResponse(200, Headers([("Content-Type", media_type)]), body)
    assert validate_response(document, GET, response, Policy(mode)).is_decodable is is_decodable


@pytest.mark.parametrize(("body", "is_decodable"), [(b"{}", True), (b"[]", False), (b"", False)])
def test_another_success_status(body: bytes, is_decodable: object) -> None:
    """A success status that the document lacks has a value of the kind of the documented one."""
    response = RawResponse(202, Headers([("Content-Type", "application/json")]), body)
    document = document_with({"204": {}, "200": {"content": THING}})
    assert validate_response(document, GET, response, Policy("off")).is_decodable is is_decodable


def test_a_server_cannot_fill_the_memory_with_media_types() -> None:
    """Of ever new Content-Types only some are kept."""
    described = document_with(json_responses({})).operation("GET", "/thing").response(200)
    assert described is not None
    matches = [described.media_type(f"application/json; n={number}") for number in range(100)]
    assert None not in matches
    assert len(vars(described)["_media_types"]) < 50


def test_deviations_are_complete() -> None:
    """Body and headers are reported together, each with operation, status, the rule in the document and the actual type."""
    headers = {"X-Left": {"required": True, "schema": {"type": "integer"}}, "X-Who": {"content": THING}}
    document = document_with({"200": {"content": THING, "headers": headers}})
    body, left, who = deviations(document, {"name": "secret"}, ("X-Who", "{"))
    assert (body.pointer, body.document_pointer, body.expected, body.actual) == (
        "", "/paths/~1thing/get/responses/200/content/application~1json/schema/required",
        '"id" is a required property', "object",
    )  # fmt: skip
    assert (left.pointer, left.actual) == ("header 'X-Left'", "nothing")
    assert (who.pointer, who.expected) == ("header 'X-Who'", "must be JSON")
    assert {(each.operation, each.status, each.value) for each in (body, left, who)} == {("getThing", 200, None)}
    assert pointers(document, {"id": 1}, ("X-Left", "1"), ("X-Who", '{"id": 1}')) == []
    assert pointers(document, {"id": 1}, ("X-Left", "1"), ("X-Who", "{}")) == ["header 'X-Who'"]


def test_a_deviation_in_a_union_points_into_its_member() -> None:
    """Where it is clear which member of a union was meant, the deviations are that member's; elsewhere the union's."""
    flat = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "n": {"enum": [1]}}}
    nested = {"type": "object", "required": ["data"], "properties": {"data": {"anyOf": [flat, {"type": "null"}]}}}
    document = document_with(json_responses({"oneOf": [flat, nested]}))
    assert pointers(document, {"id": "a", "n": 1}) == pointers(document, {"data": None}) == []
    assert pointers(document, {"id": 5, "n": 2}) == ["/id", "/n"]
    assert pointers(document, {"data": {"id": "a", "n": 2}}) == ["/data/n"]
    assert pointers(document, {"data": 5}) == ["/data"]
    assert pointers(document, {}) == [""]


def test_values_are_kept_on_request_only() -> None:
    """A deviation has its value, truncated when it is long, only where the policy keeps values."""
    document = document_with(json_responses({"items": {"type": "integer"}}))
    without = deviations(document, ["secret", "x" * 1_000])
    assert "secret" not in repr(without) + " ".join(map(str, without))
    short, long = deviations(document, ["secret", "x" * 1_000], keep_values=True)
    assert short.value == '"secret"'
    assert '"secret"' in str(short)
    assert len(long.value or "") == 300


def test_nesting_beyond_the_validator_is_a_deviation() -> None:
    """A value that is nested more deeply than the validator supports is a deviation, and never an exception."""
    value: Any = 1
    for _ in range(900):
        value = [value]
    schema = document_with(json_responses({"type": "string"})).schema(
        "/paths/~1thing/get/responses/200/content/application~1json/schema"
    )
    assert [deviation.pointer for deviation in schema.deviations(value)] == [""]


def header_deviations(headers: Any, *fields: tuple[str, str], schemas: Any = None) -> tuple[Deviation, ...]:
    """Return the deviations of a response with these fields where the document describes these headers."""
    return deviations(document_with(json_responses({}, headers=headers), schemas), {}, *fields)


@pytest.mark.parametrize(
    ("schema", "valid", "invalid"),
    [
        ({"type": "integer"}, "007", "soon"), ({"type": "integer"}, "-5", "5.5"), ({"type": "integer"}, "1" * 40, ""),
        ({"type": "number"}, "5.5", "NaN"), ({"type": "number"}, "5", "true"), ({"type": "boolean"}, "true", "True"),
        ({"type": "boolean"}, "false", "0"), ({"type": "string", "minLength": 1}, "5", ""),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, "1, 2", "1"),
        ({"type": "array", "items": {"type": "integer"}}, "", "1,x"),
        ({"type": "object", "properties": {"a": {"type": "integer"}}}, "a,1,b,x", "a,x"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/N"}}, "1", "x"),
        ({"$ref": "#/components/schemas/N"}, "1", "x"), ({"anyOf": [{"$ref": "#/components/schemas/N"}]}, "1", "x"),
        ({"type": ["integer", "null"]}, "1", "x"), ({"type": "string", "enum": ["1"]}, "1", "2"), ({}, "1", None),
    ],
)  # fmt: skip
def test_header_text_is_parsed_by_its_schema(schema: Any, valid: str, invalid: str | None) -> None:
    """A header is validated as the value that its text stands for: number, boolean, comma-separated list or object."""
    headers = {"X-Value": {"schema": schema}}
    schemas = {"N": {"type": "integer"}}
    assert header_deviations(headers, ("X-Value", valid), schemas=schemas) == ()
    if invalid is not None:
        invalid_header = header_deviations(headers, ("X-Value", invalid), schemas=schemas)
        assert {deviation.pointer.partition("' ")[0].rstrip("'") for deviation in invalid_header} == {"header 'X-Value"}


def test_an_object_in_a_header_may_explode() -> None:
    """An object in a header is written name=value where the document has ``explode``."""
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}
    headers = {"X-Value": {"explode": True, "schema": schema}}
    assert header_deviations(headers, ("X-Value", "a=1,b=x")) == ()
    (deviation,) = header_deviations(headers, ("X-Value", "a=x"))
    assert deviation.pointer == "header 'X-Value' /a"


def test_headers_that_are_valid() -> None:
    """An optional header may be absent, an undocumented one may be there, and Content-Type is not validated as a header."""
    headers = {"X-Left": {"schema": {"type": "integer"}}, "content-type": {"required": True, "schema": {"const": "x"}}}
    assert header_deviations(headers) == ()
    assert header_deviations(headers, ("X-Other", "?")) == ()
    assert (
        header_deviations({"X-Text": {"content": {"text/plain": {"schema": {"minLength": 9}}}}}, ("X-Text", "a")) == ()
    )


@pytest.mark.parametrize(("status", "expected"), [(304, ["header 'ETag'"]), (404, ["the status"])])
def test_headers_without_a_body(status: int, expected: list[str]) -> None:
    """The headers of a response without a body are validated; those of an undocumented response are not."""
    document = document_with({"304": {"description": "", "headers": {"ETag": {"required": True, "schema": {}}}}})
    assert pointers(document, None, status=status) == expected
