# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``stream``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        attach_member_to_stream,
        list_stream_members,
        list_streams,
    )
else:
    __getattr__, __dir__ = _lazily(
        __name__,
        {
            "attach_member_to_stream": ".attach_member_to_stream",
            "list_stream_members": ".list_stream_members",
            "list_streams": ".list_streams",
        },
    )

__all__ = [
    "attach_member_to_stream",
    "list_stream_members",
    "list_streams",
]
