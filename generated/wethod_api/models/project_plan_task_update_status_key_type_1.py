# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTaskUpdateStatusKeyType1``."""

from typing import Literal, TypeAlias

ProjectPlanTaskUpdateStatusKeyType1: TypeAlias = Literal[
    "blocked",
    "closed",
    "done",
    "in-progress",
    "not-started",
]
