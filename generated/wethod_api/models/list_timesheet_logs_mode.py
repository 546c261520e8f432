# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListTimesheetLogsMode``."""

from typing import Literal, TypeAlias

ListTimesheetLogsMode: TypeAlias = Literal[
    "DAILY",
    "DETAILED",
    "WEEKLY",
]
