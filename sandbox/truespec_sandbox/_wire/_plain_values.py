"""Texts from the wire as the values that a schema speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,307})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,200})(\.[0-9]{1,200})?([eE][+-]?[0-9]{1,2})?")
_BOOLEAN = {"true": True, "false": False}


def plain_value(text: str, schema_type: JSON) -> JSON:
    """Read one plain value.

    Args:
        text: what was sent, decoded.
        schema_type: the ``type`` of its schema.

    Returns:
        The number or boolean that the text means; the text itself when it means none, so that the schema says what is
        wrong with it.

    """
    if schema_type == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if schema_type == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if schema_type == "boolean":
        return _BOOLEAN.get(text, text)
    return text
