# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``people_allocation``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_people_allocation,
        list_people_allocations,
        update_people_allocation,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_people_allocation": ".create_people_allocation",
            "list_people_allocations": ".list_people_allocations",
            "update_people_allocation": ".update_people_allocation",
        },
    )

__all__ = [
    "create_people_allocation",
    "list_people_allocations",
    "update_people_allocation",
]
