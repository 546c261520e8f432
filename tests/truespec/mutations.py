"""One thing wrong with an answer that was right: which things can be, and where a deviation has to point then.

It reads the document by itself, knowing nothing of how the runtime does.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OF_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,), "object": (dict,),
    "null": (type(None),),
}  # fmt: skip
_OTHERS: tuple[Any, ...] = ("text", 17, 1.5, True, ["text"], {"text": 1})


@frozen
class Mutation:
    """One change: its kind, the pointer that a deviation has to have, and how a copy of the body is changed."""

    kind: str
    pointer: str
    change: Callable[[Any], Any]


def mutations(document: dict[str, Any], schema: Any, body: Any) -> list[Mutation]:
    """Every single change to a valid body that makes it wrong."""
    return list(_walk(document, schema, body, ()))


def _resolved(document: dict[str, Any], schema: Any) -> dict[str, Any]:
    while isinstance(schema, dict) and "$ref" in schema:
        node: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        schema = node
    return schema if isinstance(schema, dict) else {}


def _walk(document: dict[str, Any], schema: Any, value: Any, path: tuple[Any, ...]) -> Iterator[Mutation]:
    schema = _resolved(document, schema)
    for member in schema.get("allOf", ()):
        if not schema.get("nullable"):
            yield from _walk(document, member, value, path)
    if "anyOf" in schema or "oneOf" in schema:
        return  # what is wrong there depends on which member was meant; tests of their own say so
    yield from _own(schema, value, path)
    if isinstance(value, dict):
        yield from _of_object(document, schema, value, path)
    if isinstance(value, list):
        for index, item in enumerate(value[:3]):
            yield from _walk(document, schema.get("items", {}), item, (*path, index))


def _of_object(
    document: dict[str, Any], schema: dict[str, Any], value: dict[str, Any], path: tuple[Any, ...]
) -> Iterator[Mutation]:
    for name in schema.get("required", ()):
        if name in value:
            yield Mutation("missing", _pointer(path), _changed(path, lambda found, name=name: _without(found, name)))
    extra = schema.get("additionalProperties", True)
    if extra is False:
        yield Mutation("extra", _pointer(path), _changed(path, lambda found: {**found, "not known": 1}))
    for name, item in value.items():
        inner = schema.get("properties", {}).get(name, extra if isinstance(extra, dict) else {})
        yield from _walk(document, inner, item, (*path, name))


def _own(schema: dict[str, Any], value: Any, path: tuple[Any, ...]) -> Iterator[Mutation]:
    """What can be wrong with a value itself."""
    types = schema.get("type", [])
    types = {types} if isinstance(types, str) else set(types)
    nullable = schema.get("nullable") is True or "null" in types
    for kind, wrong in _wrong_values(schema, types, value, nullable=nullable):
        yield Mutation(kind, _pointer(path), _changed(path, lambda _, wrong=wrong: wrong))


def _wrong_values(schema: dict[str, Any], types: set[str], value: Any, *, nullable: bool) -> Iterator[tuple[str, Any]]:
    if types:
        allowed = tuple(kind for name in types for kind in _OF_TYPES[name])
        yield from (("type", other) for other in _OTHERS if type(other) not in allowed)
        if not nullable:
            yield "null", None
    if "enum" in schema and value is not None:
        yield "enum", "no such word" if isinstance(value, str) else [*schema["enum"], 0]
    if isinstance(value, str):
        yield from _wrong_texts(schema)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield from (
            ("bound", schema[name] + step) for name, step in (("minimum", -1), ("maximum", 1)) if name in schema
        )
    if isinstance(value, list):
        if schema.get("minItems"):
            yield "bound", value[: schema["minItems"] - 1]
        if "maxItems" in schema and value:
            yield "bound", [value[0]] * (schema["maxItems"] + 1)


def _wrong_texts(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if "pattern" in schema:
        yield from (("pattern", text) for text in ("\t", "~", "") if not re.search(schema["pattern"], text))
    if schema.get("minLength"):
        yield "bound", "x" * (schema["minLength"] - 1)
    if "maxLength" in schema:
        yield "bound", "x" * (schema["maxLength"] + 1)
    if schema.get("format") in {"email", "date-time", "date", "uri", "uuid"}:
        yield "format", "neither this nor that"


def _pointer(path: tuple[Any, ...]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _changed(path: tuple[Any, ...], change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def on(body: Any) -> Any:
        holder = [deepcopy(body)]
        node: Any = holder
        for before in (0, *path)[:-1]:
            node = node[before]
        last = path[-1] if path else 0
        node[last] = change(node[last])
        return holder[0]

    return on


def _without(found: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != name}
