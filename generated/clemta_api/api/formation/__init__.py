# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``formation``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        cancel_formation,
        create_formation,
        get_formation,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "cancel_formation": ".cancel_formation",
            "create_formation": ".create_formation",
            "get_formation": ".get_formation",
        },
    )

__all__ = [
    "cancel_formation",
    "create_formation",
    "get_formation",
]
