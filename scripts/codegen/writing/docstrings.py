"""Descriptions of parameters and properties for the docstrings of generated code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.codegen.reading import merge_properties, resolve, value_types

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON

_TYPE_NAMES = {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false", "null": "null"}
_FLAGS = {"readOnly": "Read-only.", "writeOnly": "Write-only.", "deprecated": "Deprecated."}
_MAX_UNION_DEPTH = 3  # deeper unions do not fit a line


def get_parameter_schema(parameter: JSON) -> JSON:
    """Return the schema of a parameter, that of its only media type when it has `content`."""
    if "schema" in parameter:
        return parameter["schema"]
    return next(iter(parameter["content"].values())).get("schema", {})


def describe_parameter(document: JSON, parameter: JSON) -> str:
    """Return a parameter's description, type, constraints and default."""
    schema = resolve(document, get_parameter_schema(parameter))
    type_text = describe_type(document, schema)
    if "content" in parameter:
        type_text += ", sent as JSON"
    if not parameter.get("required"):
        default = json.dumps(schema["default"], ensure_ascii=False) if "default" in schema else "none"
        type_text += f"; default: {default}"
    deprecated = _FLAGS["deprecated"] if parameter.get("deprecated") else ""
    return _join(_description(parameter, schema), f"{_capitalize(type_text)}.", deprecated)


def describe_property(document: JSON, schema: JSON) -> str:
    """Return a property's description, constraints, default and flags; its type is in the annotation."""
    target = resolve(document, schema)
    constraints = ", ".join(_constraints(target))
    default = json.dumps(target["default"], ensure_ascii=False) if "default" in target else ""
    return _join(
        _description(schema, target),
        f"{_capitalize(constraints)}." if constraints else "",
        f"The server's default is {default}." if default else "",
        *(text for keyword, text in _FLAGS.items() if target.get(keyword) is True),
    )


def _description(*sources: JSON) -> str:
    text = next((str(source["description"]) for source in sources if source.get("description")), "").strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _capitalize(text: str) -> str:
    return text[0].upper() + text[1:]


def describe_type(document: JSON, schema: JSON, depth: int = 0) -> str:
    """Return a schema's type with its constraints: ``text, 1 to 64 characters``."""
    schema = resolve(document, schema)
    members: list[JSON] = schema.get("anyOf", schema.get("oneOf", []))
    if members and depth < _MAX_UNION_DEPTH:
        return " or ".join(dict.fromkeys(describe_type(document, member, depth + 1) for member in members))
    if "enum" in schema:
        return "one of " + ", ".join(_format_value(value) for value in schema["enum"])
    if "const" in schema:
        return f"always {_format_value(schema['const'])}"
    names = [_name_type(document, schema, type_, depth) for type_ in sorted(value_types(document, schema))]
    return ", ".join([" or ".join(names) or "any value", *_constraints(schema)])


def _name_type(document: JSON, schema: JSON, type_: str, depth: int) -> str:
    if type_ == "array":
        return f"list of ({describe_type(document, schema.get('items', {}), depth + 1)})"
    if type_ == "object":
        names = ", ".join(merge_properties(document, schema))
        return f"object with {names}" if names else "object"
    return _TYPE_NAMES.get(type_, type_)


def _format_value(value: JSON) -> str:
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)


def _constraints(schema: JSON) -> list[str]:
    texts = [*_lengths(schema, "Length", "character"), *_bounds(schema), *_lengths(schema, "Items", "item")]
    texts += [f"format {schema['format']}"] if "format" in schema else []
    texts += [f"a multiple of {schema['multipleOf']}"] if "multipleOf" in schema else []
    texts += [f"matching ``{schema['pattern']}``"] if "pattern" in schema else []
    return [*texts, "no item twice"] if schema.get("uniqueItems") is True else texts


def _lengths(schema: JSON, suffix: str, unit: str) -> list[str]:
    low, high = schema.get(f"min{suffix}"), schema.get(f"max{suffix}")
    if high is None:
        return [f"at least {low} {unit}{'' if low == 1 else 's'}"] if low else []
    plural = "" if high == 1 else "s"
    if low == high:
        return [f"{high} {unit}{plural}"]
    return [f"{low} to {high} {unit}{plural}" if low else f"at most {high} {unit}{plural}"]


def _bounds(schema: JSON) -> list[str]:
    # In OpenAPI 3.0 the exclusive keywords are flags of the others, in 3.1 they are bounds themselves.
    texts: list[str] = []
    for keyword, exclusive_keyword, inclusive, exclusive in (
        ("minimum", "exclusiveMinimum", "at least", "more than"),
        ("maximum", "exclusiveMaximum", "at most", "less than"),
    ):
        flag, bound = schema.get(exclusive_keyword), schema.get(keyword)
        if bound is not None:
            texts.append(f"{exclusive if flag is True else inclusive} {bound}")
        if flag is not None and not isinstance(flag, bool):
            texts.append(f"{exclusive} {flag}")
    return texts
