# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTaskDependencyTypeType1``."""

from typing import Literal, TypeAlias

ProjectPlanTaskDependencyTypeType1: TypeAlias = Literal[
    "finish-to-finish",
    "finish-to-start",
    "start-to-finish",
    "start-to-start",
]
