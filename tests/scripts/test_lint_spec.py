"""How loose a contract document may be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.codegen.lint import loose
from scripts.codegen.reading import Document

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
REASON = {"x-unbounded": "For a reason."}
CLOSED: dict[str, Any] = {"type": "object", "additionalProperties": False}


def document(schema: dict[str, Any], *, in_answer: bool = True, **content: Any) -> Document:
    """A contract document of one operation with a schema in its answer, or in its request."""
    media = {"content": {"application/json": {"schema": schema, **content}}}
    operation: dict[str, Any] = {"operationId": "one", "responses": {"200": {"description": "d"}}}
    if in_answer:
        operation["responses"]["200"] |= media
    else:
        operation["requestBody"] = media
    value = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/one": {"post": operation}}}
    return Document("one.yaml", value, {})


def told(schema: dict[str, Any], *, in_answer: bool = True, **content: Any) -> list[str]:
    """What is said of a schema, without the places."""
    return [finding.told for finding in loose(document(schema, in_answer=in_answer, **content))]


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
def test_what_is_bounded_or_has_a_reason_is_not_told(schema: dict[str, Any]) -> None:
    """A schema with a bound, or with the reason why there is none, is not loose."""
    assert told(schema) == []


@pytest.mark.parametrize(
    ("schema", "said"),
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
        ({"type": "array", "maxItems": 1, "items": {"type": "string"}}, "a string has no bound"),
        ({**CLOSED, "required": ["a"], "properties": {"a": {"type": "string"}}}, "a string has no bound"),
        ({"oneOf": [{"type": "boolean"}, {"type": "string"}]}, "a string has no bound"),
        ({"type": "string", "maxLength": 9, "x-content-schema": {"type": "array"}}, "an array has no maxItems"),
    ],
)
def test_what_is_loose_is_told(schema: dict[str, Any], said: str) -> None:
    """A schema without a bound is told once, wherever it stands inside another."""
    (only,) = [each for each in told(schema) if "made up" not in each]
    assert said in only


def test_requests_need_not_say_what_is_required() -> None:
    """In a request an object may leave every member out; in an answer it has to say so."""
    schema = {**CLOSED, "properties": {"a": {"type": "boolean"}}}
    assert told(schema, in_answer=False, example={}) == []
    assert len(told(schema)) == 1


def test_a_request_needs_an_example() -> None:
    """A request body without an example is told, because a fuzzer begins from examples."""
    (only,) = told({"type": "boolean"}, in_answer=False)
    assert "has no example" in only
    assert told({"type": "boolean"}, in_answer=False, examples={"a": {"value": True}}) == []


@pytest.mark.parametrize("where", [{"example": "x"}, {"examples": {"a": {"value": True}, "b": {"value": "x"}}}])
def test_an_example_has_to_keep_its_schema(where: dict[str, Any]) -> None:
    """An example of a media type that breaks its schema is told, with the example's own pointer."""
    (finding,) = loose(document({"type": "boolean"}, **where))
    assert finding.at.endswith("/example" if "example" in where else "/examples/b")
    assert "breaks its schema" in finding.told


def test_a_header_of_an_answer_is_required_or_has_a_reason() -> None:
    """A documented header that may be absent is told, unless it says why; its schema is looked at too."""

    def found(**header: Any) -> list[str]:
        one = document({"type": "boolean"})
        headers = {"X-One": {"schema": {"type": "boolean"}, **header}}
        one.value["paths"]["/one"]["post"]["responses"]["200"]["headers"] = headers
        return [finding.told for finding in loose(one)]

    assert found(required=True) == found(**{"x-optional": "For a reason."}) == []
    assert ["is not required" in each for each in found()] == [True]
    assert ["a string has no bound" in each for each in found(required=True, schema={"type": "string"})] == [True]


def test_an_answer_that_nobody_can_make_up_needs_an_example() -> None:
    """A text with a pattern in an answer needs an example, its own or the answer's, because none can be made up."""
    schema = {"type": "string", "pattern": "^[0-9]{4}$"}
    (only,) = told(schema)
    assert "no example can be made up" in only
    assert told({**schema, "example": "2026"}) == told(schema, example="2026") == []
    assert told(schema, in_answer=False, example="2026") == []


def test_a_shared_schema_is_told_once_and_by_its_name() -> None:
    """A schema that several places refer to is told once, at its own place; a circle ends."""
    one = document({"$ref": "#/components/schemas/Node"})
    members = {"next": {"$ref": "#/components/schemas/Node"}, "name": {"type": "string"}}
    one.value["components"] = {"schemas": {"Node": {**CLOSED, "required": ["name"], "properties": members}}}
    one.value["paths"]["/one"]["post"]["responses"]["201"] = one.value["paths"]["/one"]["post"]["responses"]["200"]
    assert [finding.at for finding in loose(one)] == ["/components/schemas/Node/properties/name"]


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


def test_our_contracts_are_tight() -> None:
    """Nothing in the contract documents of openapi/ is loose without a reason."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.codegen.lint"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
