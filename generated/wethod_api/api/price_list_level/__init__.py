# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``price_list_level``, a module each; a module is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        list_price_list_levels,
    )


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return import_module(f"{__name__}.{name}")  # which makes it an attribute


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "list_price_list_levels",
]
