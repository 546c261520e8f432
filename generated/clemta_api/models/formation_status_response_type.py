# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The values of ``FormationStatusResponseType``."""

from typing import Literal, TypeAlias

FormationStatusResponseType: TypeAlias = Literal[
    "C-CORP",
    "LLC",
]
