# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``project_status``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_project_status,
        list_project_statuses,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_project_status": ".create_project_status",
            "list_project_statuses": ".list_project_statuses",
        },
    )

__all__ = [
    "create_project_status",
    "list_project_statuses",
]
