# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListPersonCapacitiesDeleted``."""

from typing import Literal, TypeAlias

ListPersonCapacitiesDeleted: TypeAlias = Literal[
    "exclude",
    "include",
    "only",
]
