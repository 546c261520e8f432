# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""How answers are read: their media type, and what their body holds."""

import json
from typing import Any

import httpx

from .errors import UnexpectedValue
from .types import File

# What decoding raises for a body that is broken or has another shape.
UNDECODABLE = (UnexpectedValue, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def media_type(response: httpx.Response) -> str:
    """The media type of an answer without its parameters; "" when it tells none."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def is_json(response: httpx.Response) -> bool:
    """Whether the answer says that it is JSON (``application/json`` or a type ending in ``+json``, RFC 6839)."""
    found = media_type(response)
    return found == "application/json" or found.endswith("+json")


def is_one_of(response: httpx.Response, *wanted: str) -> bool:
    """Whether the answer has one of these media types or is in one of these ranges (``image/*``)."""
    found = media_type(response)
    kind = found.partition("/")[0]
    return found != "" and not {found, f"{kind}/*", "*/*"}.isdisjoint(wanted)


def json_of(response: httpx.Response, *kinds: type) -> Any:
    """The body as parsed JSON, of one of these kinds when any are given.

    Raises:
        ValueError: It is not JSON.
        UnexpectedValue: It is of another kind.
    """
    value = json.loads(response.content, parse_constant=_no_constant)
    if kinds and type(value) not in kinds:
        where, wanted = "body", " or ".join(kind.__name__ for kind in kinds)
        raise UnexpectedValue(where, wanted, type(value).__name__)
    return value


def _no_constant(name: str) -> Any:
    message = f"{name} is no JSON"
    raise ValueError(message)


def file_of(response: httpx.Response) -> File:
    """The body as a file, with the media type that the answer gives it."""
    return File(payload=response.content, mime_type=response.headers.get("Content-Type"))


__all__ = ["UNDECODABLE", "file_of", "is_json", "is_one_of", "json_of", "media_type"]
