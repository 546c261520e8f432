# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``holiday``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        attach_location_to_holiday,
        list_holidays,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "attach_location_to_holiday": ".attach_location_to_holiday",
            "list_holidays": ".list_holidays",
        },
    )

__all__ = [
    "attach_location_to_holiday",
    "list_holidays",
]
