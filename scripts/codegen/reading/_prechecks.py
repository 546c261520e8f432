"""What must hold before a document is worth generating from.

openapi-python-client ends with exit code 0 after dropping what it does not know.  Each thing that it or our templates
would drop is named here, with its place, and stops the generation instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.reading import _wire_checks
from scripts.codegen.reading._navigation import METHODS, follow, operations, parameters, resolve, walk
from scripts.codegen.reading._yaml import JSON, is_array, is_object, nearest_place, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.reading._overlay import Document

_COMPONENT = re.compile(r"#/components/[A-Za-z]+/[^/]+")


def check(document: Document) -> None:
    """Raise SourceError for the faults of ``document``, all of them in one message, each with its place.

    Two faults stop the reading at once, because nothing more can be read then: what is no OpenAPI document, and a
    reference that leads nowhere.
    """
    for stage in (
        (_version, _structure),
        (_references,),
        (_operation_ids, _names, *_wire_checks.CHECKS, _schemas),
    ):
        faults = [
            f"{nearest_place(document.places, at, document.name)}: {told}"
            for check_one in stage
            for at, told in check_one(document.value)
        ]
        if faults:
            raise SourceError("\n".join(faults))


def _version(value: JSON) -> Iterator[tuple[str, str]]:
    version = value.get("openapi") if is_object(value) else None
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.\d+", version):
        yield "/openapi", f"`openapi` must be 3.0.x or 3.1.x, not {version!r}"


def _structure(value: JSON) -> Iterator[tuple[str, str]]:
    paths: JSON = value.get("paths", {}) if is_object(value) else {}
    if not is_object(paths):
        yield "/paths", "`paths` must be an object"
        return
    for path, item in paths.items():
        yield from _holder(pointer("paths", path), path, item)
        if is_object(item) and "$ref" in item:
            yield pointer("paths", path, "$ref"), f"{path}: a path that is a reference is not read; write it out"
        for method in METHODS:
            if is_object(item) and method in item:
                yield from _holder(pointer("paths", path, method), f"{method.upper()} {path}", item[method])


def _holder(at: str, name: str, node: JSON) -> Iterator[tuple[str, str]]:
    """A path item or an operation: what may hold parameters."""
    if not is_object(node):
        yield at, f"{name} must be an object"
        return
    found = node.get("parameters", [])
    if not is_array(found) or not all(is_object(parameter) for parameter in found):
        yield at + "/parameters", "`parameters` must be a list of objects"


def _operation_ids(value: JSON) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for at, path, method, operation in operations(value):
        name = operation.get("operationId")
        told = f"{method.upper()} {path}"
        if not isinstance(name, str) or not name:
            yield (
                at,
                f"{told} has no operationId, and the client's function takes its name from it",
            )
            continue
        module = re.sub(r"[^a-z0-9]", "", name.lower())
        if module in first:
            yield (
                at + "/operationId",
                f"operationId {name!r} of {told} is also that of {first[module]}; rename one",
            )
        first.setdefault(module, told)


def _names(value: JSON) -> Iterator[tuple[str, str]]:
    for at, node in walk(value):
        properties: JSON = node.get("properties") if is_object(node) else None
        for name in list(properties) if is_object(properties) else []:
            if not name.isprintable():
                yield at + pointer("properties", name), f"the property {name!r} has a control character in its name"


def _references(value: JSON) -> Iterator[tuple[str, str]]:
    for at, node in walk(value):
        reference = node.get("$ref") if is_object(node) else None
        if not isinstance(reference, str):
            continue
        if not reference.startswith("#/"):
            yield (
                at + "/$ref",
                f"$ref {reference!r} leads out of the document; only local references are read",
            )
            continue
        if not _COMPONENT.fullmatch(reference):
            yield at + "/$ref", f"$ref {reference!r} leads into the middle of something; give that a name in components"
            continue
        try:
            _check_end(value, node)
        except (KeyError, IndexError, ValueError, TypeError):
            yield at + "/$ref", f"$ref {reference!r} leads nowhere"


def _check_end(value: JSON, node: JSON) -> None:
    seen: set[str] = set()
    while is_object(node) and isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        if reference in seen:
            message = "in a circle"
            raise ValueError(message)
        seen.add(reference)
        node = follow(value, reference)


def _schemas(value: JSON) -> Iterator[tuple[str, str]]:
    for at, node in walk(value):
        if is_object(node) and "discriminator" in node:
            members: list[JSON] = node.get("oneOf") or node.get("anyOf") or []
            if not members or not all(is_object(member) and "$ref" in member for member in members):
                yield at, "a discriminator needs oneOf or anyOf, and a $ref for each member"
        if is_object(node) and "properties" in node and ("oneOf" in node or "anyOf" in node):
            yield at, "properties beside oneOf or anyOf are not read; put them into the members"


__all__ = ["check", "operations", "parameters", "resolve", "walk"]
