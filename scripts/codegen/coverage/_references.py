"""Where definitions of a document are used, references followed, and which schemas the runtime validates."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import frozen

from scripts.codegen.reading import JSON, build_pointer, is_array, is_json_media_type, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.codegen.coverage._items import Part


_NOT_MODIFIED = "304"


def is_success(status: str) -> bool:
    """Return whether the runtime validates a response with this status."""
    return status.startswith("2") or status == _NOT_MODIFIED


@frozen
class Use:
    """A definition as one operation uses it."""

    operation: str
    """The JSON pointer of the operation."""
    at: str
    """Where the operation names it."""
    value: JSON
    """What it is, references followed."""
    status: str = ""


class Uses:
    """The operations of a document and what each of them uses."""

    def __init__(self, document: JSON, parts: Iterable[Part]) -> None:
        self.document = document
        self.parts = {part.at: part for part in parts}
        self.operations = [part for part in self.parts.values() if part.role == "operation" and _is_live(part)]
        self.parameters: dict[str, list[Use]] = defaultdict(list)
        """Operation -> its parameters."""
        self.of: dict[str, list[Use]] = defaultdict(list)
        """Definition of a parameter, a request body or a response -> its uses."""
        self.references: dict[str, list[str]] = defaultdict(list)
        """Definition -> the places that refer to it."""
        for part in self.parts.values():
            if isinstance(part.value.get("$ref"), str):
                self.references[target(part.value["$ref"])].append(part.at)
        for operation in self.operations:
            self._read(operation)

    def _read(self, operation: Part) -> None:
        item = operation.owner
        names: set[tuple[str, str]] = set()
        for holder in (operation, item):
            for index in range(len(holder.value.get("parameters", ())) if holder else 0):
                use = self._use(operation, f"{holder.at if holder else ''}/parameters/{index}")
                if (use.value["in"], use.value["name"]) not in names:
                    names.add((use.value["in"], use.value["name"]))
                    self.parameters[operation.at].append(use)
                    self.of[self.end(use.at)].append(use)
        if "requestBody" in operation.value:
            use = self._use(operation, f"{operation.at}/requestBody")
            self.of[self.end(use.at)].append(use)
        for status in operation.value.get("responses", {}):
            use = self._use(operation, operation.at + build_pointer("responses", status), status)
            self.of[self.end(use.at)].append(use)

    def _use(self, operation: Part, at: str, status: str = "") -> Use:
        return Use(operation.at, at, self.value(self.end(at)), status)

    def value(self, at: str) -> JSON:
        """What stands at a JSON pointer, references not followed."""
        node = self.document
        for part in at.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if is_array(node) else node[key]
        return node

    def end(self, at: str) -> str:
        """Where the references that begin at a JSON pointer end."""
        node = self.value(at)
        while is_object(node) and isinstance(node.get("$ref"), str):
            at = target(node["$ref"])
            node = self.value(at)
        return at

    def requirement(self, operation: Part) -> tuple[str, JSON]:
        """The security requirement of an operation, its own or the document's, and where it stands."""
        own = "security" in operation.value
        return (f"{operation.at}/security" if own else "/security"), (
            operation.value["security"] if own else self.document.get("security", [])
        )


def _is_live(part: Part) -> bool:
    return part.owner is not None and part.owner.key == "paths"


def target(reference: str) -> str:
    """The JSON pointer that a reference names."""
    return unquote(reference.removeprefix("#"))


_VALUES = frozenset({"example", "examples", "default", "enum", "const"})  # below these stand values
_WRITTEN = ("application/x-www-form-urlencoded", "text/")  # bodies that are made of a JSON value, which is checked
_NAMES = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})  # below these stand names


def validated_schemas(uses: Uses) -> frozenset[str]:
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
    is_response = bool(uses.of[at][0].status)
    for media_type, content in value.get("content", {}).items() if good or not is_response else ():
        if "schema" in content and (
            is_json_media_type(media_type) or (not is_response and media_type.startswith(_WRITTEN))
        ):
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
