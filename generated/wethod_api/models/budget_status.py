# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``BudgetStatus``."""

from typing import Literal, TypeAlias

BudgetStatus: TypeAlias = Literal[
    "APPROVED",
    "DRAFT",
    "SUBMITTED",
]
