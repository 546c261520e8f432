# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``project_metadata``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_metadata,
        get_metadata,
        list_metadata,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_metadata": ".create_metadata",
            "get_metadata": ".get_metadata",
            "list_metadata": ".list_metadata",
        },
    )

__all__ = [
    "create_metadata",
    "get_metadata",
    "list_metadata",
]
