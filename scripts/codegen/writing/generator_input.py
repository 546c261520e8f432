"""The document that openapi-python-client is given, in which everything that it would drop has a form that it keeps.

The generator reads one media type of a response and knows few of a request body, takes no lists or objects in headers and
skips parameters with `content`.  So each media type of a response becomes a response of its own, and unknown media types
get a known name.  Templates look up the real values in the original document.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from scripts.codegen.reading import classify_body, is_array, is_object, iter_operations, resolve, value_types
from scripts.codegen.writing.docstrings import get_parameter_schema

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON, Node, Operation

_BINARY = {"type": "string", "format": "binary"}
_KNOWN_MEDIA_TYPES = {"json": "application/json", "text": "text/plain", "binary": "application/octet-stream"}
_DATA_KEYWORDS = frozenset({"example", "examples", "default", "enum", "const", "info"})
_MAP_KEYWORDS = frozenset({"properties", "patternProperties", "schemas", "paths"})
_FIRST_CODE = 1000  # higher than any status; these codes stand for the further media types of a response


@frozen
class ResponseVariant:
    """One media type of one response of the original document."""

    status: str
    """As in the document: a status, a range such as 4XX, or default."""
    media_type: str
    """"" for a response without content."""
    kind: str
    """json, text or binary; "" for a response without content."""


@frozen
class GeneratorInput:
    """The document for the generator, and what its replacements stand for."""

    document: JSON
    responses: dict[str, dict[str, ResponseVariant]] = field(factory=dict[str, dict[str, ResponseVariant]])
    """operationId -> the response's code in this document -> the response in the original."""
    media_types: dict[str, str] = field(factory=dict[str, str])
    """The real media type of a request body -> the one that stands for it."""


def prepare(document: JSON) -> GeneratorInput:
    """Return the document for the generator; the original is not changed."""
    result = GeneratorInput({**document, "paths": copy.deepcopy(document.get("paths", {}))})
    for operation in iter_operations(document):
        target = result.document["paths"][operation.path][operation.method]
        target["parameters"] = [_replace_parameter(document, parameter) for _, parameter in operation.parameters]
        if operation.request_body:
            target["requestBody"] = _replace_body(document, operation.request_body, result.media_types)
        target["responses"], result.responses[operation.id] = _replace_responses(document, operation)
    for item in result.document["paths"].values():
        item.pop("parameters", None)
    if "components" in document:
        # Wherever one of these is used, its value has been put above.
        unused = {"parameters", "responses", "requestBodies"}
        components = {name: value for name, value in document["components"].items() if name not in unused}
        result.document["components"] = components
    return evolve(result, document=_remove_misread_keywords(result.document))


def _replace_parameter(document: JSON, parameter: JSON) -> JSON:
    schema = get_parameter_schema(parameter)
    replacement = {"name": parameter["name"], "in": parameter["in"], "schema": schema}
    if parameter.get("required"):
        replacement["required"] = True
    if parameter["in"] == "header" and not _is_supported_in_headers(document, schema):
        replacement["in"] = "cookie"  # the generator takes any type there; the templates know the real location
    return replacement


def _is_supported_in_headers(document: JSON, schema: JSON) -> bool:
    types = value_types(document, schema)
    is_scalar = len(types) == 1 and types <= {"string", "integer", "number", "boolean"}
    return is_scalar and resolve(document, schema).get("format") not in {"date", "date-time", "binary"}


def _replace_body(document: JSON, body: Node, media_types: dict[str, str]) -> JSON:
    content: JSON = {}
    for media_type, media_object in body.value.get("content", {}).items():
        schema = media_object.get("schema", {})
        kind = classify_body(document, media_type, schema)
        if kind in {"text", "binary"}:
            media_types[media_type] = _KNOWN_MEDIA_TYPES["binary"]
            schema = _BINARY if kind == "binary" else {"type": "string"}
        content[media_type] = {"schema": schema}
    return {**body.value, "content": content}


def _replace_responses(document: JSON, operation: Operation) -> tuple[JSON, dict[str, ResponseVariant]]:
    responses: JSON = {}
    variants: dict[str, ResponseVariant] = {}
    for status, response in operation.responses.items():
        content = response.value.get("content", {})
        if not content:
            responses[status] = {"description": ""}
            variants[status] = ResponseVariant(status, "", "")
        for index, (media_type, media_object) in enumerate(content.items()):
            code = status if index == 0 else str(_FIRST_CODE + len(variants))
            schema = media_object.get("schema", {})
            kind = classify_body(document, media_type, schema)
            replacement = {"json": schema, "text": {"type": "string"}}.get(kind, _BINARY)
            responses[code] = {"description": "", "content": {_KNOWN_MEDIA_TYPES[kind]: {"schema": replacement}}}
            variants[code] = ResponseVariant(status, media_type, kind)
    return responses, variants


def _remove_misread_keywords(value: JSON, *, keys_are_names: bool = False) -> JSON:
    if is_array(value):
        return [_remove_misread_keywords(item) for item in value]
    if not is_object(value):
        return value
    result: dict[str, JSON] = {}
    for key, child in value.items():
        if keys_are_names:
            result[key] = _remove_misread_keywords(child)
        elif key in _DATA_KEYWORDS:
            result[key] = child
        elif not _is_misread(value, key):
            result[key] = _remove_misread_keywords(child, keys_are_names=key in _MAP_KEYWORDS)
    return result


def _is_misread(schema: JSON, key: str) -> bool:
    if key == "title":
        # The generator would name the class after it instead of after the schema that $ref names.
        return isinstance(schema["title"], str) and "openapi" not in schema
    # `nullable` beside an enum with null repeats it, and the generator would write null twice.
    return key == "nullable" and is_array(schema.get("enum")) and None in schema["enum"]
