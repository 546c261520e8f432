# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``project``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_project,
        delete_project,
        get_project,
        list_projects,
        update_project,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_project": ".create_project",
            "delete_project": ".delete_project",
            "get_project": ".get_project",
            "list_projects": ".list_projects",
            "update_project": ".update_project",
        },
    )

__all__ = [
    "create_project",
    "delete_project",
    "get_project",
    "list_projects",
    "update_project",
]
