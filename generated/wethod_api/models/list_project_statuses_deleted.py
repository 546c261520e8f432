# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListProjectStatusesDeleted``."""

from typing import Literal, TypeAlias

ListProjectStatusesDeleted: TypeAlias = Literal[
    "exclude",
    "include",
    "only",
]
