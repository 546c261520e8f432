# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""How request bodies that are not JSON are written, and which of several media types one is sent as."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote_plus

from .serialization import is_array, is_object, json_text, text
from .types import File, FileParts, FileTypes, Parameter, RequestFiles, Unset


def media_type_of(body: Any, asked: str | Unset, offered: Sequence[tuple[str, tuple[type, ...]]]) -> str:
    """The media type that a body is sent as: the one asked for, or the only one of ``offered`` that its type fits.

    A file whose own media type is offered is sent as that.

    Raises:
        ValueError: The body does not fit what is asked for, or several fit and none is asked for.
    """
    fitting = [name for name, kinds in offered if isinstance(body, kinds)]
    kind = type(body).__name__
    if not isinstance(asked, Unset):
        if asked in fitting:
            return asked
        message = f"a body of type {kind} cannot be sent as {asked!r}"
        raise ValueError(message)
    if isinstance(body, File) and body.mime_type in fitting:
        return body.mime_type
    if len(fitting) == 1:
        return fitting[0]
    told = f"say as which media_type: {', '.join(fitting)}" if fitting else "none of the media types is for that"
    message = f"a body of type {kind}: {told}"
    raise ValueError(message)


def payload_of(body: File | str) -> bytes:
    """The bytes of a body that is a file, read here so that the request can be sent again, or a text in UTF-8."""
    if isinstance(body, str):
        return body.encode()
    return body.payload if isinstance(body.payload, bytes) else body.payload.read()


def form_of(value: Mapping[str, Any], styles: Sequence[Parameter] = ()) -> bytes:
    """An object as application/x-www-form-urlencoded; ``styles`` are the fields that the document gives a style.

    Of the others an array is a field for each item, and an object in a field is JSON (OpenAPI 3.0.4, section 4.7.14).
    """
    special = {style.name: style for style in styles}
    written = [special[name].written(item) if name in special else _fields(name, item) for name, item in value.items()]
    return "&".join(found for found in written if found).encode()


def _fields(name: str, value: Any) -> str:
    items = value if is_array(value) else [value]
    return "&".join(f"{quote_plus(name)}={quote_plus(_field(item))}" for item in items)


def _field(value: Any) -> str:
    return json_text(value) if is_array(value) or is_object(value) else text(value)


def parts_of(parts: RequestFiles) -> FileParts:
    """The parts of a multipart body, each list taken apart.

    Raises:
        ValueError: A media type has characters in it that no header may have.
    """
    found: FileParts = []
    for name, value in parts:
        several = cast("list[FileTypes]", value if isinstance(value, list) else [value])
        for part in several:
            if part[2] is not None and not (part[2].isascii() and part[2].isprintable()):
                message = f"part {name!r}: its media type is not one"
                raise ValueError(message)
            found.append((name, part))
    return found


__all__ = ["form_of", "media_type_of", "parts_of", "payload_of"]
