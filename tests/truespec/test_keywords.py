"""Every schema keyword that generated code leaves out is enforced at run time, in requests and in responses.

The coverage names these tests; the last test shows that each fails when the validation accepts everything.
"""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from truespec import Headers, RawResponse
from truespec._validation import _responses
from truespec._validation._document import Document
from truespec._validation._json_schema import to_json_schema
from truespec._validation._policy import Policy
from truespec._validation._requests import validate_request
from truespec._validation._responses import validate_response
from truespec._validation._schemas import Schema

if TYPE_CHECKING:
    from truespec import Deviation

PUT = SimpleNamespace(id="putThing", method="PUT", path="/thing")


def document_with(schema: Any, version: str = "3.1.0", headers: Any = None) -> Document:
    """Return a document with one operation, whose parameter, request body and response all have this schema."""
    content = {"application/json": {"schema": schema}}
    operation = {
        "operationId": "putThing",
        "parameters": [{"name": "like", "in": "query", "schema": schema}],
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "content": content, "headers": headers or {}}},
    }
    paths = {"/thing": {"put": operation}}
    return Document(
        "example", to_json_schema({"openapi": version, "info": {"title": "t", "version": "1"}, "paths": paths})
    )


def deviations_of(document: Document, value: Any) -> list[list[Deviation]]:
    """Return the deviations of a value as a parameter, as a request body and as a response body."""
    request = {"operation": PUT, "values": {}, "media_type": None, "files": None, "body": None}
    as_parameter = SimpleNamespace(**request | {"values": {("query", "like"): value}})
    as_body = SimpleNamespace(**request | {"media_type": "application/json", "body": value})
    response = RawResponse(200, Headers([("Content-Type", "application/json")]), json.dumps(value).encode())
    return [
        validate_request(document, as_parameter),
        validate_request(document, as_body),
        list(validate_response(document, PUT, response, Policy()).deviations),
    ]


def check(keyword: str, schema: Any, valid: Any, invalid: Any, version: str = "3.1.0") -> None:
    """Check that the valid value has no deviations, and the invalid one has the keyword's pointer everywhere."""
    document = document_with(schema, version)
    assert deviations_of(document, valid) == [[], [], []]
    for deviations in deviations_of(document, invalid):
        assert any(f"/{keyword}" in deviation.document_pointer for deviation in deviations)


def test_min_length() -> None:
    """Text shorter than minLength is reported."""
    check("minLength", {"minLength": 2}, "ab", "a")


def test_max_length() -> None:
    """Text longer than maxLength is reported."""
    check("maxLength", {"maxLength": 2}, "ab", "abc")


def test_pattern() -> None:
    """Text that a pattern does not match is reported."""
    check("pattern", {"pattern": "^[a-z]+$"}, "ab", "aB")


def test_minimum() -> None:
    """A number below minimum is reported."""
    check("minimum", {"minimum": 3}, 3, 2)


def test_maximum() -> None:
    """A number above maximum is reported."""
    check("maximum", {"maximum": 3}, 3, 4)


def test_exclusive_minimum() -> None:
    """A number equal to exclusiveMinimum, as OpenAPI 3.1 and 3.0 write it, is reported."""
    check("exclusiveMinimum", {"exclusiveMinimum": 3}, 4, 3)
    check("exclusiveMinimum", {"minimum": 3, "exclusiveMinimum": True}, 4, 3, "3.0.3")


def test_exclusive_maximum() -> None:
    """A number equal to exclusiveMaximum, as OpenAPI 3.1 and 3.0 write it, is reported."""
    check("exclusiveMaximum", {"exclusiveMaximum": 3}, 2, 3)
    check("exclusiveMaximum", {"maximum": 3, "exclusiveMaximum": True}, 2, 3, "3.0.3")


def test_multiple_of() -> None:
    """A number that is no multiple of multipleOf is reported."""
    check("multipleOf", {"multipleOf": 5}, 10, 12)


def test_min_items() -> None:
    """A list shorter than minItems is reported."""
    check("minItems", {"minItems": 2}, [1, 2], [1])


def test_max_items() -> None:
    """A list longer than maxItems is reported."""
    check("maxItems", {"maxItems": 2}, [1, 2], [1, 2, 3])


def test_unique_items() -> None:
    """A list that has an item twice under uniqueItems is reported."""
    check("uniqueItems", {"uniqueItems": True}, [1, 2], [1, 1])


def test_min_properties() -> None:
    """An object with fewer properties than minProperties is reported."""
    check("minProperties", {"minProperties": 1}, {"a": 1}, {})


def test_max_properties() -> None:
    """An object with more properties than maxProperties is reported."""
    check("maxProperties", {"maxProperties": 1}, {"a": 1}, {"a": 1, "b": 2})


def test_required() -> None:
    """An object without a required property is reported."""
    check("required", {"required": ["a"]}, {"a": None}, {"b": 1})


def test_additional_properties() -> None:
    """A property that additionalProperties forbids, or one that is not what it says is reported."""
    check("additionalProperties", {"properties": {"a": {}}, "additionalProperties": False}, {"a": 1}, {"b": 1})
    check("additionalProperties", {"additionalProperties": {"type": "string"}}, {"b": "x"}, {"b": 1})


def test_enum() -> None:
    """A value that is not in the enum is reported."""
    check("enum", {"enum": ["a", 1, None]}, None, "b")


def test_const() -> None:
    """A value that is not the const is reported."""
    check("const", {"const": "a"}, "a", "b")


def test_type() -> None:
    """A value of another type is reported."""
    check("type", {"type": "string"}, "1", 1)
    check("type", {"type": ["string", "integer"]}, 1, None)


def test_nullable() -> None:
    """A null that the document does not allow is reported, in OpenAPI 3.0 and 3.1; so are other invalid values beside null."""
    check("type", {"type": "string", "nullable": True}, None, 1, "3.0.3")
    check("type", {"type": "string", "nullable": False}, "a", None, "3.0.3")
    check("type", {"type": ["string", "null"]}, None, 1)
    check("enum", {"type": "string", "nullable": True, "enum": ["a"]}, None, "b", "3.0.3")


_PROPERTIES = {
    "id": {"type": "string", "readOnly": True},
    "pin": {"type": "string", "writeOnly": True},
    "name": {"type": "string"},
}
_REQUIRED = {"type": "object", "required": ["id", "pin", "name"]}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    "schema",
    [
        {**_REQUIRED, "properties": _PROPERTIES},
        {**_REQUIRED, "properties": {**_PROPERTIES, "id": {"$ref": "#/components/schemas/id"}}},
        {**_REQUIRED, "properties": {**_PROPERTIES, "pin": {"allOf": [{"$ref": "#/components/schemas/pin"}]}}},
        {"allOf": [_REQUIRED, {"properties": _PROPERTIES}]},
        {**_REQUIRED, "allOf": [{"allOf": [{"$ref": "#/components/schemas/parts"}]}]},
        {"$ref": "#/components/schemas/whole"},
        {"allOf": [{"$ref": "#/components/schemas/whole"}]},
    ],
    ids=["inline", "reference", "flag in allOf", "members", "nested", "component", "component in allOf"],
)  # fmt: skip
def test_required_on_one_side(schema: Any, version: str) -> None:
    """Requests need no read-only property and responses no write-only one; each side needs its own and the others."""
    document = document_with(schema, version)
    document.value["components"] = {
        "schemas": {
            "id": _PROPERTIES["id"],
            "pin": _PROPERTIES["pin"],
            "parts": {"properties": _PROPERTIES},
            "whole": {**_REQUIRED, "properties": _PROPERTIES},
        }
    }
    document = Document("example", document.value)
    parameter, body, response = deviations_of(document, {"name": "a"})
    assert [[each.document_pointer.rpartition("/")[2] for each in side] for side in (parameter, body, response)] == [
        ["required"], ["required"], ["required"],
    ]  # fmt: skip
    assert "pin" in body[0].expected
    assert "id" in response[0].expected
    assert [len(side) for side in deviations_of(document, {"name": "a", "pin": "1"})] == [0, 0, 1]
    assert [len(side) for side in deviations_of(document, {"name": "a", "id": "1"})] == [1, 1, 0]
    assert [len(side) for side in deviations_of(document, {"pin": "1", "id": "1"})] == [1, 1, 1]


KEYWORDS = [
    "$ref", "allOf", "anyOf", "components", "const", "content", "default", "discriminator", "enum", "example", "examples",
    "exclusiveMinimum", "format", "get", "headers", "items", "maximum", "nullable", "not", "openapi", "parameters", "paths",
    "pattern", "patternProperties", "properties", "required", "responses", "schema", "schemas", "type", "x-content-schema",
]  # fmt: skip


@pytest.mark.parametrize("name", KEYWORDS)
def test_keywords_as_names(name: str) -> None:
    """A property, component, header or extension called like a keyword is none: OpenAPI 3.0 is converted all the same."""
    schema = {"type": "integer", "nullable": True, "minimum": 1, "exclusiveMinimum": True}
    check("exclusiveMinimum", schema, None, 1, "3.0.3")
    inside = {"type": "object", "properties": {name: schema}}
    check(f"properties/{name}/exclusiveMinimum", inside, {name: None}, {name: 1}, "3.0.3")
    inside = {"type": "object", "properties": {name: {"type": "object", "properties": {name: schema}}}}
    check(
        f"properties/{name}/properties/{name}/exclusiveMinimum", inside, {name: {name: 2}}, {name: {name: 1}}, "3.0.3"
    )
    document = to_json_schema(
        {
            "openapi": "3.0.3",
            "paths": {"/a": {"get": {"responses": {name: {"content": {name: {"schema": schema}}}}}}},
            "components": {"schemas": {name: schema}, "headers": {name: {"schema": schema}}},
            "x-data": {"schema": schema},
        }
    )
    converted = {"type": ["integer", "null"], "exclusiveMinimum": 1}
    assert document["paths"]["/a"]["get"]["responses"][name]["content"][name]["schema"] == converted
    assert document["components"]["schemas"][name] == converted
    assert document["components"]["headers"][name]["schema"] == converted
    assert document["x-data"]["schema"] == schema


def test_composition() -> None:
    """A value that breaks one of allOf, fits none of anyOf, or fits two of oneOf is reported."""
    check("allOf", {"allOf": [{"minLength": 2}, {"maxLength": 3}]}, "ab", "a")
    check("anyOf", {"anyOf": [{"type": "string"}, {"type": "null"}]}, None, 1)
    check("oneOf", {"oneOf": [{"minimum": 3}, {"maximum": 5}]}, 2, 4)


def test_not() -> None:
    """A value that fits what stands below not is reported."""
    check("not", {"not": {"type": "string"}}, 1, "a")


def test_if_then_else() -> None:
    """A value that fits if and breaks then, or does not fit it and breaks else is reported."""
    schema = {"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}}
    check("then", schema, "ab", "a")
    check("else", schema, 2, 1)


def test_property_names() -> None:
    """A property whose name propertyNames forbids is reported."""
    check("propertyNames", {"propertyNames": {"pattern": "^[a-z]+$"}}, {"a": 1}, {"A": 1})


def test_pattern_properties() -> None:
    """A property that is not what patternProperties says of its name is reported."""
    check("patternProperties", {"patternProperties": {"^n_": {"type": "integer"}}}, {"n_a": 1, "b": "x"}, {"n_a": "x"})


def test_contains() -> None:
    """A list without an item that contains asks for, or with too few or too many of them is reported."""
    check("contains", {"contains": {"const": 1}}, [1, 2], [2])
    check("minContains", {"contains": {"const": 1}, "minContains": 2}, [1, 1], [1])
    check("maxContains", {"contains": {"const": 1}, "maxContains": 1}, [1], [1, 1])


def test_prefix_items() -> None:
    """A list whose first items are not what prefixItems says is reported."""
    check("prefixItems", {"prefixItems": [{"type": "string"}]}, ["a", 1], [1])


def test_dependent_required() -> None:
    """An object that has one property without the other that dependentRequired asks for is reported."""
    check("dependentRequired", {"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": 1}, {"a": 1})


def test_dependent_schemas() -> None:
    """An object that has a property and breaks what dependentSchemas then asks for is reported."""
    check("dependentSchemas", {"dependentSchemas": {"a": {"maxProperties": 1}}}, {"a": 1}, {"a": 1, "b": 1})


def test_unevaluated_properties() -> None:
    """A property that no member of a composition describes, under unevaluatedProperties is reported."""
    schema = {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}
    check("unevaluatedProperties", schema, {"a": 1}, {"b": 1})


def test_unevaluated_items() -> None:
    """An item that no member of a composition describes, under unevaluatedItems is reported."""
    check("unevaluatedItems", {"allOf": [{"prefixItems": [{}]}], "unevaluatedItems": False}, [1], [1, 2])


FORMATS = {
    "date": ("2025-06-24", "2025-06-31"),
    "date-time": ("2025-06-24T09:30:00Z", "2025-06-24 noon"),
    "duration": ("P1DT2H", "1 day"),
    "email": ("ada@example.com", "ada"),
    "hostname": ("api.example.com", "-api"),
    "http-date": ("Tue, 24 Jun 2025 09:30:00 GMT", "2025-06-24"),
    "idn-email": ("ada@exämple.com", "ada"),
    "idn-hostname": ("exämple.com", "-ä."),
    "ipv4": ("127.0.0.1", "127.0.0.256"),
    "ipv6": ("::1", "::g"),
    "iri": ("https://exämple.com/", "exämple"),
    "iri-reference": ("/ä", "\\"),
    "json-pointer": ("/a/0", "a"),
    "regex": ("^a$", "("),
    "relative-json-pointer": ("1/a", "/a"),
    "time": ("09:30:00Z", "half past nine"),
    "uri": ("https://example.com/", "example"),
    "uri-reference": ("/a", "\\"),
    "uri-template": ("/a/{b}", "/a/{b"),
    "uuid": ("00000000-0000-4000-8000-000000000000", "0"),
}


def test_format() -> None:
    """Text that is not of its format is reported, for every format that the coverage counts as enforced."""
    for name, (valid, invalid) in FORMATS.items():
        check("format", {"type": "string", "format": name}, valid, invalid)
    assert FORMATS.keys() == enforced_formats()


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 24 Jun 2025 09:30:00 GMT", "Tue, 31 Jun 2025 09:30:00 GMT", "Tue, 24 Jun 2025 24:30:00 GMT",
        "Tue, 24 Jun 2025 09:30:61 GMT", "Tue, 24 Jun 2025 09:30:00 UTC", "Tuesday, 24-Jun-25 09:30:00 GMT",
    ],
)  # fmt: skip
def test_invalid_http_dates(text: str) -> None:
    """An HTTP-date has one form, its day of the week is the day's, and the day and the time of day exist."""
    check("format", {"format": "http-date"}, "Tue, 24 Jun 2025 09:30:60 GMT", text)


def header_deviations(headers: Any, *fields: tuple[str, str], schemas: Any = None) -> list[Deviation]:
    """Return the deviations of a response with these fields where the document describes these headers."""
    document = document_with({}, headers=headers)
    document.value["components"] = {"schemas": schemas or {}}
    document = Document("example", document.value)
    response = RawResponse(200, Headers([("Content-Type", "application/json"), *fields]), b"{}")
    return list(validate_response(document, PUT, response, Policy()).deviations)


def test_response_header() -> None:
    """A header field that violates its schema, or that is required and absent, is reported by name."""
    headers = {"X-Left": {"required": True, "schema": {"type": "integer", "minimum": 0}}}
    assert header_deviations(headers, ("x-left", "5")) == []
    (absent,) = header_deviations(headers)
    assert (absent.pointer, absent.expected, absent.actual) == ("header 'X-Left'", "required", "nothing")
    assert absent.document_pointer == "/paths/~1thing/put/responses/200/headers/X-Left"
    (invalid,) = header_deviations(headers, ("X-LEFT", "-5"))
    assert invalid.pointer == "header 'X-Left'"
    assert invalid.document_pointer == "/paths/~1thing/put/responses/200/headers/X-Left/schema/minimum"


def test_a_parameter_with_content() -> None:
    """A parameter with ``content`` is validated against the schema of its media type."""
    document = document_with({"type": "integer"})
    parameter = document.value["paths"]["/thing"]["put"]["parameters"][0]
    parameter["content"] = {"application/json": {"schema": parameter.pop("schema")}}
    document = Document("example", document.value)
    assert deviations_of(document, 1)[0] == []
    (deviation,) = deviations_of(document, "x")[0]
    assert deviation.document_pointer == "/paths/~1thing/put/parameters/0/content/application~1json/schema/type"


def enforced_formats() -> frozenset[str]:
    """Return the formats that the coverage counts as enforced."""
    from scripts.codegen.coverage._verdicts import FORMATS as LISTED  # noqa: PLC0415  (tests of the runtime run without the scripts)

    return LISTED


def enforced_tests() -> list[str]:
    """Return the tests of this module that the coverage names."""
    from scripts.codegen.coverage._verdicts import ENFORCED  # noqa: PLC0415  (likewise)

    return sorted(set(ENFORCED.values()))


@pytest.mark.parametrize("name", enforced_tests())
def test_each_test_fails_without_validation(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test that the coverage names passes, and fails when the validation accepts everything."""
    globals()[name]()
    monkeypatch.setattr(Schema, "deviations", lambda *_, **__: [])
    monkeypatch.setattr(_responses, "validate_headers", lambda *_, **__: [])
    with pytest.raises((AssertionError, ValueError)):
        globals()[name]()
