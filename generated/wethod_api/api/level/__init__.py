# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``level``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        list_levels,
    )
else:
    __getattr__, __dir__ = _lazily(
        __name__,
        {
            "list_levels": ".list_levels",
        },
    )

__all__ = [
    "list_levels",
]
