# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The values of ``FormationStatusResponseEndingType2Type1``."""

from typing import Literal, TypeAlias

FormationStatusResponseEndingType2Type1: TypeAlias = Literal[
    "Corp.",
    "Corporation",
    "Inc.",
    "LLC",
]
