"""The grammar of OpenAPI documents: which object stands where, so that a walk goes by position and not by key.

A key says nothing by itself: a property may be called `enum`, a component `example`, and `default` is a value in a schema
and a response among responses.  What is not in the table is an unknown keyword, which the coverage lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.reading.documents import JSON, METHODS, Node, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

# A key's value: "@role" an object of that role, before it the kind of item that the coverage lists.  "*" stands for one
# for each entry of an object, "+" one for each entry of an array, "?" one when the value is true; "" is prose, or belongs
# to an item that is listed anyway.  The schemas of role "assertion" only say which values are valid.
_PROSE = dict.fromkeys(("description", "summary", "title"), "")
_SAMPLES = {"example": "example", "examples": "example"}
_FLAGS = {"deprecated": "deprecated?", "allowEmptyValue": "allowEmptyValue?", "allowReserved": "allowReserved?"}
_VALUE = {**_PROSE, **_SAMPLES, **_FLAGS, "$ref": "", "schema": "@schema", "content": "@media type*"}
_PLAIN_KEYWORDS = (
    "maxLength", "minLength", "pattern", "format", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum",
    "multipleOf", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "type", "enum", "const",
    "minContains", "maxContains", "dependentRequired", "required", "default", "discriminator", "externalDocs", "xml",
    "contentMediaType", "contentEncoding",
)  # fmt: skip
_ASSERTIONS = (
    "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
    "contentSchema",
)  # fmt: skip

GRAMMAR: dict[str, dict[str, str]] = {
    "document": {
        **dict.fromkeys(("openapi", "info", "security", "jsonSchemaDialect"), ""),
        "servers": "server+", "paths": "@path item*", "webhooks": "webhook*", "components": "@components",
        "tags": "tag+", "externalDocs": "externalDocs",
    },
    "components": {
        "schemas": "@schema*", "responses": "@response*", "parameters": "@parameter*", "headers": "@header*",
        "requestBodies": "@request body*", "securitySchemes": "security scheme* @security scheme*", "pathItems": "@path item*",
        "examples": "example*", "links": "link*", "callbacks": "callback*",
    },
    "security scheme": {
        **_PROSE, **dict.fromkeys(("$ref", "type", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"), ""),
    },
    "path item": {
        **_PROSE, "servers": "server+", "parameters": "@parameter+",
        **dict.fromkeys(METHODS, "operation @operation"),
    },
    "operation": {
        **_PROSE, "operationId": "", "security": "", "tags": "tag+", "externalDocs": "externalDocs",
        "parameters": "@parameter+", "requestBody": "@request body", "responses": "response status* @response*",
        "callbacks": "callback*", "deprecated": "deprecated?", "servers": "server+",
    },
    "parameter": {**_VALUE, **dict.fromkeys(("name", "in", "required", "style", "explode"), "")},
    "header": {**_VALUE, **dict.fromkeys(("required", "style", "explode"), "")},
    "request body": {
        **_PROSE, "$ref": "", "required": "", "content": "request media type* @media type*",
    },
    "response": {
        **_PROSE, "$ref": "", "headers": "response header* @header*",
        "content": "response media type* @media type*", "links": "link*",
    },
    "media type": {**_SAMPLES, "schema": "@schema", "encoding": "@encoding*"},
    "encoding": {
        "contentType": "part content type", "headers": "part header*", "style": "part style",
        "explode": "part style", "allowReserved": "part style?",
    },
    "schema": {
        **_PROSE, **_SAMPLES, **{name: name for name in _PLAIN_KEYWORDS}, "$ref": "", "$comment": "", "$schema": "",
        "properties": "property* @schema*", "items": "@schema", "$defs": "@schema*",
        "additionalProperties": "additionalProperties @schema", "x-content-schema": "extension @schema",
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), "composition @schema+"),
        **{name: f"{name} @assertion" for name in _ASSERTIONS}, "prefixItems": "prefixItems @assertion+",
        **{name: f"{name} @assertion*" for name in ("patternProperties", "dependentSchemas")},
        **{name: f"{name}?" for name in ("nullable", "readOnly", "writeOnly", "deprecated")},
    },
}  # fmt: skip
GRAMMAR["assertion"] = {**GRAMMAR["schema"], "properties": "@assertion*", "additionalProperties": "@assertion"}


@frozen
class Part:
    """One object of a document: where it stands, its role in the specification, and what it stands in."""

    at: str
    role: str
    value: dict[str, JSON] = field(repr=False)
    owner: Part | None = field(default=None, repr=False)
    key: str = ""
    """The key of the owner that it stands below."""
    name: str = ""
    """Its own key below that, such as a property's name."""


def iter_parts(document: JSON) -> Iterator[Part]:
    """Yield every object of a document, each before those inside it; references are not followed."""
    yield from _iter_parts(Part("", "document", document))


def _iter_parts(part: Part) -> Iterator[Part]:
    waiting = [part]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(list(_iter_children(part)))


def _iter_children(part: Part) -> Iterator[Part]:
    for key, below in GRAMMAR[part.role].items():
        role = below.partition("@")[2]
        for name, value in iter_entries(part.value[key], role) if role and key in part.value else ():
            if is_object(value):
                inner = "assertion" if part.role == "assertion" else role.rstrip("*+")
                yield Part(part.at + build_pointer(key, *name), inner, value, part, key, "".join(map(str, name)))


def iter_entries(value: JSON, mark: str) -> Iterator[tuple[tuple[str | int, ...], JSON]]:
    """Yield what ``value`` holds, each with its key, as the sign at the end of a mark of the table says."""
    if mark.endswith("*"):
        yield from (((name,), item) for name, item in value.items()) if is_object(value) else ()
    elif mark.endswith("+"):
        yield from (((index,), item) for index, item in enumerate(value)) if is_array(value) else ()
    elif value is True or not mark.endswith("?"):
        yield (), value


def iter_schemas(document: JSON) -> Iterator[Node]:
    """Yield every schema of a document once, where it is written: components, parameters, headers, bodies, and inside."""
    yield from (Node(part.at, part.value) for part in iter_parts(document) if part.role in {"schema", "assertion"})
