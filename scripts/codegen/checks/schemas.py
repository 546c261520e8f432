"""Checks of the whole document against the specification, and of its schemas: whether the runtime can compile them.

A check yields a :class:`Node` for each problem: the JSON pointer, and a message as its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from scripts.codegen.reading import (
    JSON,
    Node,
    build_pointer,
    is_array,
    is_object,
    iter_parts,
    look_up,
    merge_properties,
)
from truespec._validation._document import Document
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.reading import Part

_ROLES = frozenset({"schema", "assertion"})
# Schemas below these keywords are about the same value as the schema around them.
_SAME_VALUE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
UNDESCRIBED = "x-undescribed"
"""The extension of a schema that says why it requires a property that nothing describes."""


MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""Raised by code that expects OpenAPI's structure where it meets another."""


def check_specification(document: JSON) -> Iterator[Node]:
    """Yield where a document is not valid OpenAPI."""
    is_30 = str(document.get("openapi", "")).startswith("3.0")
    if is_object(paths := document.get("paths")):  # the validator takes an extension there for a path item
        document = {**document, "paths": {path: item for path, item in paths.items() if not path.startswith("x-")}}
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document)
    problems: list[Node] = []
    try:
        for error in validator.iter_errors():
            message = str(error.message).partition("\n")[0][:200]
            problems.append(Node(build_pointer(*error.absolute_path), f"not valid OpenAPI: {message}"))
    except RecursionError:  # it cannot follow an allOf that leads back to itself, which the generator reports
        pass
    except (AssertionError, *MALFORMED):  # the validator fails on some of these documents too
        problems = problems or [Node("", "not valid OpenAPI")]
    yield from problems


def check_compilation(document: JSON) -> Iterator[Node]:
    """Yield the keywords that the runtime's validator cannot use, such as a pattern that is no regular expression."""
    runtime_document = Document("check", to_json_schema(document))
    problems: dict[str, str] = {}
    for part in iter_parts(document):
        if part.role == "schema" and part.owner is not None and part.owner.role not in _ROLES:
            try:
                _ = runtime_document.schema(part.at).validator
            except jsonschema_rs.ValidationError as error:
                pointer = build_pointer(*error.instance_path)
                problems.setdefault(pointer, _describe(document, pointer, error))
            except ValueError as error:
                problems.setdefault(part.at, f"the schema cannot be compiled: {str(error).splitlines()[0]}")
    yield from (Node(pointer, problem) for pointer, problem in problems.items())


def _describe(document: JSON, pointer: str, error: jsonschema_rs.ValidationError) -> str:
    keyword, message = pointer.rpartition("/")[2], str(error.message).partition("\n")[0]
    try:
        value = look_up(document, pointer)
    except (LookupError, ValueError, TypeError):  # a keyword that the conversion to JSON Schema has changed
        value = keyword
    if '"regex"' in message:
        pattern = value if isinstance(value, str) else keyword
        return f"the pattern {pattern!r} cannot be compiled: write it as a regular expression of ECMA-262"
    return f"the schema cannot be compiled: {keyword or 'the document'}: {message[:200]}"


def check_required(document: JSON) -> Iterator[Node]:
    """Yield the names in `required` that are no property of the schema, unless it says why."""
    for part in iter_parts(document):
        required = part.value.get("required")
        if part.role not in _ROLES or not is_array(required) or _has_reason(part):
            continue
        whole = part
        while whole.owner is not None and whole.owner.role in _ROLES and whole.key in _SAME_VALUE:
            whole = whole.owner
        properties = merge_properties(document, whole.value)
        for index, name in enumerate(required):
            if name in required[:index]:
                yield Node(f"{part.at}/required/{index}", f"`required` names {name!r} twice; remove one")
            elif name not in properties:
                message = f"`required` names {name!r}, which is no property; describe it, or say why in {UNDESCRIBED}"
                yield Node(f"{part.at}/required/{index}", message)


def _has_reason(part: Part) -> bool:
    reason = part.value.get(UNDESCRIBED)
    return isinstance(reason, str) and bool(reason.strip())
