"""What models require: a request needs no read-only property, and a response no write-only one.

A required property is required on the side that has it (OpenAPI 3.0.3, section 4.7.24.2).  A schema that requests and
responses share becomes one class, which then requires neither kind.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import TYPE_CHECKING

from scripts.codegen.reading import (
    JSON,
    is_array,
    is_object,
    iter_operations,
    iter_parts,
    look_up,
    merge_properties,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.reading import Part

_ROLES = frozenset({"schema", "assertion"})
_COMBINED = frozenset({"allOf", "anyOf", "oneOf"})
_EXCLUDED = {"request": "readOnly", "response": "writeOnly"}


def relax_required(document: JSON) -> JSON:
    """Return a copy of a document in which no schema requires a property that one of its sides does not have."""
    result = copy.deepcopy(document)
    sides = _find_sides(document)
    for part in iter_parts(document):
        if part.role in _ROLES and is_array(part.value.get("required")):
            whole = part
            while whole.owner is not None and whole.owner.role in _ROLES and whole.key in _COMBINED:
                whole = whole.owner
            properties = merge_properties(document, whole.value)
            excluded = {_EXCLUDED[side] for side in sides[part.at]}
            names = [name for name in part.value["required"] if not excluded & _find_flags(document, properties, name)]
            look_up(result, part.at)["required"] = names
    return result


def _find_flags(document: JSON, properties: dict[str, JSON], name: str) -> set[str]:
    schema = properties.get(name, {})
    parts = [schema, resolve(document, schema)]
    parts += [resolve(document, member) for part in parts if is_object(part) for member in part.get("allOf", ())]
    return {flag for flag in _EXCLUDED.values() for part in parts if is_object(part) and part.get(flag) is True}


def _find_sides(document: JSON) -> dict[str, set[str]]:
    """Return the sides of each schema, by its JSON pointer."""
    inner: dict[str, list[Part]] = defaultdict(list)
    for part in iter_parts(document):
        inner[part.owner.at if part.owner else ""].append(part)
    sides: dict[str, set[str]] = defaultdict(set)
    for operation in iter_operations(document):
        waiting = [(node.pointer, "request") for node in operation.parameters]
        waiting += [(operation.request_body.pointer, "request")] if operation.request_body else []
        waiting += [(node.pointer, "response") for node in operation.responses.values()]
        while waiting:
            pointer, side = waiting.pop()
            if side not in sides[pointer]:
                sides[pointer].add(side)
                waiting += [(each, side) for each in _iter_used(document, pointer, inner)]
    return sides


def _iter_used(document: JSON, pointer: str, inner: dict[str, list[Part]]) -> Iterator[str]:
    reference = look_up(document, pointer).get("$ref")
    if isinstance(reference, str):
        yield reference.removeprefix("#")
    yield from (part.at for part in inner[pointer])
