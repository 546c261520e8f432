"""Strict JSON: input that RFC 8259 lets each parser interpret in its own way is rejected.

Every body is parsed twice: orjson checks the grammar, UTF-8, surrogates and non-finite numbers, the standard library
what orjson accepts silently (a duplicate key, an integer beyond 64 bits turned into a float).
"""

from __future__ import annotations

import json
from typing import TypeAlias

import orjson

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"

MAXIMUM_DEPTH = 64
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class MalformedJSONError(ValueError):
    """Bytes that are not strict JSON; the message says why and quotes nothing of them."""


def parse(data: bytes) -> JSON:
    """Parse one JSON value.

    Args:
        data: the bytes, UTF-8 without a byte order mark.

    Returns:
        The value; integers of any size are exact.

    Raises:
        MalformedJSONError: the bytes are not JSON or not UTF-8, a key comes twice in one object, a number is not
            finite, or arrays and objects are nested more than ``MAXIMUM_DEPTH`` deep.

    """
    try:
        value: JSON = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise MalformedJSONError(str(error)) from None
    # Before the second parser, which recurses: 1,024 levels, orjson's own bound, are too many for it.
    if _is_deeper_than(value, MAXIMUM_DEPTH):
        message = f"nested more than {MAXIMUM_DEPTH} deep"
        raise MalformedJSONError(message)
    # One million bytes can be a hundred million of objects: not twice at the same time.
    del value
    exact: JSON = json.loads(data.decode(), object_pairs_hook=_object_without_duplicates)
    return exact


def load(text: str) -> JSON:
    """Parse text that ``dump`` has written, without strict checks."""
    value: JSON = json.loads(text)
    return value


def dump(value: JSON) -> bytes:
    """Serialize a JSON value compactly as UTF-8.

    Args:
        value: the value; integers of any size are kept.

    Returns:
        The bytes.

    Raises:
        ValueError: a number in it is not finite, or a text cannot be encoded as UTF-8.

    """
    return _ENCODER.encode(value).encode()


def _object_without_duplicates(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    members = dict(pairs)
    if len(members) != len(pairs):
        message = "an object has the same key twice"
        raise MalformedJSONError(message)
    return members


def _is_deeper_than(value: JSON, limit: int) -> bool:
    level: list[JSON] = [value]
    for _ in range(limit):
        level = [child for node in level for child in _children(node) if isinstance(child, (dict, list))]
        if not level:
            return False
    return True


def _children(value: JSON) -> list[JSON]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
