"""Examples: a value for each schema, and a response for each operation without a handler.

The same schema gives the same value every time. A schema without an example gets the smallest value that it seems to
allow. If that violates the schema's pattern, the document needs an example, and ``make lint-spec`` reports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import MediaTypeSpec, OperationSpec, ResponseSpec
    from truespec_sandbox._wire._strict_json import JSON

EXAMPLE_HEADER = ("x-sandbox-response", "example")
_VALUES_OF_FORMATS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "ada@example.com",
    "idn-email": "ada@example.com",
    "http-date": "Sat, 31 Jan 2026 12:00:00 GMT",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "12:00:00Z",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def example_response(operation: OperationSpec, schemas: Mapping[str, JSON]) -> Response:
    """Build the response of an operation without a handler.

    Args:
        operation: the operation.
        schemas: the document's schemas, targets of references.

    Returns:
        Its first documented success response, marked by the header ``X-Sandbox-Response: example``; an empty 200 when
        the document has none.

    """
    successes = sorted(status for status in operation.responses if status.startswith("2"))
    if not successes:
        return Response(200, headers=(EXAMPLE_HEADER,), empty=True)
    response = operation.responses[successes[0]]
    status = int(successes[0].replace("X", "0"))
    headers = (*_headers(response, schemas), EXAMPLE_HEADER)
    if not response.media_types:
        return Response(status, headers=headers, empty=True)
    name = "application/json" if "application/json" in response.media_types else next(iter(response.media_types))
    return Response(status, _body(response.media_types[name], schemas), headers, media_type=name)


def _headers(response: ResponseSpec, schemas: Mapping[str, JSON]) -> list[tuple[str, str]]:
    values = {
        name: example_value(header.schema, schemas) if header.example is None else header.example
        for name, header in response.headers.items()
        if header.required
    }
    return [(name, str(value).lower() if isinstance(value, bool) else str(value)) for name, value in values.items()]


def _body(media_type: MediaTypeSpec, schemas: Mapping[str, JSON]) -> JSON:
    return media_type.examples[0] if media_type.examples else example_value(media_type.schema, schemas)


def example_value(schema: JSON, schemas: Mapping[str, JSON]) -> JSON:
    """Return one value of a schema, from its examples where it has them."""
    return _ExampleBuilder(schemas).build(schema)


@frozen
class _ExampleBuilder:
    schemas: Mapping[str, JSON]
    ancestors: tuple[str, ...] = ()

    def build(self, schema: JSON) -> JSON:
        if not isinstance(schema, dict):
            return None
        for keyword in ("example", "const", "default"):
            if keyword in schema:
                return schema[keyword]
        for keyword in ("examples", "enum"):
            values = schema.get(keyword)
            if isinstance(values, list) and values:
                return values[0]
        if "$ref" in schema:
            return self._referenced(str(schema["$ref"]).rpartition("/")[2])
        return self._combined(schema)

    def _referenced(self, name: str) -> JSON:
        inner = _ExampleBuilder(self.schemas, (*self.ancestors, name))
        return None if name in self.ancestors else inner.build(self.schemas.get(name))

    def _combined(self, schema: dict[str, JSON]) -> JSON:
        every, one = schema.get("allOf"), schema.get("oneOf") or schema.get("anyOf")
        if isinstance(every, list):
            values = [self.build(each) for each in every]
            objects = [value for value in values if isinstance(value, dict)]
            if len(objects) < len(values):
                return values[0]
            return {name: member for each in [*objects, self._object(schema)] for name, member in each.items()}
        return self.build(one[0]) if isinstance(one, list) and one else self._typed(schema)

    def _typed(self, schema: dict[str, JSON]) -> JSON:
        schema_type = schema.get("type")
        schema_type = schema_type[0] if isinstance(schema_type, list) else schema_type
        builders: dict[JSON, Callable[[dict[str, JSON]], JSON]] = {
            "array": self._array,
            "boolean": lambda _: True,
            "integer": _number,
            "null": lambda _: None,
            "number": _number,
            "string": _text,
        }
        return builders.get(schema_type, self._object)(schema)

    def _object(self, schema: dict[str, JSON]) -> dict[str, JSON]:
        properties = schema.get("properties")
        required = schema.get("required")
        members = properties.items() if isinstance(properties, dict) else ()
        needed = required if isinstance(required, list) else []
        return {name: self.build(each) for name, each in members if name in needed or not self._is_recursive(each)}

    def _array(self, schema: dict[str, JSON]) -> JSON:
        items = schema.get("items")
        least = schema.get("minItems")
        length = least if isinstance(least, int) else 0 if self._is_recursive(items) else 1
        return [self.build(items) for _ in range(length)]

    def _is_recursive(self, schema: JSON) -> bool:
        """Return whether a schema refers back to one that its value would stand inside of."""
        return isinstance(schema, dict) and str(schema.get("$ref", "")).rpartition("/")[2] in self.ancestors


def _number(schema: dict[str, JSON]) -> JSON:
    least, most = schema.get("minimum"), schema.get("maximum")
    if isinstance(least, (int, float)):
        return least
    return min(most, 1) if isinstance(most, (int, float)) else 1


def _text(schema: dict[str, JSON]) -> JSON:
    least, most = schema.get("minLength"), schema.get("maxLength")
    text = _VALUES_OF_FORMATS.get(str(schema.get("format")), "text")
    text = text.ljust(least, "x") if isinstance(least, int) else text
    return text[:most] if isinstance(most, int) else text
