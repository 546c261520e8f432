"""Checks of a document's structure: version, paths, references, operation ids, names and unions.

A check yields a :class:`Node` for each problem: the JSON pointer, and a message as its value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.codegen.reading import (
    JSON,
    METHODS,
    Node,
    build_pointer,
    is_array,
    is_object,
    iter_operations,
    iter_parts,
    iter_schemas,
    look_up,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPONENT = re.compile(r"#/components/[A-Za-z]+/[^/]+")


def check_version(document: JSON) -> Iterator[Node]:
    """Yield a problem when the document is not OpenAPI 3.0 or 3.1."""
    version = document.get("openapi") if is_object(document) else None
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.\d+", version):
        yield Node("/openapi", f"`openapi` must be 3.0.x or 3.1.x, not {version!r}")


def check_paths(document: JSON) -> Iterator[Node]:
    """Yield the path items and operations that are not objects, and those whose parameters are not a list of objects."""
    paths: JSON = document.get("paths", {}) if is_object(document) else {}
    if not is_object(paths):
        yield Node("/paths", "`paths` must be an object")
        return
    for path, item in paths.items():
        if path.startswith("x-"):
            continue
        yield from _check_parameter_list(Node(build_pointer("paths", path), item), path)
        if is_object(item) and "$ref" in item:
            message = f"{path}: a path item that is a reference is not supported; write it out"
            yield Node(build_pointer("paths", path, "$ref"), message)
        for method in METHODS:
            if is_object(item) and method in item:
                operation = Node(build_pointer("paths", path, method), item[method])
                yield from _check_parameter_list(operation, f"{method.upper()} {path}")


def _check_parameter_list(owner: Node, title: str) -> Iterator[Node]:
    if not is_object(owner.value):
        yield Node(owner.pointer, f"{title} must be an object")
        return
    parameters = owner.value.get("parameters", [])
    if not is_array(parameters) or not all(is_object(parameter) for parameter in parameters):
        yield Node(f"{owner.pointer}/parameters", "`parameters` must be a list of objects")


def check_references(document: JSON) -> Iterator[Node]:
    """Yield the references that are not local, do not name a component, or lead nowhere."""
    for part in iter_parts(document):
        reference = part.value.get("$ref")
        if not isinstance(reference, str):
            continue
        if not reference.startswith("#/"):
            problem = "leads out of the document; only local references are supported"
        elif not _COMPONENT.fullmatch(reference):
            problem = "leads to a part of a component; give that part a name in components"
        else:
            problem = _find_target_problem(document, part.value)
        if not problem:
            continue
        yield Node(f"{part.at}/$ref", f"$ref {reference!r} {problem}")


def _find_target_problem(document: JSON, value: JSON) -> str:
    visited: set[str] = set()
    while is_object(value) and isinstance(value.get("$ref"), str):
        if value["$ref"] in visited:
            return "leads back to itself"
        visited.add(value["$ref"])
        try:
            value = look_up(document, value["$ref"])
        except (LookupError, ValueError, TypeError):
            return "leads nowhere"
    return ""


def check_operation_ids(document: JSON) -> Iterator[Node]:
    """Yield the operations without an operationId, or with one that gives the same module as another."""
    titles: dict[str, str] = {}
    for operation in iter_operations(document):
        name = operation.value.get("operationId")
        if not isinstance(name, str) or not name:
            message = f"{operation.title} has no operationId, which names the client's module; add one"
            yield Node(operation.pointer, message)
            continue
        module = re.sub(r"[\W_]", "", name.lower())
        if module in titles:
            message = f"operationId {name!r} of {operation.title} is also that of {titles[module]}; rename one"
            yield Node(f"{operation.pointer}/operationId", message)
        titles.setdefault(module, operation.title)


def check_property_names(document: JSON) -> Iterator[Node]:
    """Yield the properties whose names have control characters."""
    for pointer, value in iter_schemas(document):
        properties: JSON = value.get("properties")
        for name in list(properties) if is_object(properties) else []:
            if not name.isprintable():
                message = f"the property {name!r} has a control character in its name"
                yield Node(pointer + build_pointer("properties", name), message)


def check_unions(document: JSON) -> Iterator[Node]:
    """Yield the unions that the generator would read only in part."""
    for pointer, value in iter_schemas(document):
        if "discriminator" in value:
            members: list[JSON] = value.get("oneOf") or value.get("anyOf") or []
            if not members or not all(is_object(member) and "$ref" in member for member in members):
                yield Node(pointer, "a discriminator needs oneOf or anyOf, and a $ref for each member")
        if "properties" in value and ("oneOf" in value or "anyOf" in value):
            yield Node(pointer, "properties beside oneOf or anyOf are not supported; move them into the members")
