# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponseTypeType1``."""

from typing import Literal, TypeAlias

FormationStatusResponseTypeType1: TypeAlias = Literal[
    "C-CORP",
    "LLC",
]
