"""Reading OpenAPI 3.0 documents, and their schemas as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from truespec_sandbox import DocumentError
from truespec_sandbox._document._json_schema import compile_schema, to_json_schema
from truespec_sandbox._document._reader import load_document, read_document
from truespec_sandbox._document._routes import Routes
from truespec_sandbox._validation._request_body import BodyValidator

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON


SCHEMAS: list[tuple[JSON, list[JSON], list[JSON]]] = [
    ({"type": "string", "nullable": True}, ["", None], [1]),
    ({"type": "string", "nullable": False}, [""], [None]),
    ({"type": "string", "nullable": True, "enum": ["a"]}, ["a"], ["b", None]),
    ({"type": "object", "nullable": True, "enum": [None]}, [None], ["a"]),
    ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, [2], [1, "2"]),
    ({"type": "integer", "minimum": 1, "exclusiveMinimum": False}, [1], [0]),
    ({"type": "number", "maximum": 9, "exclusiveMaximum": True}, [8.5], [9, 9.0]),
    ({"$ref": "#/components/schemas/Name", "nullable": True, "maxLength": 1}, ["Ada"], [None, 1, "toolong"]),
    ({"type": "array", "items": {"type": "string", "nullable": True}}, [[None, "a"]], [[1]]),
    ({"allOf": [{"$ref": "#/components/schemas/Name"}, {"minLength": 2}]}, ["Ada"], ["A"]),
    ({"not": {"type": "string", "nullable": True}}, [1], [None, "a"]),
    ({"type": "object", "additionalProperties": {"type": "string", "nullable": True}}, [{"a": None}], [{"a": 1}]),
    ({"type": "object", "additionalProperties": False, "properties": {"nullable": {"type": "boolean"}}},
     [{"nullable": True}], [{"nullable": 1}, {"a": 1}]),
    ({"type": "string", "format": "date"}, ["2026-02-28"], ["2026-02-30"]),
    ({"type": "string", "format": "email"}, ["a@example.com"], ["a"]),
    ({"type": "string", "pattern": "^a$"}, ["a"], ["a\n"]),
    ({"type": "string", "format": "http-date"}, ["anything"], []),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "fits", "breaks"), SCHEMAS)
def test_a_schema_allows_what_openapi_says(schema: JSON, fits: list[JSON], breaks: list[JSON]) -> None:
    """A converted schema accepts and rejects the same values as OpenAPI 3.0.3 by the letter."""
    schemas: dict[str, JSON] = {"Name": {"type": "string", "maxLength": 3}}
    compiled = compile_schema(to_json_schema(schema), schemas)
    assert all(compiled.is_valid(value) for value in fits)
    assert not any(compiled.is_valid(value) for value in breaks)


_ONE_SIDED: dict[str, JSON] = {
    "id": {"type": "string", "readOnly": True},
    "pin": {"type": "string", "writeOnly": True},
    "required": {"type": "string"},
}
_REQUIRED: dict[str, JSON] = {"type": "object", "required": ["id", "pin", "required"]}


@pytest.mark.parametrize(
    "schema",
    [
        {**_REQUIRED, "properties": _ONE_SIDED},
        {**_REQUIRED, "properties": {**_ONE_SIDED, "id": {"$ref": "#/components/schemas/Id"}}},
        {"allOf": [_REQUIRED, {"properties": _ONE_SIDED}]},
        {"allOf": [{"$ref": "#/components/schemas/Whole"}]},
        {"$ref": "#/components/schemas/Whole"},
    ],
)
@pytest.mark.parametrize("depth", [0, 1])
def test_required_on_one_side(schema: dict[str, JSON], depth: int) -> None:
    """Requests need no read-only property, and responses no write-only one."""
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    content: JSON = {"application/json": {"schema": schema}}
    raw = document(requestBody={"content": content}, responses={"200": {"content": content}})
    assert isinstance(raw, dict)
    schemas: JSON = {"Id": _ONE_SIDED["id"], "Whole": {**_REQUIRED, "properties": _ONE_SIDED}}
    contract = read_document({**raw, "components": {"schemas": schemas}})
    (operation,) = contract.operations
    assert operation.body is not None
    sides = [
        compile_schema(operation.body.media_types["application/json"].schema, contract.request_schemas),
        compile_schema(operation.responses["200"].media_types["application/json"].schema, contract.schemas),
    ]
    for value, expected in (
        ({"pin": "1", "required": "a"}, [True, False]),
        ({"id": "1", "required": "a"}, [False, True]),
        ({"id": "1", "pin": "1", "required": "a"}, [True, True]),
        ({"id": "1", "pin": "1"}, [False, False]),
    ):
        body: JSON = [value] if depth else value
        assert [side.is_valid(body) for side in sides] == expected


def document(**operation: JSON) -> JSON:
    """Return the least document with one operation."""
    get: dict[str, JSON] = {"operationId": "one", "responses": {"200": {}}, **operation}
    return {"openapi": "3.0.3", "info": {"title": "One"}, "paths": {"/one": {"get": get}}}


def parameter(**changes: JSON) -> JSON:
    """Return a document whose operation has one parameter."""
    return document(parameters=[{"name": "a", "in": "query", "schema": {"type": "string"}, **changes}])


def secured(scheme: dict[str, JSON]) -> JSON:
    """Return a document whose operation requires one credential."""
    raw = document(security=[{"Key": []}])
    assert isinstance(raw, dict)
    return {**raw, "components": {"securitySchemes": {"Key": scheme}}}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "document"),
        ({}, "openapi"),
        ({"openapi": "3.1.0"}, "only 3.0"),
        ({"openapi": "3.0.3"}, "info"),
        (document(operationId=None), "operationId"),
        (document(responses=None), "responses"),
        (document(security=[{"Unknown": []}]), "Unknown"),
        (document(requestBody={"$ref": "#/components/requestBodies/None"}), "requestBodies"),
        (parameter(**{"in": "cookie"}), "cookie"),
        (parameter(schema={"type": "object"}), "only plain values"),
        (parameter(schema={"type": "array"}, **{"in": "header"}), "only plain values"),
        (parameter(style="deepObject"), "'deepObject' is not supported"),
        (parameter(style="pipeDelimited", schema={"type": "array"}), "'pipeDelimited' is not supported"),
        (secured({"type": "apiKey", "in": "query", "name": "key"}), "securitySchemes/Key: only API keys in headers"),
        (secured({"type": "http", "scheme": "basic"}), "securitySchemes/Key: only API keys in headers"),
        (document(parameters=[{"$ref": "#/paths/~1one/get/parameters/0"}]), "circle"),
        (parameter(schema=None), "/one/get/parameters/a"),
    ],
)
def test_an_unsupported_document_is_an_error(raw: JSON, message: str) -> None:
    """A document that is broken, or asks for more than the server knows, is rejected with the place."""
    with pytest.raises(DocumentError, match=message):
        read_document(raw)


def test_a_missing_document_names_the_command() -> None:
    """Without the file in the package the error names the command that writes it."""
    with pytest.raises(DocumentError, match="make generate"):
        load_document("nothing")


def test_the_clemta_document_is_served_whole() -> None:
    """The package's own document has all 13 operations, each behind the API key, and each is found by its path."""
    clemta = load_document("clemta")
    assert len(clemta.operations) == 13
    assert {each.header for operation in clemta.operations for (each,) in operation.security} == {"X-API-Key"}
    routes = Routes(clemta)
    for operation in clemta.operations:
        match = routes.match(operation.path)
        assert match is not None
        assert match.operation(operation.method) == operation


def test_a_fixed_segment_wins_over_a_variable_one() -> None:
    """Whatever the order in the document, /things/new is not taken for the thing called new."""
    paths: dict[str, JSON] = {
        f"/things/{last}": {"get": {"operationId": last, "responses": {}}} for last in ("{id}", "new")
    }
    routes = Routes(read_document({"openapi": "3.0.3", "info": {"title": "Things"}, "paths": paths}))
    matches = [routes.match(f"/things/{last}") for last in ("new", "old")]
    names = [match.operations["GET"].operation_id for match in matches if match]
    assert names == ["new", "{id}"]


@pytest.mark.parametrize(
    "schema",
    [{"type": "text"}, {"pattern": "("}, {"minimum": "1"}, {"$ref": "#/components/schemas/None"}],
)
def test_a_wrong_schema_stops_the_start(schema: dict[str, JSON]) -> None:
    """A schema that is wrong in itself is an error when it is compiled, before any request."""
    with pytest.raises(DocumentError, match="a schema cannot be used"):
        compile_schema(to_json_schema(schema), {})


def test_a_body_that_is_neither_json_nor_a_form_stops_the_start() -> None:
    """A request body that the server could not check is rejected when the rules are compiled, not passed over."""
    content: JSON = {"application/xml": {"schema": {}}}
    (operation,) = read_document(document(requestBody={"content": content})).operations
    with pytest.raises(DocumentError, match="application/xml"):
        BodyValidator(operation, {})


def test_the_most_specific_status_describes_a_response() -> None:
    """An exact status comes before a range, a range before default; without any of them there is no description."""
    (operation,) = read_document(document(responses={"200": {}, "4XX": {"content": {"a/b": {}}}, "404": {}})).operations
    assert operation.response(200) is operation.responses["200"]
    assert operation.response(404) is operation.responses["404"]
    assert operation.response(410) is operation.responses["4XX"]
    assert operation.response(500) is None
