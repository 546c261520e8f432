# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``production_stream``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        get_production_stream,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "get_production_stream": ".get_production_stream",
        },
    )

__all__ = [
    "get_production_stream",
]
