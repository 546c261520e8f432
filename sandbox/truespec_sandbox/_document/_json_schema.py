"""OpenAPI 3.0 schemas as JSON Schema 2020-12, and validators made from them.

OpenAPI 3.0 grew out of an older draft of JSON Schema and differs from the current one in three ways that change what
a schema allows: ``nullable``, boolean ``exclusiveMinimum``/``exclusiveMaximum``, and siblings of ``$ref``, which it
ignores. They are put right here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs

from truespec_sandbox._document._model import DocumentError, as_object

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_ONE_SCHEMA = ("items", "not", "additionalProperties")
_LIST_OF_SCHEMAS = ("allOf", "anyOf", "oneOf")


def to_json_schema(schema: JSON) -> dict[str, JSON]:
    """Rewrite one OpenAPI 3.0 schema, with all schemas inside it, as JSON Schema 2020-12.

    Args:
        schema: the schema as the document has it.

    Returns:
        A new schema that allows the same values; references are kept as they are.

    Raises:
        DocumentError: it is not an object.

    """
    result = dict(as_object(schema, "schema"))
    if "$ref" in result:
        # By the letter of OpenAPI 3.0, whatever stands beside a reference does not count.
        return {"$ref": result["$ref"]}
    _put_nullable_right(result)
    _put_bound_right(result, "minimum", "exclusiveMinimum")
    _put_bound_right(result, "maximum", "exclusiveMaximum")
    _rewrite_inner_schemas(result)
    return result


def validator(schema: dict[str, JSON], schemas: dict[str, JSON]) -> jsonschema_rs.Draft202012Validator:
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
    whole: dict[str, JSON] = {"allOf": [schema], "components": {"schemas": _needed(schema, schemas)}}
    try:
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, offline=True)
    except ValueError as error:
        message = f"a schema cannot be used: {str(error).partition(chr(10))[0]}"
        raise DocumentError(message) from None


def _needed(schema: JSON, schemas: dict[str, JSON]) -> dict[str, JSON]:
    """The schemas that a schema refers to, by itself or through others."""
    found: dict[str, JSON] = {}
    nodes: list[JSON] = [schema]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).removeprefix("#/components/schemas/").partition("/")[0]
            if name in schemas and name not in found:
                found[name] = schemas[name]
                nodes.append(schemas[name])
            nodes += node.values()
        elif isinstance(node, list):
            nodes += node
    return found


def _put_nullable_right(schema: dict[str, JSON]) -> None:
    # OpenAPI 3.0.3: nullable widens the `type` beside it, means nothing without one, and an enum has to list null.
    if schema.pop("nullable", False) is True and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]


def _put_bound_right(schema: dict[str, JSON], bound: str, exclusive: str) -> None:
    if schema.get(exclusive) is True and bound in schema:
        schema[exclusive] = schema.pop(bound)
    elif isinstance(schema.get(exclusive), bool):
        del schema[exclusive]


def _rewrite_inner_schemas(schema: dict[str, JSON]) -> None:
    for keyword in _ONE_SCHEMA:
        if isinstance(schema.get(keyword), dict):
            schema[keyword] = to_json_schema(schema[keyword])
    for keyword in _LIST_OF_SCHEMAS:
        inner = schema.get(keyword)
        if isinstance(inner, list):
            schema[keyword] = [to_json_schema(each) for each in inner]
    properties = schema.get("properties")
    if isinstance(properties, dict):
        # Walked by name, because a property may well be called "nullable" or "$ref".
        schema["properties"] = {name: to_json_schema(each) for name, each in properties.items()}
