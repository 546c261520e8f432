# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Request bodies that are not JSON: forms, files, multipart, and the choice between several media types."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote_plus

from .serialization import is_array, is_object, to_json_text, to_text
from .types import File, FileParts, FileTypes, Parameter, RequestFiles, Unset


def choose_media_type(body: Any, media_type: str | Unset, options: Sequence[tuple[str, tuple[type, ...]]]) -> str:
    """Return the media type to send a body as.

    Args:
        body: The body.
        media_type: The caller's choice.  Without one it is a file's own media type, where that is an option, or the only
            option for the body's type.
        options: The media types of the document, each with the types that such a body may have.

    Raises:
        ValueError: The body's type does not fit the choice or any option, or fits several.
    """
    fitting = [name for name, types in options if isinstance(body, types)]
    type_name = type(body).__name__
    if not isinstance(media_type, Unset):
        if media_type in fitting:
            return media_type
        message = f"a body of type {type_name} cannot be sent as {media_type!r}"
        raise ValueError(message)
    if isinstance(body, File) and body.mime_type in fitting:
        return body.mime_type
    if len(fitting) == 1:
        return fitting[0]
    hint = f"choose a media_type: {', '.join(fitting)}" if fitting else "no media type of the document takes it"
    message = f"a body of type {type_name}: {hint}"
    raise ValueError(message)


def read_payload(body: File | str) -> bytes:
    """Return the bytes of a file, so that the request can be sent again, or of a text in UTF-8."""
    if isinstance(body, str):
        return body.encode()
    return body.payload if isinstance(body.payload, bytes) else body.payload.read()


def encode_form(value: Mapping[str, Any], styles: Sequence[Parameter] = ()) -> bytes:
    """Return an object as application/x-www-form-urlencoded.

    Args:
        value: The object.
        styles: The fields that the document gives a style.  Of the others an array is a field for each item, and an
            object is JSON (OpenAPI 3.0.4, section 4.7.14).
    """
    styled = {style.name: style for style in styles}
    fields = [
        styled[name].serialize(item) if name in styled else _encode_field(name, item) for name, item in value.items()
    ]
    return "&".join(field for field in fields if field).encode()


def _encode_field(name: str, value: Any) -> str:
    items = value if is_array(value) else [value]
    return "&".join(f"{quote_plus(name)}={quote_plus(_to_field_text(item))}" for item in items)


def _to_field_text(value: Any) -> str:
    return to_json_text(value) if is_array(value) or is_object(value) else to_text(value)


def flatten_parts(parts: RequestFiles) -> FileParts:
    """Return the parts of a multipart body, with each list as several parts.

    Raises:
        ValueError: A media type has characters that are not allowed in a header.
    """
    flat: FileParts = []
    for name, value in parts:
        for part in cast("list[FileTypes]", value if isinstance(value, list) else [value]):
            if part[2] is not None and not (part[2].isascii() and part[2].isprintable()):
                message = f"part {name!r}: invalid media type {part[2]!r}: use printable ASCII characters"
                raise ValueError(message)
            flat.append((name, part))
    return flat


__all__ = ["choose_media_type", "encode_form", "flatten_parts", "read_payload"]
