"""The document that openapi-python-client is given, in which everything that it would drop has a form that it keeps.

The generator reads one media type of a response and knows few of a request body, takes no lists or objects in headers and
skips parameters with `content`.  So each media type of a response becomes a response of its own, and unknown media types
get a known name.  Templates look up the real values in the original document.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.reading import (
    Node,
    build_pointer,
    classify_body,
    is_array,
    is_object,
    iter_operations,
    look_up,
    resolve,
    value_types,
)
from scripts.codegen.writing.docstrings import get_parameter_schema
from scripts.codegen.writing.schema_input import SchemaRewriter

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON, Operation

_BINARY = {"type": "string", "format": "binary"}
_KNOWN_MEDIA_TYPES = {"json": "application/json", "text": "text/plain", "binary": "application/octet-stream"}
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
    schemas: SchemaRewriter
    responses: dict[str, dict[str, ResponseVariant]] = field(factory=dict[str, dict[str, ResponseVariant]])
    """operationId -> the response's code in this document -> the response in the original."""
    media_types: dict[str, str] = field(factory=dict[str, str])
    """The real media type of a request body -> the one that stands for it."""


def prepare(document: JSON) -> GeneratorInput:
    """Return the document for the generator; the original is not changed."""
    schemas = SchemaRewriter(document, _list_file_schemas(document))
    result = GeneratorInput({**document, "paths": copy.deepcopy(document.get("paths", {}))}, schemas)
    components = schemas.rewrite_components()
    for operation in iter_operations(document):
        target = result.document["paths"][operation.path][operation.method]
        target["parameters"] = [
            _replace_parameter(
                document, schemas, Node(operation.pointer + build_pointer("parameters", index), node.value)
            )
            for index, node in enumerate(operation.parameters)
        ]
        if operation.request_body:
            body = Node(f"{operation.pointer}/requestBody", operation.request_body.value)  # a class for each use
            target["requestBody"] = _replace_body(document, schemas, body, result.media_types)
        target["responses"], result.responses[operation.id] = _replace_responses(document, schemas, operation)
    for path, item in list(result.document["paths"].items()):
        if path.startswith("x-"):
            del result.document["paths"][path]
        else:
            item.pop("parameters", None)
    # Wherever a parameter, response or request body of the components is used, its value has been put above.
    result.document["components"] = {"schemas": components}
    return result


def _list_file_schemas(document: JSON) -> frozenset[str]:
    """Return the names of the components that are used in multipart bodies only, whose binary texts are files."""
    file_schemas, json_schemas = set[str](), set[str]()
    for operation in iter_operations(document):
        for media_type, media_object in operation.request_content.items():
            kind = classify_body(document, media_type, media_object.get("schema", {}))
            _reach(document, media_object, file_schemas if kind == "multipart" else json_schemas)
        _reach(document, [node.value for node in operation.parameters], json_schemas)
        _reach(document, [node.value for node in operation.responses.values()], json_schemas)
    return frozenset(file_schemas - json_schemas)


def _reach(document: JSON, value: JSON, names: set[str]) -> None:
    """Add the names of the schemas that a value refers to, at any depth."""
    for child in value.values() if is_object(value) else value if is_array(value) else ():
        _reach(document, child, names)
    reference = value.get("$ref") if is_object(value) else None
    if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
        name = reference.rpartition("/")[2]
        if name not in names:
            names.add(name)
            _reach(document, look_up(document, reference), names)


def _replace_parameter(document: JSON, schemas: SchemaRewriter, node: Node) -> JSON:
    parameter, schema = node.value, get_parameter_schema(node.value)
    rewritten = schemas.rewrite(Node(f"{node.pointer}/schema", schema))
    replacement = {"name": parameter["name"], "in": parameter["in"], "schema": rewritten}
    if parameter.get("required"):
        replacement["required"] = True
    if parameter["in"] == "header" and not _is_supported_in_headers(document, schema):
        replacement["in"] = "cookie"  # the generator takes any type there; the templates know the real location
    return replacement


def _is_supported_in_headers(document: JSON, schema: JSON) -> bool:
    types = value_types(document, schema)
    is_scalar = len(types) == 1 and types <= {"string", "integer", "number", "boolean"}
    return is_scalar and resolve(document, schema).get("format") not in {"date", "date-time", "binary"}


def _replace_body(document: JSON, schemas: SchemaRewriter, body: Node, media_types: dict[str, str]) -> JSON:
    content: JSON = {}
    for media_type, media_object in body.value.get("content", {}).items():
        schema = media_object.get("schema", {})
        kind = classify_body(document, media_type, schema)
        if kind in {"text", "binary"}:
            media_types[media_type] = _KNOWN_MEDIA_TYPES["binary"]
            schema = _BINARY if kind == "binary" else {"type": "string"}
        node = Node(body.pointer + build_pointer("content", media_type), schema)
        if kind == "multipart" and schema.get("$ref", "").rpartition("/")[2] not in schemas.file_schemas:
            node = Node(
                node.pointer, resolve(document, schema)
            )  # a class of its own, because JSON has none of its files
        content[media_type] = {"schema": schemas.rewrite(node, keeps_files=kind in {"multipart", "binary"})}
    return {"content": content, "required": body.value.get("required", False)}


def _replace_responses(
    document: JSON, schemas: SchemaRewriter, operation: Operation
) -> tuple[JSON, dict[str, ResponseVariant]]:
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
            # Not where a component is defined: each operation has a class of its own for a schema written there.
            node = Node(operation.pointer + build_pointer("responses", status, "content", media_type), replacement)
            rewritten = schemas.rewrite(node, keeps_files=kind == "binary")
            responses[code] = {"description": "", "content": {_KNOWN_MEDIA_TYPES[kind]: {"schema": rewritten}}}
            variants[code] = ResponseVariant(status, media_type, kind)
    return responses, variants
