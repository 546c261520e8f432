"""What an answer is held to: its status, its media type, its headers, and its body."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from truespec import Headers, RawResponse
from truespec._validation._checks import check_answer
from truespec._validation._effective import Document
from truespec._validation._media_types import matching

GET = SimpleNamespace(id="getThing", method="GET", path="/thing")
THING: dict[str, Any] = {"application/json": {"schema": {"type": "object", "required": ["id"]}}}


def made(responses: Any) -> Document:
    """A document with one operation that answers so."""
    return Document("made", {"openapi": "3.1.0", "paths": {"/thing": {"get": {"responses": responses}}}})


def pointers(
    document: Document, status: int, value: Any, media_type: str = "application/json", *fields: Any
) -> list[str]:
    """Where the check of an answer points."""
    response = RawResponse(status, Headers([("Content-Type", media_type), *fields]), b"")
    return [found.pointer for found in check_answer(document, GET, response, value)]


def test_a_status_is_looked_up_exactly_then_in_its_range_then_by_default() -> None:
    """404 is what is listed as 404, another 4xx is what is listed as 4XX, the rest is the default."""
    kinds = {"404": "string", "4XX": "integer", "default": "boolean"}
    document = made({
        status: {"content": {"application/json": {"schema": {"type": kind}}}} for status, kind in kinds.items()
    })  # fmt: skip
    right: tuple[tuple[int, Any], ...] = ((404, "x"), (409, 1), (500, True), (200, True))
    for status, value in right:
        assert pointers(document, status, value) == []
        assert pointers(document, status, []) == [""]
    assert pointers(made({"2XX": {}}), 204, None) == []
    assert pointers(made({"2XX": {}}), 304, None) == ["the status"]


@pytest.mark.parametrize(
    ("offered", "given", "wanted"),
    [
        (["application/json"], "application/json; charset=utf-8", "application/json"),
        (["application/json"], "APPLICATION/JSON;charset=UTF-8", "application/json"),
        (["application/json"], "application/problem+json", None), (["application/json"], "", None),
        (["application/json; charset=utf-8"], "application/json;charset=UTF-8", "application/json; charset=utf-8"),
        (["application/json; charset=utf-8"], "application/json", None),
        (["application/json; v=1"], 'application/json; x=y; v="1"', "application/json; v=1"),
        (["application/json; v=1"], "application/json; v=2", None), (["application/*"], "application/json", "application/*"),
        (["application/*"], "text/html", None), (["*/*"], "text/html", "*/*"), (["*/*"], "", None),
        (["*/*", "text/*", "text/html"], "text/html", "text/html"), (["*/*", "text/*"], "text/html", "text/*"),
        (["text/html", "text/html; v=1"], "text/html;v=1", "text/html; v=1"), (["image/*"], "image", None),
    ],
)  # fmt: skip
def test_media_types(offered: list[str], given: str, wanted: str | None) -> None:
    """A media type falls under the closest of those offered, ranges and parameters included (RFC 9110, section 12.5.1)."""
    assert matching(offered, given) == wanted


def test_a_body_is_held_to_the_schema_of_its_media_type() -> None:
    """Each media type and range has its own schema; another media type is told as that, not the body."""
    document = made({"200": {"content": {**THING, "application/*": {"schema": {"type": "array"}}}}})
    assert pointers(document, 200, {}) == [""]
    assert pointers(document, 200, {}, "application/json; charset=utf-8") == [""]
    assert pointers(document, 200, [], "application/vnd.list+json") == []
    assert pointers(document, 200, {}, "application/vnd.list+json") == [""]
    assert pointers(document, 200, None, "text/html") == ["the media type"]
    assert pointers(made({"200": {"content": {"application/json": {}}}}), 200, [1]) == []


def test_what_is_wrong_is_told_whole() -> None:
    """Body and headers are told together, each with operation, status, the document's place, and the kind found."""
    headers = {"X-Left": {"required": True, "schema": {"type": "integer"}}, "X-Who": {"content": THING}}
    document = made({"200": {"content": THING, "headers": headers}})
    response = RawResponse(200, Headers([("Content-Type", "application/json"), ("X-Who", "{")]), b"")
    body, left, who = check_answer(document, GET, response, {"name": "secret"})
    assert (body.pointer, body.document_pointer, body.expected, body.found) == (
        "", "/paths/~1thing/get/responses/200/content/application~1json/schema/required",
        '"id" is a required property', "object",
    )  # fmt: skip
    assert (left.pointer, left.found) == ("header 'X-Left'", "nothing")
    assert (who.pointer, who.expected) == ("header 'X-Who'", "JSON is wanted")
    assert all((found.operation, found.status, found.value) == ("getThing", 200, None) for found in (body, left, who))
    assert pointers(document, 200, {"id": 1}, "application/json", ("X-Left", "1"), ("X-Who", '{"id": 1}')) == []
    assert pointers(document, 200, {"id": 1}, "application/json", ("X-Left", "1"), ("X-Who", "{}")) == [
        "header 'X-Who'"
    ]


def test_a_fault_in_a_member_of_a_union_points_into_it() -> None:
    """Where it is clear which member of a union was meant, its own fault is told; elsewhere the union's."""
    flat = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "n": {"enum": [1]}}}
    nested = {"type": "object", "required": ["data"], "properties": {"data": {"anyOf": [flat, {"type": "null"}]}}}
    document = made({"200": {"content": {"application/json": {"schema": {"oneOf": [flat, nested]}}}}})
    assert pointers(document, 200, {"id": "a", "n": 1}) == pointers(document, 200, {"data": None}) == []
    assert pointers(document, 200, {"id": 5, "n": 2}) == ["/id", "/n"]
    assert pointers(document, 200, {"data": {"id": "a", "n": 2}}) == ["/data/n"]
    assert pointers(document, 200, {"data": 5}) == ["/data"]
    assert pointers(document, 200, {}) == [""]


def test_values_are_kept_only_when_asked_for() -> None:
    """A deviation has the value, cut when it is long, only where that was asked for."""
    document = made({"200": {"content": {"application/json": {"schema": {"items": {"type": "integer"}}}}}})
    response = RawResponse(200, Headers([("Content-Type", "application/json")]), b"")
    without = check_answer(document, GET, response, ["secret", "x" * 1_000])
    assert "secret" not in repr(without) + " ".join(map(str, without))
    short, long = check_answer(document, GET, response, ["secret", "x" * 1_000], keep=True)
    assert short.value == '"secret"'
    assert '"secret"' in str(short)
    assert len(long.value or "") == 300


def test_nesting_beyond_the_validator_is_told() -> None:
    """A body that is nested more deeply than can be checked is a deviation or fine, and never an exception."""
    value: Any = 1
    for _ in range(900):
        value = [value]
    found = pointers(made({"200": {"content": {"application/json": {"schema": {"type": "string"}}}}}), 200, value)
    assert found == [""]
