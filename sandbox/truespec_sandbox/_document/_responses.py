"""Reading what bodies may be, and the answers that an operation may give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._json_schema import to_json_schema
from truespec_sandbox._document._model import HeaderSpec, MediaTypeSpec, ResponseSpec
from truespec_sandbox._document._narrow import as_object, as_text

if TYPE_CHECKING:
    from truespec_sandbox._document._root import DocumentRoot
    from truespec_sandbox._wire._strict_json import JSON


def read_response(root: DocumentRoot, raw: JSON, where: str) -> ResponseSpec:
    """Read one answer.

    Args:
        root: the document.
        raw: the Response Object, or a reference to it.
        where: its place, for errors.

    Returns:
        The answer.

    Raises:
        DocumentError: it is broken.

    """
    response = root.resolved(raw, where)
    headers = as_object(response.get("headers", {}), f"{where}/headers")
    return ResponseSpec(
        headers={
            name.lower(): _header(root, each, f"{where}/headers/{name}")
            for name, each in headers.items()
            if name.lower() != "content-type"  # OpenAPI: whatever is said of it here does not count
        },
        media_types=read_content(root, response.get("content", {}), f"{where}/content"),
    )


def read_content(root: DocumentRoot, raw: JSON, where: str) -> dict[str, MediaTypeSpec]:
    """Read what a body may be, of a request or of an answer.

    Args:
        root: the document.
        raw: the map of Media Type Objects.
        where: its place, for errors.

    Returns:
        The media types by their names in lower case.

    Raises:
        DocumentError: one of them is broken.

    """
    content = as_object(raw, where)
    return {
        name.lower(): _media_type(root, as_object(each, where), f"{where}/{name}") for name, each in content.items()
    }


def _header(root: DocumentRoot, raw: JSON, where: str) -> HeaderSpec:
    header = root.resolved(raw, where)
    return HeaderSpec(
        required=header.get("required") is True,
        schema=to_json_schema(root.resolved(header.get("schema", {}), where)),
        example=header.get("example"),
    )


def _media_type(root: DocumentRoot, raw: dict[str, JSON], where: str) -> MediaTypeSpec:
    examples = as_object(raw.get("examples", {}), f"{where}/examples")
    named = [root.resolved(each, f"{where}/examples/{name}").get("value") for name, each in examples.items()]
    alone = [raw["example"]] if "example" in raw else []
    encoding = as_object(raw.get("encoding", {}), f"{where}/encoding")
    return MediaTypeSpec(
        schema=to_json_schema(raw.get("schema", {})),
        examples=(*alone, *named),
        encoding={part: _content_types(each, f"{where}/encoding/{part}") for part, each in encoding.items()},
    )


def _content_types(raw: JSON, where: str) -> tuple[str, ...]:
    listed = as_text(as_object(raw, where).get("contentType", ""), f"{where}/contentType")
    return tuple(each.strip().lower() for each in listed.split(",") if each.strip())
