"""The objects of an OpenAPI document, told apart by the specification and not by what they look like.

The table is closed on purpose: a key that is not in it is listed as an unknown keyword, so that a keyword nobody thought
of cannot pass by unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.reading import JSON, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# What stands below a key: "@role" an object of that role, otherwise items of that kind in the ledger; "*" one for each
# entry of an object, "+" one for each entry of an array, "?" one when the value is true; nothing when it is prose or
# belongs to an item that is listed anyway.
_PROSE = dict.fromkeys(("description", "summary", "title"), "")
_SAMPLES = {"example": "example", "examples": "example"}
_FLAGS = {"deprecated": "deprecated?", "allowEmptyValue": "allowEmptyValue?", "allowReserved": "allowReserved?"}
_BY_ITSELF = (
    "maxLength", "minLength", "pattern", "format", "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum",
    "multipleOf", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "type", "enum", "const",
    "not", "if", "then", "else", "contains", "minContains", "maxContains", "prefixItems", "propertyNames",
    "patternProperties", "dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties",
    "required", "default", "discriminator", "externalDocs", "xml", "contentMediaType", "contentEncoding",
    "contentSchema",
)  # fmt: skip
_VALUE = {**_PROSE, **_SAMPLES, **_FLAGS, "$ref": "", "schema": "@schema", "content": "@media type*"}

GRAMMAR: dict[str, dict[str, str]] = {
    "document": {
        **dict.fromkeys(("openapi", "info", "security", "jsonSchemaDialect"), ""),
        "servers": "server+", "paths": "@path item*", "webhooks": "webhook*", "components": "@components",
        "tags": "tag+", "externalDocs": "externalDocs",
    },
    "components": {
        "schemas": "@schema*", "responses": "@response*", "parameters": "@parameter*", "headers": "@header*",
        "requestBodies": "@request body*", "securitySchemes": "security scheme*", "pathItems": "@path item*",
        "examples": "example*", "links": "link*", "callbacks": "callback*",
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
        **_PROSE, **_SAMPLES, **{name: name for name in _BY_ITSELF}, "$ref": "", "$comment": "", "$schema": "",
        "properties": "property* @schema*", "items": "@schema", "$defs": "@schema*",
        "additionalProperties": "additionalProperties @schema",
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), "composition @schema+"),
        **{name: f"{name}?" for name in ("nullable", "readOnly", "writeOnly", "deprecated")},
    },
}  # fmt: skip


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


def parts(part: Part) -> Iterator[Part]:
    """``part`` and every object in it, references not followed."""
    yield part
    for key, below in GRAMMAR[part.role].items():
        role = below.partition("@")[2]
        for name, value in entries(part.value[key], role) if role and key in part.value else ():
            if is_object(value):
                at = part.at + build_pointer(key, *name)
                yield from parts(Part(at, role.rstrip("*+"), value, part, key, "".join(map(str, name))))


def entries(value: JSON, spread: str) -> Iterator[tuple[tuple[str | int, ...], JSON]]:
    """What ``value`` holds, and below which key, as the mark at the end of ``spread`` says."""
    if spread.endswith("*"):
        yield from (((name,), item) for name, item in value.items()) if is_object(value) else ()
    elif spread.endswith("+"):
        yield from (((index,), item) for index, item in enumerate(value)) if is_array(value) else ()
    elif value is True or not spread.endswith("?"):
        yield (), value
