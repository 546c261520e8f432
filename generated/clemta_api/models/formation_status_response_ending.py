# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The values of ``FormationStatusResponseEnding``."""

from typing import Literal, TypeAlias

FormationStatusResponseEnding: TypeAlias = Literal[
    "Corp.",
    "Corporation",
    "Inc.",
    "LLC",
]
