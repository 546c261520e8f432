"""The discriminators of a document, found again by the schemas that they choose between.

openapi-python-client forgets discriminators when it reads a document; a union of it knows only its members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.reading import is_object
from scripts.codegen.reading import iter_nodes as walk
from scripts.codegen.writing._names import class_name

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON


@frozen
class Discriminator:
    """The property that tells the members of a union apart, and the class that each of its values stands for."""

    name: str
    members: dict[str, str]


def discriminators(document: JSON) -> dict[frozenset[str], Discriminator]:
    """Each discriminator of a document, by the names of the classes that it chooses between."""
    found: dict[frozenset[str], Discriminator] = {}
    for _, node in walk(document):
        if is_object(node) and is_object(node.get("discriminator")):
            references = [member["$ref"] for member in node.get("oneOf") or node.get("anyOf") or () if "$ref" in member]
            members = _members(node["discriminator"], references)
            found[frozenset(members.values())] = Discriminator(node["discriminator"]["propertyName"], members)
    return found


def _members(discriminator: dict[str, JSON], references: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = discriminator.get("mapping", {})
    named = {value: class_name(reference) for value, reference in mapping.items()}
    # A schema that no mapping names stands for itself, under its own name (OpenAPI 3.0.4, section 4.7.25).
    for reference in references:
        if class_name(reference) not in named.values():
            named[reference.rpartition("/")[2]] = class_name(reference)
    return named
