"""Who uses what in a document, references followed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import frozen

from scripts.codegen.reading import JSON, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.codegen.coverage._grammar import Part

_NOT_MODIFIED = "304"


def is_success(status: str) -> bool:
    """Whether the runtime holds an answer with this status to the document."""
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

    def __init__(self, document: JSON, found: Iterable[Part]) -> None:
        self.document = document
        self.parts = {part.at: part for part in found}
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
        taken: set[tuple[str, str]] = set()
        for holder in (operation, item):
            for index in range(len(holder.value.get("parameters", ())) if holder else 0):
                use = self._use(operation, f"{holder.at if holder else ''}/parameters/{index}")
                if (use.value["in"], use.value["name"]) not in taken:
                    taken.add((use.value["in"], use.value["name"]))
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
