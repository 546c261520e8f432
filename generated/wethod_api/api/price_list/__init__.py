# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``price_list``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        get_price_list,
        list_price_lists,
    )
else:
    __getattr__, __dir__ = _lazily(
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
