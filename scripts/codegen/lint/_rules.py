"""The rules for a single schema or header; pure functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.codegen.reading import JSON, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

UNBOUNDED, OPTIONAL = "x-unbounded", "x-optional"
_COMBINED = ("$ref", "allOf", "anyOf", "oneOf", "not")
_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")  # an escaped character, or a class of characters
_REPEATED = re.compile(r"[*+]|\{[0-9]+,\}")


def check_schema(schema: dict[str, JSON], *, in_response: bool) -> Iterator[str]:
    """Yield what is loose in a schema itself, without those inside it: what is wrong and what to do.

    ``in_response`` says that it describes what the server sends, where required members have to be named.
    """
    kind = _kind(schema)
    if schema.get("nullable") is True and "type" not in schema:
        yield "`nullable` means nothing without `type`, and tools refuse it; give `type`, or null a member of anyOf"
    if "enum" in schema or "const" in schema or any(word in schema for word in _COMBINED):
        return
    if not _has_reason(schema, UNBOUNDED):
        yield from _unbounded(schema, kind)
    if in_response and schema.get("properties") and not schema.get("required") and not _has_reason(schema, OPTIONAL):
        yield f"an object in a response does not say what is required; give `required`, or `{OPTIONAL}: why`"


def _unbounded(schema: dict[str, JSON], kind: str) -> Iterator[str]:
    excuse = f"or `{UNBOUNDED}: why`"
    match kind:
        case "string" if "maxLength" not in schema and not _is_closed(str(schema.get("pattern", ""))):
            yield f"a string has no bound; give maxLength, enum or a closed pattern, {excuse}"
        case "number" | "integer":
            missing = [word for word in ("minimum", "maximum") if word not in schema]
            if missing:
                yield f"a {kind} has no {' and no '.join(missing)}; give it, {excuse}"
        case "array" if "maxItems" not in schema:
            yield f"an array has no maxItems; give it, {excuse}"
        case "object" if schema.get("additionalProperties") is not False and "maxProperties" not in schema:
            yield f"an object is open; give additionalProperties: false, or maxProperties, {excuse}"
        case "":
            yield f"a schema says nothing of its type; give one, {excuse}"
        case _:
            pass


def _kind(schema: dict[str, JSON]) -> str:
    kind = schema.get("type")
    if is_array(kind):
        kind = next((each for each in kind if each != "null"), "null")
    implied = {"properties": "object", "additionalProperties": "object", "items": "array"}
    return str(kind) if kind else next((implied[word] for word in implied if word in schema), "")


def _is_closed(pattern: str) -> bool:
    """Return whether a pattern is anchored at both ends and has no unbounded repetition."""
    plain = _CLASS.sub("c", pattern)
    return (
        plain.startswith("^") and plain.endswith("$") and "|" not in _outermost(plain) and not _REPEATED.search(plain)
    )


def _outermost(pattern: str) -> str:
    """Return the part of a pattern that is outside of all groups."""
    depth, outside = 0, ""
    for character in pattern:
        depth += {"(": 1, ")": -1}.get(character, 0)
        outside += character if depth == 0 else ""
    return outside


def _has_reason(schema: dict[str, JSON], word: str) -> bool:
    reason = schema.get(word)
    return isinstance(reason, str) and bool(reason.strip())


def check_header(header: dict[str, JSON]) -> str | None:
    """Return what is loose in a header of a response, or None."""
    if header.get("required") is True or _has_reason(header, OPTIONAL):
        return None
    return f"a header of a response is not required, so its absence is no error; require it, or `{OPTIONAL}: why`"


def iter_inner_schemas(schema: dict[str, JSON]) -> Iterator[tuple[tuple[str | int, ...], JSON]]:
    """Yield the schemas directly inside a schema, each with the steps that lead to it."""
    for word in ("items", "additionalProperties", "not", "x-content-schema"):
        if is_object(schema.get(word)):
            yield (word,), schema[word]
    for word in ("allOf", "anyOf", "oneOf"):
        for index, each in enumerate(schema.get(word, [])):
            yield (word, index), each
    if "enum" not in schema:
        for name, each in schema.get("properties", {}).items():
            yield ("properties", name), each
