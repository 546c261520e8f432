# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``price_list``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        get_price_list,
        list_price_lists,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "get_price_list": ".get_price_list",
            "list_price_lists": ".list_price_lists",
        },
    )

__all__ = [
    "get_price_list",
    "list_price_lists",
]
