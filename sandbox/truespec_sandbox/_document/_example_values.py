"""One value of a schema, made from the examples in it.

The same schema gives the same value every time. What has no example gets the smallest value that its schema seems to
allow; a text whose pattern that breaks needs an example in the document, and ``make lint-spec`` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._wire._strict_json import JSON

_OF_FORMAT = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "ada@example.com",
    "http-date": "Sat, 31 Jan 2026 12:00:00 GMT",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "12:00:00Z",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def example_value(schema: JSON, schemas: Mapping[str, JSON]) -> JSON:
    """Make one value of a schema, from its examples where it has them.

    Args:
        schema: the JSON Schema.
        schemas: the targets of its references.

    Returns:
        The value.

    """
    return _ExampleBuilder(schemas).value(schema)


@attrs.frozen
class _ExampleBuilder:
    schemas: Mapping[str, JSON]
    above: tuple[str, ...] = ()

    def value(self, schema: JSON) -> JSON:
        if not isinstance(schema, dict):
            return None
        for word in ("example", "const", "default"):
            if word in schema:
                return schema[word]
        for word in ("examples", "enum"):
            listed = schema.get(word)
            if isinstance(listed, list) and listed:
                return listed[0]
        if "$ref" in schema:
            return self._referred(str(schema["$ref"]).rpartition("/")[2])
        return self._combined(schema)

    def _referred(self, name: str) -> JSON:
        inner = _ExampleBuilder(self.schemas, (*self.above, name))
        return None if name in self.above else inner.value(self.schemas.get(name))

    def _combined(self, schema: dict[str, JSON]) -> JSON:
        every, one = schema.get("allOf"), schema.get("oneOf") or schema.get("anyOf")
        if isinstance(every, list):
            values = [self.value(each) for each in every]
            objects = [value for value in values if isinstance(value, dict)]
            if len(objects) < len(values):
                return values[0]
            return {name: member for each in [*objects, self._object(schema)] for name, member in each.items()}
        return self.value(one[0]) if isinstance(one, list) and one else self._plain(schema)

    def _plain(self, schema: dict[str, JSON]) -> JSON:
        kind = schema.get("type")
        kind = kind[0] if isinstance(kind, list) else kind
        make: dict[JSON, Callable[[dict[str, JSON]], JSON]] = {
            "array": self._array,
            "boolean": lambda _: True,
            "integer": _number,
            "null": lambda _: None,
            "number": _number,
            "string": _text,
        }
        return make.get(kind, self._object)(schema)

    def _object(self, schema: dict[str, JSON]) -> dict[str, JSON]:
        properties = schema.get("properties")
        required = schema.get("required")
        members = properties.items() if isinstance(properties, dict) else ()
        needed = required if isinstance(required, list) else []
        return {name: self.value(each) for name, each in members if name in needed or not self._returns(each)}

    def _array(self, schema: dict[str, JSON]) -> JSON:
        items = schema.get("items")
        least = schema.get("minItems")
        times = least if isinstance(least, int) else 0 if self._returns(items) else 1
        return [self.value(items) for _ in range(times)]

    def _returns(self, schema: JSON) -> bool:
        """Whether a schema refers back to one that its value would stand inside of."""
        return isinstance(schema, dict) and str(schema.get("$ref", "")).rpartition("/")[2] in self.above


def _number(schema: dict[str, JSON]) -> JSON:
    least, most = schema.get("minimum"), schema.get("maximum")
    if isinstance(least, (int, float)):
        return least
    return min(most, 1) if isinstance(most, (int, float)) else 1


def _text(schema: dict[str, JSON]) -> JSON:
    least, most = schema.get("minLength"), schema.get("maxLength")
    text = _OF_FORMAT.get(str(schema.get("format")), "text")
    text = text.ljust(least, "x") if isinstance(least, int) else text
    return text[:most] if isinstance(most, int) else text
