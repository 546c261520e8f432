# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``fixed_assets``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_fixed_asset,
        delete_fixed_asset,
        get_fixed_asset_by_id,
        get_fixed_assets,
        update_fixed_asset,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_fixed_asset": ".create_fixed_asset",
            "delete_fixed_asset": ".delete_fixed_asset",
            "get_fixed_asset_by_id": ".get_fixed_asset_by_id",
            "get_fixed_assets": ".get_fixed_assets",
            "update_fixed_asset": ".update_fixed_asset",
        },
    )

__all__ = [
    "create_fixed_asset",
    "delete_fixed_asset",
    "get_fixed_asset_by_id",
    "get_fixed_assets",
    "update_fixed_asset",
]
