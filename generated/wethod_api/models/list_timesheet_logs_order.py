# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListTimesheetLogsOrder``."""

from typing import Literal, TypeAlias

ListTimesheetLogsOrder: TypeAlias = Literal[
    "+created_at",
    "+date",
    "-created_at",
    "-date",
    "created_at",
    "date",
]
