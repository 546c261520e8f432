# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The operations tagged ``fixed_assets``, a module each; a module is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        create_fixed_asset,
        delete_fixed_asset,
        get_fixed_asset_by_id,
        get_fixed_assets,
        update_fixed_asset,
    )


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return import_module(f"{__name__}.{name}")  # which makes it an attribute


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "create_fixed_asset",
    "delete_fixed_asset",
    "get_fixed_asset_by_id",
    "get_fixed_assets",
    "update_fixed_asset",
]
