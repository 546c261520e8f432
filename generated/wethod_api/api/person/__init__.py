# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``person``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        get_authenticated_person,
        get_person,
        list_persons,
        update_person,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "get_authenticated_person": ".get_authenticated_person",
            "get_person": ".get_person",
            "list_persons": ".list_persons",
            "update_person": ".update_person",
        },
    )

__all__ = [
    "get_authenticated_person",
    "get_person",
    "list_persons",
    "update_person",
]
