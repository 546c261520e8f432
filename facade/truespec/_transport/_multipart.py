"""Write multipart bodies, in httpx's way: with a boundary that nobody can guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Sequence


def multipart(files: Sequence[tuple[str, Any]]) -> tuple[str, bytes]:
    """The media type, with the boundary, and the bytes of a multipart body; they can be sent again."""
    made = httpx.Request("POST", "http://multipart", files=files)
    return made.headers["Content-Type"], made.read()
