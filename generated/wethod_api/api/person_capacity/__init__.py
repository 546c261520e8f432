# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``person_capacity``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_person_capacity,
        list_person_capacities,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_person_capacity": ".create_person_capacity",
            "list_person_capacities": ".list_person_capacities",
        },
    )

__all__ = [
    "create_person_capacity",
    "list_person_capacities",
]
