"""Mutations of valid response bodies: changes that each violate one rule, and where the deviation has to point.

They read the document by themselves and share no code with the runtime.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,), "object": (dict,),
    "null": (type(None),),
}  # fmt: skip
_SAMPLES: tuple[Any, ...] = ("text", 17, 1.5, True, ["text"], {"text": 1})


@frozen
class Mutation:
    """A change: the kind of rule that it violates, the pointer of the deviation, and the function that changes a copy."""

    kind: str
    pointer: str
    change: Callable[[Any], Any]


def mutations(document: dict[str, Any], schema: Any, body: Any) -> list[Mutation]:
    """Return every single change that makes a valid body invalid."""
    return list(_walk(document, schema, body, ()))


def _resolve(document: dict[str, Any], schema: Any) -> dict[str, Any]:
    while isinstance(schema, dict) and "$ref" in schema:
        node: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        schema = node
    return schema if isinstance(schema, dict) else {}


def _walk(document: dict[str, Any], schema: Any, value: Any, path: tuple[Any, ...]) -> Iterator[Mutation]:
    schema = _resolve(document, schema)
    for member in schema.get("allOf", ()):
        if not schema.get("nullable"):
            yield from _walk(document, member, value, path)
    if "anyOf" in schema or "oneOf" in schema:
        return  # the pointer depends on which member was meant; that has tests of its own
    for kind, invalid in _invalid_values(schema, value):
        yield Mutation(kind, _pointer(path), _changing(path, lambda _, invalid=invalid: invalid))
    if isinstance(value, dict):
        yield from _walk_object(document, schema, value, path)
    if isinstance(value, list):
        for index, item in enumerate(value[:3]):
            yield from _walk(document, schema.get("items", {}), item, (*path, index))


def _walk_object(
    document: dict[str, Any], schema: dict[str, Any], value: dict[str, Any], path: tuple[Any, ...]
) -> Iterator[Mutation]:
    for name in schema.get("required", ()):
        if name in value:
            yield Mutation(
                "missing", _pointer(path), _changing(path, lambda object_, name=name: _without(object_, name))
            )
    others = schema.get("additionalProperties", True)
    if others is False:
        yield Mutation("extra", _pointer(path), _changing(path, lambda object_: {**object_, "undocumented": 1}))
    for name, item in value.items():
        inner = schema.get("properties", {}).get(name, others if isinstance(others, dict) else {})
        yield from _walk(document, inner, item, (*path, name))


def _invalid_values(schema: dict[str, Any], value: Any) -> Iterator[tuple[str, Any]]:
    type_ = schema.get("type", [])
    types = {type_} if isinstance(type_, str) else set(type_)
    if types:
        allowed = tuple(python_type for name in types for python_type in _PYTHON_TYPES[name])
        yield from (("type", sample) for sample in _SAMPLES if type(sample) not in allowed)
        if schema.get("nullable") is not True and "null" not in types:
            yield "null", None
    if "enum" in schema and value is not None:
        yield "enum", "no such word" if isinstance(value, str) else [*schema["enum"], 0]
    if isinstance(value, str):
        yield from _invalid_texts(schema)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield from (
            ("bound", schema[name] + step) for name, step in (("minimum", -1), ("maximum", 1)) if name in schema
        )
    if isinstance(value, list):
        if schema.get("minItems"):
            yield "bound", value[: schema["minItems"] - 1]
        if "maxItems" in schema and value:
            yield "bound", [value[0]] * (schema["maxItems"] + 1)


def _invalid_texts(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
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


def _changing(path: tuple[Any, ...], change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def change_copy(body: Any) -> Any:
        holder = [deepcopy(body)]
        node: Any = holder
        *parents, last = (0, *path)
        for part in parents:
            node = node[part]
        node[last] = change(node[last])
        return holder[0]

    return change_copy


def _without(value: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: member for key, member in value.items() if key != name}
