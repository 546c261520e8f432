"""Path segments and query strings as text: percent-encoding read strictly (RFC 3986), and in UTF-8 alone."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class EncodingError(ValueError):
    """A piece of a URL that does not decode; the text says why and holds no part of it."""


def decode(encoded: str) -> str:
    """Decode one path segment, or one name or value of a query string after ``+`` was read as a space.

    Args:
        encoded: the piece as it was sent.

    Returns:
        The text.

    Raises:
        EncodingError: a ``%`` without two hexadecimal digits, or bytes that are not UTF-8.

    """
    if "%" not in encoded:
        return encoded
    if _BROKEN_ESCAPE.search(encoded):
        message = "a % is not followed by two hexadecimal digits"
        raise EncodingError(message)
    try:
        return unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        message = "the bytes are not UTF-8"
        raise EncodingError(message) from None


def query_pairs(query: str) -> list[tuple[str, str]]:
    """Split a query string into its names and values, in the order sent, repeated names included.

    Args:
        query: the part of the URL behind the question mark.

    Returns:
        The decoded name and the value, which is still to be decoded, so that a comma that separates can be told from
        one that was escaped; a name without ``=`` has the empty text as its value.

    Raises:
        EncodingError: a name does not decode.

    """
    pieces = (piece.replace("+", " ").partition("=") for piece in query.split("&") if piece)
    return [(decode(name), value) for name, _, value in pieces]


def query_values(query: str) -> dict[str, str]:
    """Read a query string whose names and values are plain texts.

    Args:
        query: the part of the URL behind the question mark.

    Returns:
        The decoded values by decoded name; of a repeated name the last.

    Raises:
        EncodingError: a name or a value does not decode.

    """
    return {name: decode(value) for name, value in query_pairs(query)}
