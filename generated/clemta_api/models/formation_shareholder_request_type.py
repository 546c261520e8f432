# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationShareholderRequestType``."""

from typing import Literal, TypeAlias

FormationShareholderRequestType: TypeAlias = Literal[
    "individual",
    "organization",
]
