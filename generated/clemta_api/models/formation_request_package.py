# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequestPackage``."""

from typing import Literal, TypeAlias

FormationRequestPackage: TypeAlias = Literal[
    "essential",
    "none",
]
