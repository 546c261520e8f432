# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``project_plan_task``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        get_project_plan_task,
        list_project_plan_tasks,
        update_project_plan_task,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "get_project_plan_task": ".get_project_plan_task",
            "list_project_plan_tasks": ".list_project_plan_tasks",
            "update_project_plan_task": ".update_project_plan_task",
        },
    )

__all__ = [
    "get_project_plan_task",
    "list_project_plan_tasks",
    "update_project_plan_task",
]
