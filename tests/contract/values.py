"""Values that a schema of the document allows, and values that it forbids, from its types, bounds, enums and formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.contract.document import allows
from tests.contract.json_values import MISSING, at, items, members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.contract.document import Document

TRICKY_STRINGS = (
    "'", '"', "`", "\\", "%", "_", "%s%n", "%00", "{}", "{{7*7}}", "${x}", "<b>&amp;</b>", "'; DROP TABLE records; --", "../..",
    "null", "a\u0301\u0327", "\u202eabc\u2066", "\u200b\ufeff", "日本語 עברית العربية", "\U0001f42a\U0001f468\u200d\U0001f469\u200d\U0001f467", "ﬁ ß İ \u0131 ẞ",
    "\ud7ff\ue000\ufffd", "\u00a0 x \u3000", "0x1F 1e999 NaN", "a\u2013b\u2014c \u2018d\u2019 \u201ce\u201d\u2026", " two  spaces ", "line\nbreak\tand tab",
    "", "0", "false",
)  # fmt: skip
"""Strings that programs have broken on: quoting, formats, markup, paths, Unicode, and what programs confuse with an absent value."""
_ADDRESSES = ("Mixed.Case@Example.com", "a-b_c+d@sub.example.org", "x@example.co")
_DATES = ("2024-02-29", "1999-12-31")
_NUMBERS = (0, 1, 2, 7, -1, 0.25, 99.99, 1234.5625, 2**31 - 1, 2**53 + 1)
_WRONG_STRINGS = ("x\x00y", "no such value", "not an address", "a@b", "2024-02-30", "01/02/2024", "\n")
_OTHER_TYPES: tuple[Any, ...] = (None, True, 7, 1.5, "7", "x", ["x"], {"x": 1})
_FREE_OBJECT: dict[str, Any] = {"Key ": {"inner": [1, "x ", None, {}]}, "": "", "number": 1.5}


def valid_values(document: Document, raw: Any) -> list[Any]:
    """Return different values that a schema allows; none for a schema whose values no rule here makes."""
    schema = document.resolve(raw)
    if schema.get("type") == "object":
        values = _valid_objects(document, schema)
    elif schema.get("type") == "array":
        inner = valid_values(document, schema.get("items"))[:3]
        arrays: list[Any] = [[], inner[:1], [*inner[::-1], *inner[:1]]]
        values = [each for each in arrays if schema.get("minItems", 0) <= len(each) <= schema.get("maxItems", 99)]
    else:
        values = [each for each in _candidates(schema) if allows(schema, each)]
    return [*values, None] if schema.get("nullable") else values


def _valid_objects(document: Document, schema: Mapping[str, Any]) -> list[Any]:
    properties = members(schema.get("properties"))
    if not properties:
        return [_FREE_OBJECT, {}] if schema.get("additionalProperties") is True else []
    whole = rotations({name: valid_values(document, each) for name, each in properties.items()})
    required = {*items(schema.get("required"))}
    least = [{name: value for name, value in each.items() if name in required} for each in whole[:1]]
    return [*whole, *least]


def rotations(choices: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """Return objects in which every member has had each of its choices in the end."""
    filled = {name: values for name, values in choices.items() if values}
    turns = range(max(map(len, filled.values()), default=0))
    return [
        {name: values[(turn + place) % len(values)] for place, (name, values) in enumerate(filled.items())}
        for turn in turns
    ]


def _candidates(schema: Mapping[str, Any]) -> Iterator[Any]:
    if "enum" in schema:
        yield from (schema["enum"][0], schema["enum"][-1])
    elif schema.get("type") == "string":
        longest = schema.get("maxLength", 300)
        yield from (*_ADDRESSES, *_DATES) if "format" in schema else ()
        # In bytes, these are several times as long.
        yield from (letter * longest for letter in ("x", "é", "語"))
        yield from TRICKY_STRINGS
    elif schema.get("type") == "boolean":
        yield from (True, False)
    else:
        yield from (*_NUMBERS, *(schema[name] for name in ("minimum", "maximum") if name in schema))


@frozen
class Fault:
    """Something that a schema forbids.

    Attributes:
        pointer: where it is in the body.
        value: the value that is sent there; ``MISSING`` when the member is left out.
        rule: the keyword of the schema that forbids it.
        source: the JSON Pointer to the schema.

    """

    pointer: str
    value: Any
    rule: str
    source: str


def faults(document: Document, raw: Any, body: Any, source: str, pointer: str = "") -> Iterator[Fault]:
    """Yield what a schema, to which a JSON Pointer leads, forbids at every place of a valid body."""
    schema, source = document.resolve(raw), members(raw).get("$ref", source)
    value = at(body, pointer)
    if schema.get("type") == "object" and isinstance(value, dict):
        for name in items(schema.get("required")):
            yield Fault(f"{pointer}/{name}", MISSING, "required", source)
        if schema.get("additionalProperties") is False:
            yield Fault(f"{pointer}/no_such_field", "x", "additionalProperties", source)
        inner = {
            f"{pointer}/{name}": (each, f"{source}/properties/{name}")
            for name, each in members(schema.get("properties")).items()
        }
    else:
        inner = {f"{pointer}/0": (schema.get("items"), f"{source}/items")} if items(value) else {}
    for place, (each, origin) in inner.items():
        for wrong, rule in _wrong_values(document, each, items(at(body, place))[:1]):
            yield Fault(place, wrong, rule, members(each).get("$ref", origin))
        yield from faults(document, each, body, origin, place)


def _wrong_values(document: Document, raw: Any, valid: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    """Yield values that a schema forbids, each with the keyword that does; valid items of an array make too long ones."""
    schema = document.resolve(raw)
    kind = schema.get("type")
    if kind in {"object", "array"}:
        own = {"object": dict, "array": list}[str(kind)]
        wrong = [each for each in _OTHER_TYPES if not isinstance(each, own)]
        yield from ((each, "type") for each in wrong if each is not None or not schema.get("nullable"))
        limit = schema.get("maxItems")
        if isinstance(limit, int):
            repeated = [*valid, *valid_values(document, schema.get("items"))][:1]
            yield from (([each] * (limit + 1), "maxItems") for each in repeated)
        yield from [([], "minItems")] if schema.get("minItems") else []
        return
    candidates: list[tuple[Any, str]] = [(each, "type") for each in _OTHER_TYPES]
    for each in items(schema.get("enum"))[:2]:
        candidates += [(str(each).lower(), "enum"), (str(each).upper(), "enum"), (f"{each} ", "enum")]
    if kind == "string":
        shortest, longest = schema.get("minLength", 0), schema.get("maxLength")
        candidates += [(each, "format") for each in _WRONG_STRINGS]
        candidates += [("x" * (shortest - 1), "minLength")] if shortest else []
        candidates += [("x" * (longest + 1), "maxLength"), ("x" * 100 * longest, "maxLength")] if longest else []
    else:
        candidates += [(schema["minimum"] - 1, "minimum")] if "minimum" in schema else []
        candidates += [(schema["maximum"] + 1, "maximum")] if "maximum" in schema else []
    yield from ((value, rule) for value, rule in candidates if not allows(schema, value))
