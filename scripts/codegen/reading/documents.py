"""Documents as read from YAML: source positions, JSON pointers, references, operations and schemas.

Every tool reads OpenAPI documents through these functions.  They take the document's parsed value, so that they serve the
generated ``openapi.json`` as well; :class:`Document` adds the file position of each part, for messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeGuard

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON: TypeAlias = Any  # a parsed document is a tree of dict, list, str, int, float, bool and None

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@frozen
class Document:
    """A YAML document: its value, and the position in a file of each part of it."""

    name: str
    """The files it comes from, as messages name them: ``openapi/<api>/<version>.yaml + overlay.yaml``."""
    value: JSON
    positions: dict[str, str] = field(repr=False)
    """JSON pointer -> ``file:line:column``."""

    def locate(self, pointer: str) -> str:
        """Return the position of the value at a JSON pointer, or of the nearest value around it that has one."""
        while pointer and pointer not in self.positions:
            pointer = pointer.rpartition("/")[0]
        return self.positions.get(pointer, self.name)


class Node(NamedTuple):
    """A value inside a document and its JSON pointer."""

    pointer: str
    value: JSON


@frozen
class Operation:
    """An operation of a document."""

    document: JSON = field(repr=False)
    path: str
    method: str
    """In lower case."""
    value: JSON = field(repr=False)
    """The Operation Object."""

    @property
    def id(self) -> str:
        """The operationId."""
        return str(self.value["operationId"])

    @property
    def title(self) -> str:
        """Method and path, for messages: ``GET /contacts``."""
        return f"{self.method.upper()} {self.path}"

    @property
    def pointer(self) -> str:
        """The JSON pointer of the Operation Object."""
        return build_pointer("paths", self.path, self.method)

    @property
    def parameters(self) -> list[Node]:
        """The parameters, references resolved: its own, then those of the path item that it does not override."""
        nodes = self._parameters_of(Node(self.pointer, self.value))
        own = {(node.value.get("name"), node.value.get("in")) for node in nodes}
        path_item = Node(build_pointer("paths", self.path), self.document["paths"][self.path])
        shared = self._parameters_of(path_item)
        return nodes + [node for node in shared if (node.value.get("name"), node.value.get("in")) not in own]

    def _parameters_of(self, owner: Node) -> list[Node]:
        return [
            resolve_node(self.document, Node(owner.pointer + build_pointer("parameters", index), value))
            for index, value in enumerate(owner.value.get("parameters", []))
        ]

    @property
    def request_body(self) -> Node | None:
        """The request body, references resolved; None when there is none."""
        if "requestBody" not in self.value:
            return None
        return resolve_node(self.document, Node(self.pointer + "/requestBody", self.value["requestBody"]))

    @property
    def request_content(self) -> dict[str, JSON]:
        """Media type -> Media Type Object of the request body; empty when there is none."""
        body = self.request_body
        content: dict[str, JSON] = body.value.get("content", {}) if body else {}
        return content

    @property
    def responses(self) -> dict[str, Node]:
        """Status, range or ``default`` -> response, references resolved."""
        return {
            status: resolve_node(self.document, Node(self.pointer + build_pointer("responses", status), value))
            for status, value in self.value.get("responses", {}).items()
            if not status.startswith("x-")
        }


def is_object(value: object) -> TypeGuard[dict[str, JSON]]:
    """Return whether a parsed value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[JSON]]:
    """Return whether a parsed value is an array."""
    return isinstance(value, list)


def build_pointer(*parts: str | int) -> str:
    """Return the JSON pointer (RFC 6901) with these parts."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def look_up(document: JSON, reference: str) -> JSON:
    """Return the value at a local reference, ``#/components/schemas/Contact``, or at a JSON pointer.

    Raises:
        LookupError, ValueError or TypeError: Nothing is there.
    """
    value = document
    for part in reference.removeprefix("#").split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if is_array(value) else value[key]
    return value


def resolve_node(document: JSON, node: Node) -> Node:
    """Return the node that ``node`` refers to with ``$ref``, or ``node`` itself when it is no reference."""
    while is_object(node.value) and isinstance(node.value.get("$ref"), str):
        reference: str = node.value["$ref"]
        node = Node(reference.removeprefix("#"), look_up(document, reference))
    return node


def resolve(document: JSON, value: JSON) -> JSON:
    """Return the value that ``value`` refers to with ``$ref``, or ``value`` itself when it is no reference."""
    return resolve_node(document, Node("", value)).value


def iter_operations(document: JSON) -> Iterator[Operation]:
    """Yield the operations of a document in its order of paths."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS if not path.startswith("x-") else ():
            if method in item:
                yield Operation(document, path, method, item[method])
