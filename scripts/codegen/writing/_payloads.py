"""The media types of a request body, for the template of an operation's module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON


@frozen
class Payload:
    """One media type of a request body."""

    media_type: str
    kind: str
    """json, form, multipart, text or binary."""
    prop: PropertyProtocol
    type: str
    classes: str
    """The types that such a body may be of, as the code of a tuple."""
    styles: list[str]
    """The code of the fields of a form that have a style of their own."""


def styles_of(encoding: JSON) -> list[JSON]:
    """The fields of a form that the document gives a style, as parameters in a query."""
    keys = ("style", "explode", "allowReserved")
    return [
        {"name": name, "in": "query", **{key: described[key] for key in keys if key in described}}
        for name, described in encoding.items()
        if any(key in described for key in keys)
    ]
