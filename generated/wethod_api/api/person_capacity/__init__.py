# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``person_capacity``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        create_person_capacity,
        list_person_capacities,
    )
else:
    __getattr__, __dir__ = _lazily(
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
