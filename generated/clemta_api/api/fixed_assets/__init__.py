# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The operations tagged ``fixed_assets``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        create_fixed_asset,
        delete_fixed_asset,
        get_fixed_asset_by_id,
        get_fixed_assets,
        update_fixed_asset,
    )
else:
    __getattr__, __dir__ = _lazily(
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
