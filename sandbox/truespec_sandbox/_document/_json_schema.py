"""OpenAPI 3.0 schemas as JSON Schema 2020-12, and validators compiled from them.

OpenAPI 3.0 grew out of an older draft of JSON Schema and differs from the current one in three ways that change what
a schema allows: ``nullable``, boolean ``exclusiveMinimum``/``exclusiveMaximum``, and siblings of ``$ref``, which it
ignores. They are converted here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import Draft202012Validator

from truespec_sandbox._document._model import DocumentError, as_object

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_ONE_SCHEMA = ("items", "not", "additionalProperties")
_LIST_OF_SCHEMAS = ("allOf", "anyOf", "oneOf")


def to_json_schema(schema: JSON) -> dict[str, JSON]:
    """Convert an OpenAPI 3.0 schema, with all schemas inside it, to JSON Schema 2020-12; keep references."""
    result = dict(as_object(schema, "schema"))
    if "$ref" in result:
        # By the letter of OpenAPI 3.0, siblings of a reference are ignored.
        return {"$ref": result["$ref"]}
    # OpenAPI 3.0.3: nullable widens the `type` beside it, means nothing without one, and an enum has to list null.
    if result.pop("nullable", False) is True and isinstance(result.get("type"), str):
        result["type"] = [result["type"], "null"]
    _convert_bound(result, "minimum", "exclusiveMinimum")
    _convert_bound(result, "maximum", "exclusiveMaximum")
    _convert_inner_schemas(result)
    return result


def compile_schema(schema: dict[str, JSON], schemas: dict[str, JSON]) -> Draft202012Validator:
    """Compile a JSON Schema.

    Args:
        schema: the schema.
        schemas: the targets of its references, by name below ``#/components/schemas/``.

    Returns:
        A validator that also checks formats.

    Raises:
        DocumentError: the schema itself is wrong, or a reference in it leads nowhere.

    """
    # References start at the root of what is compiled, so the schema moves one level down and its targets come along.
    # Only those that it needs: a document has hundreds of parameters, and each would compile all schemas anew.
    root: dict[str, JSON] = {"allOf": [schema], "components": {"schemas": _referenced_schemas(schema, schemas)}}
    try:
        return Draft202012Validator(root, validate_formats=True, offline=True)
    except ValueError as error:
        message = f"a schema cannot be used: {str(error).partition(chr(10))[0]}"
        raise DocumentError(message) from None


def _referenced_schemas(schema: JSON, schemas: dict[str, JSON]) -> dict[str, JSON]:
    """Return the schemas that a schema refers to, by itself or through others."""
    referenced: dict[str, JSON] = {}
    nodes: list[JSON] = [schema]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).removeprefix("#/components/schemas/").partition("/")[0]
            if name in schemas and name not in referenced:
                referenced[name] = schemas[name]
                nodes.append(schemas[name])
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node
    return referenced


def _convert_bound(schema: dict[str, JSON], bound: str, exclusive: str) -> None:
    if schema.get(exclusive) is True and bound in schema:
        schema[exclusive] = schema.pop(bound)
    elif isinstance(schema.get(exclusive), bool):
        del schema[exclusive]


def _convert_inner_schemas(schema: dict[str, JSON]) -> None:
    for keyword in _ONE_SCHEMA:
        if isinstance(schema.get(keyword), dict):
            schema[keyword] = to_json_schema(schema[keyword])
    for keyword in _LIST_OF_SCHEMAS:
        inner = schema.get(keyword)
        if isinstance(inner, list):
            schema[keyword] = [to_json_schema(each) for each in inner]
    properties = schema.get("properties")
    if isinstance(properties, dict):
        # By name, because a property may well be called "nullable" or "$ref".
        schema["properties"] = {name: to_json_schema(each) for name, each in properties.items()}
