"""The files of the page, read from the package's data, and the headers that they are sent with."""

from __future__ import annotations

from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING

from truespec_sandbox._responses import RawResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

INDEX = "index.html"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# Everything comes from this server, nothing is made from text as code or markup, and nobody may frame the page.
_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'"
)
HEADERS = (
    ("content-security-policy", _POLICY),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
)


def page_files() -> Mapping[str, RawResponse]:
    """Read the files of the page.

    Returns:
        The answer that serves each, by the file's name.

    """
    folder = resources.files("truespec_sandbox") / "_page" / "files"
    kinds = ((each, _MEDIA_TYPES.get(PurePath(each.name).suffix)) for each in folder.iterdir())
    return {
        each.name: RawResponse(200, (("content-type", media_type), *HEADERS), each.read_bytes())
        for each, media_type in kinds
        if media_type is not None
    }
