"""Answers made from the document's own examples, for an operation that nobody has given a behaviour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import MediaTypeSpec, OperationSpec, ResponseSpec
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


MARK = ("x-sandbox-answer", "example")


def example_response(operation: OperationSpec, schemas: Mapping[str, JSON]) -> Response:
    """Make the answer that stands for an operation without behaviour.

    Args:
        operation: the operation.
        schemas: the document's schemas, targets of references.

    Returns:
        Its first documented success, marked by the header ``X-Sandbox-Answer: example``; an empty 200 when the
        document has no success.

    """
    successes = sorted(status for status in operation.responses if status.startswith("2"))
    if not successes:
        return Response(200, headers=(MARK,), empty=True)
    response = operation.responses[successes[0]]
    status = int(successes[0].replace("X", "0"))
    headers = (*_headers(response, schemas), MARK)
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
