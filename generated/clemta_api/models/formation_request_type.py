# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequestType``."""

from typing import Literal, TypeAlias

FormationRequestType: TypeAlias = Literal[
    "C-CORP",
    "LLC",
]
