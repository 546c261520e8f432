"""JSON values narrowed to one type, with the place in the message when they are another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._model import DocumentError

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON


def as_object(value: JSON, where: str) -> dict[str, JSON]:
    """Return ``value`` when it is an object; raise ``DocumentError`` naming ``where`` when it is not."""
    if isinstance(value, dict):
        return value
    message = f"{where}: an object is expected"
    raise DocumentError(message)


def as_array(value: JSON, where: str) -> list[JSON]:
    """Return ``value`` when it is an array; raise ``DocumentError`` naming ``where`` when it is not."""
    if isinstance(value, list):
        return value
    message = f"{where}: an array is expected"
    raise DocumentError(message)


def as_text(value: JSON, where: str) -> str:
    """Return ``value`` when it is a text; raise ``DocumentError`` naming ``where`` when it is not."""
    if isinstance(value, str):
        return value
    message = f"{where}: a text is expected"
    raise DocumentError(message)
