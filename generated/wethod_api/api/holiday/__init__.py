# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``holiday``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        attach_location_to_holiday,
        list_holidays,
    )
else:
    __getattr__, __dir__ = _lazily(
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
