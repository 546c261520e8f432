# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequestEnding``."""

from typing import Literal, TypeAlias

FormationRequestEnding: TypeAlias = Literal[
    "Corp.",
    "Corporation",
    "Inc.",
    "LLC",
]
