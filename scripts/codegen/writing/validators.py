"""The schemas that generated code validates a value of a union against, where nothing else distinguishes its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.reading import JSON, is_array, is_object
from scripts.codegen.writing.all_of import ANNOTATIONS
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.writing.schema_input import SchemaRewriter

_DATA_KEYWORDS = frozenset({"enum", "const"})
_MAP_KEYWORDS = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_COMPONENTS = "/components/schemas/"


class ValidatorWriter:
    """Collects members of unions, and the components that they refer to, as JSON Schema."""

    def __init__(self, document: JSON, schemas: SchemaRewriter) -> None:
        self._document = document
        self._schemas = schemas
        self._members: dict[str, JSON] = {}

    def add(self, pointer: str) -> str:
        """Add the schema at a pointer and return its name."""
        self._members[pointer] = self._schemas.originals[pointer]
        return pointer

    def build(self) -> JSON:
        """Return all schemas as one JSON document; None when there is none."""
        if not self._members:
            return None
        components: dict[str, JSON] = self._document.get("components", {}).get("schemas", {})
        names, waiting = set[str](), list(_iter_references(self._members))
        while waiting:
            name = waiting.pop()
            if name not in names and name in components:
                names.add(name)
                waiting += _iter_references(components[name])
        used = {name: components[name] for name in components if name in names}
        return {"components": {"schemas": self._convert(used)}, "members": self._convert(self._members)}

    def _convert(self, schemas: dict[str, JSON]) -> dict[str, JSON]:
        document = {"openapi": self._document["openapi"], "components": {"schemas": schemas}}
        converted = to_json_schema(document)["components"]["schemas"]
        return {name: _strip(schema) for name, schema in converted.items()}


def _iter_references(node: JSON) -> Iterator[str]:
    """Yield the names of the components that a schema refers to."""
    if is_object(node) and isinstance(node.get("$ref"), str):
        yield node["$ref"].removeprefix(f"#{_COMPONENTS}").replace("~1", "/").replace("~0", "~")
    for child in node.values() if is_object(node) else node if is_array(node) else ():
        yield from _iter_references(child)


def _strip(schema: JSON, *, keys_are_names: bool = False) -> JSON:
    """Leave out what restricts no value."""
    if is_array(schema):
        return [_strip(item) for item in schema]
    if not is_object(schema):
        return schema
    if keys_are_names:
        return {name: _strip(value) for name, value in schema.items()}
    return {
        key: value if key in _DATA_KEYWORDS else _strip(value, keys_are_names=key in _MAP_KEYWORDS)
        for key, value in schema.items()
        if key not in ANNOTATIONS and not key.startswith("x-")
    }
