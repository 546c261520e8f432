# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponseEndingType1``."""

from typing import Literal, TypeAlias

FormationStatusResponseEndingType1: TypeAlias = Literal[
    "Corp.",
    "Corporation",
    "Inc.",
    "LLC",
]
