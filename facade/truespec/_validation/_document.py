"""The effective document of an API: look-ups by JSON pointer, and its operations with all that a call needs of them.

The objects have the names of the OpenAPI Specification.  What they say of an operation is read once, when the operation is
first called.
"""

from __future__ import annotations

import functools
import importlib.resources
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import orjson
from attrs import frozen

from truespec._json import is_array, is_object, json_pointer
from truespec._media_types import best_match, is_json
from truespec._validation._json_schema import to_json_schema
from truespec._validation._responses import HeaderObject, read_headers, schema_types
from truespec._validation._schemas import Schema
from truespec._validation._sides import keep_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAX_CONTENT_TYPES = 32
_RESPONSE = "/paths/./get/responses"
_KINDS: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
    "file": (bytes, str),
}
"""The Python types of parsed bodies.  Where a scalar is allowed, any value is."""


@functools.cache
def load_document(package: str) -> Document:
    """Return the document that the generated package ``package`` was made from."""
    data = importlib.resources.files(package).joinpath("openapi.json").read_bytes()
    return Document(
        package, to_json_schema(orjson.loads(data)), is_one_sided=b'"readOnly"' in data or b'"writeOnly"' in data
    )


class Document:
    """An API's document in JSON Schema 2020-12, with the operations and schemas that have been read."""

    def __init__(self, package: str, value: dict[str, Any], *, is_one_sided: bool = True) -> None:
        self.package = package
        self.value = value
        self._is_one_sided = is_one_sided
        self._operations: dict[tuple[str, str], OperationObject] = {}
        self._schemas: dict[str, Schema] = {}
        self._resolved: dict[str, tuple[str, Any]] = {}

    @functools.cached_property
    def registry(self) -> jsonschema_rs.Registry:
        """The document as its requests and as its responses have it."""
        sides = dict.fromkeys(map(self.uri, ("", _RESPONSE)), self.value)
        if self._is_one_sided:
            sides[self.uri("")] = keep_side(self.value, "readOnly", self.get)
            sides[self.uri(_RESPONSE)] = keep_side(self.value, "writeOnly", self.get)
        return jsonschema_rs.Registry(list(sides.items()))

    def uri(self, pointer: str) -> str:
        """Return the URI of the document in the registry, for a schema at a JSON pointer inside an operation."""
        is_response = self._is_one_sided and pointer.split("/")[4:5] == ["responses"]
        return f"urn:truespec:{self.package}{':responses' if is_response else ''}"

    def operation(self, method: str, path: str) -> OperationObject:
        """Return the operation with this method and path template."""
        operation = self._operations.get((method, path))
        if operation is None:
            operation = self._operations[method, path] = OperationObject(self, method, path)
        return operation

    def schema(self, pointer: str) -> Schema:
        """Return the schema at a JSON pointer; where there is none, every value is valid."""
        schema = self._schemas.get(pointer)
        if schema is None:
            schema = Schema(self, pointer)
            if self.get(pointer) is not None:
                self._schemas[pointer] = schema
        return schema

    @functools.cached_property
    def personal_names(self) -> frozenset[str]:
        """The names of the properties that the document marks as personal data."""
        return frozenset(_find_personal_names(self.value))

    def get(self, pointer: str) -> Any:
        """Return the value at a JSON pointer, references followed; None when there is none."""
        return self.resolve(pointer)[1]

    def get_object(self, pointer: str) -> dict[str, Any]:
        """Return the object at a JSON pointer; an empty one when there is none."""
        value = self.get(pointer)
        return value if is_object(value) else {}

    def resolve(self, pointer: str) -> tuple[str, Any]:
        """Return the JSON pointer where another one ends after all references, and the value there."""
        resolved = self._resolved.get(pointer)
        if resolved is None:
            resolved = self._follow(pointer)
            if resolved[1] is not None:  # absent names come from outside too, in unlimited numbers
                self._resolved[pointer] = resolved
        return resolved

    def _follow(self, pointer: str) -> tuple[str, Any]:
        place = ""
        node: Any = self.value
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            place = f"{place}/{part}"
            node = node.get(key) if is_object(node) else node[int(key)] if is_array(node) else None
            if is_object(node) and isinstance(node.get("$ref"), str):
                place, node = self.resolve(node["$ref"].removeprefix("#"))
        return place, node


def _find_personal_names(node: Any) -> Iterator[str]:
    if is_array(node):
        for item in node:
            yield from _find_personal_names(item)
    elif is_object(node):
        properties = node.get("properties")
        for name, schema in properties.items() if is_object(properties) else ():
            if is_object(schema) and schema.get("x-personal") is True:
                yield name
        for value in node.values():
            yield from _find_personal_names(value)


@frozen
class ParameterObject:
    """A parameter as the document describes it."""

    location: str
    place: str
    required: bool
    schema: Schema


class OperationObject:
    """An operation as the document describes it."""

    def __init__(self, document: Document, method: str, path: str) -> None:
        self.pointer = json_pointer("paths", path, method.lower())
        self.parameters = _read_parameters(document, json_pointer("paths", path), self.pointer)
        """The parameters by location and name, those of the path item included."""
        self.requires_body = document.get_object(f"{self.pointer}/requestBody").get("required") is True
        self._document = document
        self._bodies: dict[str, Schema | None] = {}
        self._responses: dict[int, ResponseObject | None] = {}

    def body_schema(self, media_type: str) -> Schema | None:
        """Return the schema of a request body; None when the document does not have this media type."""
        if media_type not in self._bodies:
            pointer = f"{self.pointer}/requestBody" + json_pointer("content", media_type)
            is_described = self._document.get(pointer) is not None
            self._bodies[media_type] = self._document.schema(f"{pointer}/schema") if is_described else None
        return self._bodies[media_type]

    def response(self, status: int) -> ResponseObject | None:
        """Return the response for a status: that of the status itself, of its range (``4XX``), or ``default``; or None."""
        if status not in self._responses:
            names = (str(status), f"{status // 100}XX", "default")
            pointers = [f"{self.pointer}/responses/{name}" for name in names]
            pointer = next((pointer for pointer in pointers if self._document.get(pointer) is not None), None)
            self._responses[status] = None if pointer is None else ResponseObject(self._document, pointer)
        return self._responses[status]

    @functools.cached_property
    def success_response(self) -> ResponseObject:
        """The response for the first of the success statuses."""
        status = next(iter(self.success_statuses()), 0)
        return self.response(status) or ResponseObject(self._document, f"{self.pointer}/responses/{status}")

    def success_statuses(self) -> list[int]:
        """Return the success statuses of the document, those with a body first."""
        pointer = f"{self.pointer}/responses"
        statuses = [int(name) for name in self._document.get_object(pointer) if name.isdecimal() and name < "4"]
        return sorted(statuses, key=lambda status: (not self._document.get(f"{pointer}/{status}/content"), status))


def _read_parameters(document: Document, *holders: str) -> Mapping[tuple[str, str], ParameterObject]:
    parameters: dict[tuple[str, str], ParameterObject] = {}
    for holder in holders:
        for index in range(len(document.get(f"{holder}/parameters") or ())):
            pointer = f"{holder}/parameters/{index}"
            node = document.get(pointer)
            name, location = node["name"], node["in"]
            content = "".join(json_pointer("content", media_type) for media_type in node.get("content", ()))
            schema, required = document.schema(f"{pointer}{content}/schema"), bool(node.get("required"))
            parameters[location, name] = ParameterObject(location, f"{location} {name!r}", required, schema)
    return parameters


@frozen
class MediaTypeObject:
    """The media type of a response body, and the schema that the document has for it."""

    schema: Schema
    is_json: bool
    is_text: bool


class ResponseObject:
    """A response as the document describes it."""

    def __init__(self, document: Document, pointer: str) -> None:
        content = document.get_object(f"{pointer}/content")
        self.pointer = pointer
        self.headers: tuple[HeaderObject, ...] = read_headers(document, pointer)
        self.schemas = {name: document.schema(pointer + json_pointer("content", name, "schema")) for name in content}
        """The schemas of the body by media type or range; none for a response without a body."""
        self.value_types = _value_types(document, self.schemas)
        """The Python types of which a parsed body has one."""
        self._media_types: dict[str, MediaTypeObject | None] = {}

    def media_type(self, content_type: str) -> MediaTypeObject | None:
        """Return the description of a body with this Content-Type; None when the document has none."""
        try:
            return self._media_types[content_type]
        except KeyError:
            pass
        match = best_match(self.schemas, content_type)
        described = None
        if match is not None:
            is_text = content_type.lstrip().lower().startswith("text/")
            described = MediaTypeObject(self.schemas[match], is_json(content_type), is_text)
        if len(self._media_types) < _MAX_CONTENT_TYPES:  # a server may send any number of them
            self._media_types[content_type] = described
        return described


def _value_types(document: Document, schemas: Mapping[str, Schema]) -> tuple[type, ...]:
    types: set[type] = set()
    for media_type, schema in schemas.items():
        names = schema_types(document, document.get(schema.pointer)) if is_json(media_type) else {"file"}
        if not names or "*" in media_type or not names <= _KINDS.keys():
            return (object,)
        types.update(*(_KINDS[name] for name in names))
    return tuple(types) or (object,)
