"""What the document says of a parameter, in words for a docstring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.codegen.reading import merge_properties as properties
from scripts.codegen.reading import resolve
from scripts.codegen.reading import value_types as kinds

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON

_NAMES = {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false", "null": "null"}


def described(document: JSON, parameter: JSON) -> str:
    """A parameter's meaning, type, constraints and default, and whether it is deprecated."""
    schema = (
        parameter["schema"] if "schema" in parameter else next(iter(parameter["content"].values())).get("schema", {})
    )
    schema = resolve(document, schema)
    meaning = str(parameter.get("description") or schema.get("description") or "").strip()
    told = type_of(document, schema)
    if "content" in parameter:
        told += ", sent as JSON"
    if not parameter.get("required"):
        told += f"; default: {json.dumps(schema['default'], ensure_ascii=False) if 'default' in schema else 'none'}"
    sentences = [meaning if not meaning or meaning.endswith((".", "!", "?")) else f"{meaning}."]
    sentences.append(f"{told[0].upper()}{told[1:]}.")
    if parameter.get("deprecated"):
        sentences.append("Deprecated.")
    return " ".join(sentence for sentence in sentences if sentence)


def property_text(document: JSON, schema: JSON) -> str:
    """A property's meaning, constraints, default and marks; its type stands beside it in the code."""
    found = resolve(document, schema)
    meaning = str(schema.get("description") or found.get("description") or "").strip()
    constraints = ", ".join(_constraints(found))
    sentences = [meaning if not meaning or meaning.endswith((".", "!", "?")) else f"{meaning}."]
    sentences.append(f"{constraints[0].upper()}{constraints[1:]}." if constraints else "")
    if "default" in found:
        sentences.append(f"The server's default is {json.dumps(found['default'], ensure_ascii=False)}.")
    for mark, told in (("readOnly", "Read-only."), ("writeOnly", "Write-only."), ("deprecated", "Deprecated.")):
        sentences.append(told if found.get(mark) is True else "")
    return " ".join(sentence for sentence in sentences if sentence)


def _constraints(schema: JSON) -> list[str]:
    told = [*_length(schema, "minLength", "maxLength", "character"), *_range(schema)]
    return [*told, *_length(schema, "minItems", "maxItems", "item"), *_others(schema)]


def type_of(document: JSON, schema: JSON, depth: int = 0) -> str:
    """A schema's type with its constraints: ``text, 1 to 64 characters``."""
    schema = resolve(document, schema)
    members: list[JSON] = schema.get("anyOf", schema.get("oneOf", []))
    if members and depth < 3:  # noqa: PLR2004  (deeper ones are not for one line)
        return " or ".join(dict.fromkeys(type_of(document, member, depth + 1) for member in members))
    if "enum" in schema:
        return "one of " + ", ".join(_value(value) for value in schema["enum"])
    if "const" in schema:
        return f"always {_value(schema['const'])}"
    found = kinds(document, schema)
    names = [_name(document, schema, kind, depth) for kind in sorted(found)]
    return ", ".join([" or ".join(names) or "any value", *_constraints(schema)])


def _name(document: JSON, schema: JSON, kind: str, depth: int) -> str:
    if kind == "array":
        return f"list of ({type_of(document, schema.get('items', {}), depth + 1)})"
    if kind == "object":
        names = ", ".join(properties(document, schema))
        return f"object with {names}" if names else "object"
    return _NAMES.get(kind, kind)


def _value(value: JSON) -> str:
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)


def _length(schema: JSON, least: str, most: str, unit: str) -> list[str]:
    low, high = schema.get(least), schema.get(most)
    if high is None:
        return [f"at least {low} {unit}{'' if low == 1 else 's'}"] if low else []
    plural = "" if high == 1 else "s"
    if low == high:
        return [f"{high} {unit}{plural}"]
    return [f"{low} to {high} {unit}{plural}" if low else f"at most {high} {unit}{plural}"]


def _range(schema: JSON) -> list[str]:
    # In OpenAPI 3.0 the exclusive keywords are flags of the others, in 3.1 they are bounds themselves.
    told: list[str] = []
    for keyword, exclusive, inside, outside in (
        ("minimum", "exclusiveMinimum", "at least", "more than"),
        ("maximum", "exclusiveMaximum", "at most", "less than"),
    ):
        flag, bound = schema.get(exclusive), schema.get(keyword)
        if bound is not None:
            told.append(f"{outside if flag is True else inside} {bound}")
        if flag is not None and not isinstance(flag, bool):
            told.append(f"{outside} {flag}")
    return told


def _others(schema: JSON) -> list[str]:
    told = [f"format {schema['format']}"] if "format" in schema else []
    told += [f"a multiple of {schema['multipleOf']}"] if "multipleOf" in schema else []
    told += [f"matching ``{schema['pattern']}``"] if "pattern" in schema else []
    return [*told, "no item twice"] if schema.get("uniqueItems") is True else told
