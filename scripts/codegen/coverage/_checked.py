"""What the runtime holds calls to: the schemas of parameters, of JSON bodies and of the headers of good answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.coverage._uses import is_success, target
from scripts.codegen.reading import build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.coverage._uses import Uses
    from scripts.codegen.reading import JSON

_VALUES = frozenset({"example", "examples", "default", "enum", "const"})  # below these stand values
_WRITTEN = ("application/x-www-form-urlencoded", "text/")  # bodies that are made of a JSON value, which is checked
_NAMES = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})  # below these stand names


def checked(uses: Uses) -> frozenset[str]:
    """The JSON pointers of the schemas that something of a call is checked against, and of all that these refer to."""
    seen: set[str] = set()
    for at in list(uses.of):
        for root in _roots(uses, at):
            _reach(uses, root, seen)
    return frozenset(seen)


def _roots(uses: Uses, at: str) -> Iterator[str]:
    value = uses.value(at)
    good = any(is_success(use.status) for use in uses.of[at])
    if "schema" in value:  # a parameter
        yield f"{at}/schema"
    answer = bool(uses.of[at][0].status)
    for media_type, content in value.get("content", {}).items() if good or not answer else ():
        if "schema" in content and (_is_json(media_type) or (not answer and media_type.startswith(_WRITTEN))):
            yield at + build_pointer("content", media_type, "schema")
    for name in value.get("headers", {}) if good else ():
        header = uses.end(at + build_pointer("headers", name))
        if "schema" in uses.value(header):
            yield f"{header}/schema"


def _reach(uses: Uses, root: str, seen: set[str]) -> None:
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        waiting += _below(uses.value(here), here)


def _below(node: JSON, here: str) -> Iterator[str]:
    if is_object(node) and isinstance(node.get("$ref"), str):
        yield target(node["$ref"])
    for key, child in node.items() if is_object(node) else enumerate(node) if is_array(node) else ():
        if key in _NAMES and is_object(child):
            yield from (here + build_pointer(key, name) for name in child)
        elif key not in _VALUES and isinstance(child, dict | list):
            yield here + build_pointer(key)


def _is_json(media_type: str) -> bool:
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")
