# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``custom_field``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        list_custom_fields,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "list_custom_fields": ".list_custom_fields",
        },
    )

__all__ = [
    "list_custom_fields",
]
