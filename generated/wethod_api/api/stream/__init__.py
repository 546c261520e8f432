# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``stream``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        attach_member_to_stream,
        list_stream_members,
        list_streams,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
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
