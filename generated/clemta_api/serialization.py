# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""How parameters are written on the wire: OpenAPI's default styles.

Path and header parameters have style ``simple`` (RFC 6570, section 3.2.2), query parameters style ``form`` (3.2.8).
"""

import datetime
from typing import Any, cast
from urllib.parse import quote


def text(value: object) -> str:
    """A single value as text: JSON's spelling for true, false and null, ISO 8601 for times."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _texts(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [text(item) for item in cast("list[Any]", value)]
    return [text(value)]


def path_value(value: object) -> str:
    """A path parameter, percent-encoded; the commas between the items of a list are not.

    ``.`` and ``..`` are encoded too: as they are, they would name another path, and HTTP libraries drop them.
    """
    found = ",".join(quote(item, safe="") for item in _texts(value))
    return found.replace(".", "%2E") if found in {".", ".."} else found


def query_pairs(name: str, value: object, explode: bool) -> list[tuple[str, str]]:
    """A query parameter: one pair for each item of a list when exploded, else one pair with commas."""
    texts = _texts(value)
    if explode and isinstance(value, list | tuple):
        return [(name, item) for item in texts]
    return [(name, ",".join(texts))]


def header_value(value: object) -> str:
    """A header parameter."""
    return ",".join(_texts(value))


__all__ = ["header_value", "path_value", "query_pairs", "text"]
