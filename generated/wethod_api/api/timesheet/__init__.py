# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``timesheet``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        create_timesheet,
        list_timesheets,
    )
else:
    __getattr__, __dir__ = _lazily(
        __name__,
        {
            "create_timesheet": ".create_timesheet",
            "list_timesheets": ".list_timesheets",
        },
    )

__all__ = [
    "create_timesheet",
    "list_timesheets",
]
