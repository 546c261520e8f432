"""The items of a document: everything in it that a client could lose, by the objects of the specification.

The table of objects and keys is closed on purpose: a key that is not in it is listed as an unknown keyword, so that a
keyword nobody thought of cannot pass unseen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.reading import JSON, METHODS, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.codegen.coverage._references import Uses


# What stands below a key: "@role" an object of that role, otherwise items of that kind; "*" one for each
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


_LONGEST = 60


@frozen
class Item:
    """One item: its kind, where it stands, what it is."""

    kind: str
    at: str
    text: str
    """What it is, in a few words for the page."""
    part: Part = field(repr=False)
    """The object that it belongs to."""
    value: JSON = field(default=None, repr=False)
    name: str = ""
    """Its own key, where the document gives it one: a status, a media type, a property's name."""
    operation: str = ""
    """The JSON pointer of the operation, for items that each operation has for itself."""


def items(parts_of_document: Iterable[Part], uses: Uses) -> Iterator[Item]:
    """Every item of a document, in the document's order."""
    for part in parts_of_document:
        yield from _of_keys(part)
        if part.role == "operation":
            yield from _of_operation(part, uses)


def _of_keys(part: Part) -> Iterator[Item]:
    keys = GRAMMAR[part.role]
    for key, value in part.value.items():
        if key not in keys:
            kind = "extension" if key.startswith("x-") else "unknown keyword"
            yield Item(kind, part.at + build_pointer(key), f"{key}: {short(value)}", part, value, key)
            continue
        spread = keys[key].partition("@")[0].strip()
        for name, entry in entries(value, spread) if spread else ():
            at = part.at + build_pointer(key, *name)
            text = str(name[0]) if name and not isinstance(name[0], int) else f"{key}: {short(entry, key)}"
            yield Item(spread.rstrip("*+?"), at, text, part, entry, str(name[0]) if name else key)
        if part.role == "schema" and key == "type" and is_array(value) and "null" in value:
            yield Item("nullable", part.at + build_pointer(key), f"type: {short(value)}", part, value, key)


def _of_operation(part: Part, uses: Uses) -> Iterator[Item]:
    for use in uses.parameters[part.at]:
        parameter = use.value
        style = parameter.get("style") or {"query": "form", "cookie": "form"}.get(parameter["in"], "simple")
        explode = parameter.get("explode", style in {"form", "deepObject"})
        expected = "required, " if parameter.get("required") else ""
        text = f"{parameter['in']} {parameter['name']}: {expected}{style}, explode {str(explode).lower()}"
        yield Item("parameter", use.at, text, part, parameter, parameter["name"], part.at)
    at, requirement = uses.requirement(part)
    if requirement:
        text = " or ".join(" and ".join(one) or "none" for one in requirement)
        yield Item("security requirement", at, text, part, requirement, operation=part.at)


def short(value: JSON, key: str = "") -> str:
    """A value in a few words: JSON, cut where it is long; a long list by its length."""
    if key == "enum" and is_array(value) and len(value) > 8:  # noqa: PLR2004  (what fits a line)
        return f"{len(value)} values from {json.dumps(value[0])} to {json.dumps(value[-1])}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
