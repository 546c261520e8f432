"""Find one's way in an OpenAPI document: its operations, their parameters, and what a reference leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.reading._yaml import JSON, is_array, is_object, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_VALUES = {"example", "examples", "default", "enum", "const"}  # below these stand values, whatever they look like
_NAMES = {"properties", "patternProperties", "schemas"}  # below these stand names, whatever they look like


def operations(value: JSON) -> Iterator[tuple[str, str, str, JSON]]:
    """Each operation of a document as (JSON pointer, path, method, operation object)."""
    for path, item in value.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield pointer("paths", path, method), path, method, item[method]


def resolve(value: JSON, node: JSON) -> JSON:
    """``node``, or what its local ``$ref`` leads to."""
    while is_object(node) and isinstance(node.get("$ref"), str):
        node = follow(value, node["$ref"])
    return node


def parameters(value: JSON, path: str, operation: JSON) -> list[JSON]:
    """The parameters of an operation, those of its path item included, references resolved."""
    own = [resolve(value, node) for node in operation.get("parameters", [])]
    taken = {(parameter.get("name"), parameter.get("in")) for parameter in own}
    shared = [resolve(value, node) for node in value["paths"][path].get("parameters", [])]
    return own + [parameter for parameter in shared if (parameter.get("name"), parameter.get("in")) not in taken]


def follow(value: JSON, reference: str) -> JSON:
    """What stands at a local reference; KeyError, IndexError, ValueError or TypeError when nothing does."""
    node = value
    for part in reference.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if is_array(node) else node[key]
    return node


def walk(node: JSON, at: str = "", *, names: bool = False) -> Iterator[tuple[str, JSON]]:
    """Each node and its pointer, without examples; ``names`` says that the node's keys are names, not keywords."""
    if not names:
        yield at, node
    children = list(node.items()) if is_object(node) else list(enumerate(node)) if is_array(node) else []
    for key, child in children:
        if names or key not in _VALUES:
            yield from walk(child, at + pointer(key), names=not names and key in _NAMES)
