"""The lint of contract documents: what is loose, and what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.codegen.lint import find_bounds_without_source, find_loose_places
from scripts.codegen.reading import Document

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
REASON = {"x-unbounded": "For a reason."}
CLOSED: dict[str, Any] = {"type": "object", "additionalProperties": False}


def document(schema: dict[str, Any], *, in_response: bool = True, **content: Any) -> Document:
    """Return a contract document of one operation with a schema in its response, or in its request."""
    media = {"content": {"application/json": {"schema": schema, **content}}}
    operation: dict[str, Any] = {"operationId": "one", "responses": {"200": {"description": "d"}}}
    if in_response:
        operation["responses"]["200"] |= media
    else:
        operation["requestBody"] = media
    value = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/one": {"post": operation}}}
    return Document("one.yaml", value, {})


def messages_of(schema: dict[str, Any], *, in_response: bool = True, **content: Any) -> list[str]:
    """Return the messages for a schema."""
    return [finding.message for finding in find_loose_places(document(schema, in_response=in_response, **content))]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "maxLength": 9},
        {"type": "string", "enum": ["a"]},
        {"type": "string", "pattern": "^[0-9a-f]{2}$", "example": "0a"},
        {"type": "string", "pattern": r"^[*+]{1,3}\+(a|b){0,2}$", "example": "*+"},
        {"type": "string", "format": "date-time", **REASON},
        {"type": "integer", "minimum": 0, "maximum": 9},
        {"type": "number", **REASON},
        {"type": "boolean"},
        {"type": "array", "maxItems": 3, "items": {"type": "boolean"}},
        {"type": "array", **REASON},
        CLOSED,
        {**CLOSED, "properties": {"a": {"type": "boolean"}}, "required": ["a"]},
        {**CLOSED, "properties": {"a": {"type": "boolean"}}, "x-optional": "For a reason."},
        {"type": "object", "maxProperties": 3, "additionalProperties": {"type": "boolean"}},
        {"type": "object", **REASON},
        {"type": "object", "nullable": True, "enum": [None]},
        {"allOf": [{"type": "string", "maxLength": 1}]},
    ],
)
def test_tight_schemas(schema: dict[str, Any]) -> None:
    """A schema with a bound, or with the reason why there is none, is not loose."""
    assert messages_of(schema) == []


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "string"}, "a string has no bound"),
        ({"type": "string", "format": "email"}, "a string has no bound"),
        ({"type": "string", "pattern": "^a+$"}, "a string has no bound"),
        ({"type": "string", "pattern": "^a{2,}$"}, "a string has no bound"),
        ({"type": "string", "pattern": "a$"}, "a string has no bound"),
        ({"type": "string", "pattern": "^a|b$"}, "a string has no bound"),
        ({"type": "string", "x-unbounded": " "}, "a string has no bound"),
        ({"type": "integer", "minimum": 0}, "a integer has no maximum"),
        ({"type": "number"}, "a number has no minimum and no maximum"),
        ({"type": "array", "items": {"type": "boolean"}}, "an array has no maxItems"),
        ({"type": "object"}, "an object is open"),
        ({**CLOSED, "properties": {"a": {"type": "boolean"}}}, "does not say what is required"),
        ({}, "says nothing of its type"),
        ({"nullable": True, "allOf": [{"type": "boolean"}]}, "`nullable` means nothing without `type`"),
        (
            {"nullable": True, "oneOf": [{"type": "boolean"}, {"type": "null"}]},
            "`nullable` means nothing without `type`",
        ),
        ({"type": "array", "maxItems": 1, "items": {"type": "string"}}, "a string has no bound"),
        ({**CLOSED, "required": ["a"], "properties": {"a": {"type": "string"}}}, "a string has no bound"),
        ({"oneOf": [{"type": "boolean"}, {"type": "string"}]}, "a string has no bound"),
        ({"type": "string", "maxLength": 9, "x-content-schema": {"type": "array"}}, "an array has no maxItems"),
    ],
)
def test_loose_schemas(schema: dict[str, Any], message: str) -> None:
    """A schema without a bound is reported once, wherever it is inside another."""
    (only,) = [each for each in messages_of(schema) if "can be built" not in each]
    assert message in only


@pytest.mark.parametrize(
    ("action", "messages"),
    [
        ({"update": {"maxLength": 9}, "x-evidence": "RFC 5321"}, []),
        ({"update": {"maxLength": 9}, "x-evidence": "RFC 5321", "x-bounds": "RFC 5321, section 4.5.3.1"}, []),
        ({"update": {"maxLength": 9}, "x-evidence": "our choice"}, ["the bound of the target has no source"]),
        ({"update": {"maxLength": 9}, "x-evidence": "our choice", "x-bounds": " "}, ["the target has no source"]),
        ({"update": {"required": ["a"], "description": "d"}, "x-evidence": "our choice"}, []),
        ({"update": {"example": {"maxLength": 9}}, "x-evidence": "our choice"}, []),
        ({"remove": True, "x-evidence": "our choice"}, []),
        (
            {"update": {"properties": {"a": {"items": {"enum": [1]}}, "b": {"minimum": 0}}}, "x-bounds": {"a, b": "s"}},
            [],
        ),
        (
            {"update": {"properties": {"a": {"pattern": "x"}, "b": {"minimum": 0}}}},
            ["bound of a has", "bound of b has"],
        ),
        ({"update": {"properties": {"a": {"pattern": "x"}}}, "x-bounds": {"a": ""}}, ["bound of a has no source"]),
        ({"update": {"properties": {"enum": {"type": "string"}}}, "x-evidence": "our choice"}, []),
        ({"update": {"properties": {"enum": {"format": "date"}}}, "x-evidence": "our choice"}, ["bound of enum has"]),
        (
            {"update": {"properties": {"a": {"maximum": 1}}}, "x-bounds": {"a, c": "s"}},
            ["source for c, which the action"],
        ),
    ],
)
def test_every_bound_has_a_source(action: dict[str, Any], messages: list[str]) -> None:
    """A bound that a contract overlay sets has a source beside it, and no source is left over."""
    overlay = {"actions": [{"target": "$.a", "x-evidence": "a page", **action}]}
    texts = [finding.message for finding in find_bounds_without_source(Document("contract.yaml", overlay, {}))]
    assert len(texts) == len(messages)
    assert all(part in text for part, text in zip(messages, texts, strict=True))


def test_requests_need_no_required() -> None:
    """In a request an object may leave every member out; in a response it needs ``required`` or a reason."""
    schema = {**CLOSED, "properties": {"a": {"type": "boolean"}}}
    assert messages_of(schema, in_response=False, example={}) == []
    assert len(messages_of(schema)) == 1


def test_a_request_needs_an_example() -> None:
    """A request body without an example is reported, because a fuzzer starts from examples."""
    (only,) = messages_of({"type": "boolean"}, in_response=False)
    assert "has no example" in only
    assert messages_of({"type": "boolean"}, in_response=False, examples={"a": {"value": True}}) == []


@pytest.mark.parametrize("where", [{"example": "x"}, {"examples": {"a": {"value": True}, "b": {"value": "x"}}}])
def test_invalid_examples(where: dict[str, Any]) -> None:
    """An example that violates its schema is reported with the example's own pointer."""
    (finding,) = find_loose_places(document({"type": "boolean"}, **where))
    assert finding.pointer.endswith("/example" if "example" in where else "/examples/b")
    assert "violates its schema" in finding.message


def test_a_response_header_is_required_or_has_a_reason() -> None:
    """A documented header that may be absent is reported, unless it has a reason; its schema is checked too."""

    def messages(**header: Any) -> list[str]:
        one = document({"type": "boolean"})
        headers = {"X-One": {"schema": {"type": "boolean"}, **header}}
        one.value["paths"]["/one"]["post"]["responses"]["200"]["headers"] = headers
        return [finding.message for finding in find_loose_places(one)]

    assert messages(required=True) == messages(**{"x-optional": "For a reason."}) == []
    assert ["is not required" in each for each in messages()] == [True]
    assert ["a string has no bound" in each for each in messages(required=True, schema={"type": "string"})] == [True]


def test_a_response_that_cannot_be_built_needs_an_example() -> None:
    """A text with a pattern in a response needs an example, its own or the response's, because none can be built."""
    schema = {"type": "string", "pattern": "^[0-9]{4}$"}
    (only,) = messages_of(schema)
    assert "no valid example can be built" in only
    assert messages_of({**schema, "example": "2026"}) == messages_of(schema, example="2026") == []
    assert messages_of(schema, in_response=False, example="2026") == []


def test_a_shared_schema_is_reported_once() -> None:
    """A schema with several references is reported once, at its own pointer; a circle ends."""
    one = document({"$ref": "#/components/schemas/Node"})
    members = {"next": {"$ref": "#/components/schemas/Node"}, "name": {"type": "string"}}
    one.value["components"] = {"schemas": {"Node": {**CLOSED, "required": ["name"], "properties": members}}}
    one.value["paths"]["/one"]["post"]["responses"]["201"] = one.value["paths"]["/one"]["post"]["responses"]["200"]
    assert [finding.pointer for finding in find_loose_places(one)] == ["/components/schemas/Node/properties/name"]


@pytest.fixture
def command(tmp_path: Path) -> Callable[[dict[str, Any]], subprocess.CompletedProcess[str]]:
    """Give a function that runs the command on a project with one document, which has the given parameter schema."""

    def run(schema: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        folder = tmp_path / "openapi" / "tiny"
        folder.mkdir(parents=True, exist_ok=True)
        get = {
            "operationId": "one",
            "parameters": [{"name": "a", "in": "query", "schema": schema}],
            "responses": {"204": {"description": "Done."}},
        }
        value = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/one": {"get": get}}}
        (folder / "1.yaml").write_text(json.dumps(value), encoding="utf-8")
        command = [sys.executable, "-m", "scripts.codegen.lint", "--root", str(tmp_path)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)

    return run


def test_the_command_fails_and_names_file_and_place(
    command: Callable[[dict[str, Any]], subprocess.CompletedProcess[str]],
) -> None:
    """A loose document gives exit code 1, the file with line, the pointer, and what to do; a tight one gives 0."""
    done = command({"type": "string"})
    assert done.returncode == 1
    assert "openapi/tiny/1.yaml:1:" in done.stderr
    assert "/paths/~1one/get/parameters/0/schema: a string has no bound; give maxLength" in done.stderr
    done = command({"type": "string", "maxLength": 5})
    assert (done.returncode, done.stdout) == (0, "tiny: nothing is loose\n")
