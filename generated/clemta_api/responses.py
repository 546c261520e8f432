# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Reading responses: their media type and their body."""

import json
from typing import Any

import httpx

from .errors import UnexpectedValue
from .types import File

# Raised by decoding a body that is malformed or does not match its schema.
DECODING_ERRORS = (UnexpectedValue, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def get_media_type(response: httpx.Response) -> str:
    """Return the media type of a response in lower case and without parameters; "" when it has none."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


def is_json(response: httpx.Response) -> bool:
    """Return whether a response's media type is ``application/json`` or ends in ``+json`` (RFC 6839)."""
    media_type = get_media_type(response)
    return media_type == "application/json" or media_type.endswith("+json")


def has_media_type(response: httpx.Response, *media_types: str) -> bool:
    """Return whether a response has one of these media types or is in one of these ranges (``image/*``)."""
    media_type = get_media_type(response)
    main_type = media_type.partition("/")[0]
    return media_type != "" and not {media_type, f"{main_type}/*", "*/*"}.isdisjoint(media_types)


def parse_json(response: httpx.Response, *types: type) -> Any:
    """Return the parsed JSON body.

    Args:
        response: The response.
        types: The types that the value may have; any when none are given.

    Raises:
        ValueError: The body is not JSON.
        UnexpectedValue: The value has another type.
    """
    value = json.loads(response.content, parse_constant=_reject_constant)
    if types and type(value) not in types:
        schema, expected = "body", " or ".join(each.__name__ for each in types)
        raise UnexpectedValue(schema, expected, type(value).__name__)
    return value


def _reject_constant(name: str) -> Any:
    message = f"{name} is not JSON"
    raise ValueError(message)


def read_file(response: httpx.Response) -> File:
    """Return the body as a file with the response's media type."""
    return File(payload=response.content, mime_type=response.headers.get("Content-Type"))


__all__ = ["DECODING_ERRORS", "get_media_type", "has_media_type", "is_json", "parse_json", "read_file"]
