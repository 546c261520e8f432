# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponseStatus``."""

from typing import Literal, TypeAlias

FormationStatusResponseStatus: TypeAlias = Literal[
    "active",
    "cancelled",
    "in_progress",
    "name_change",
    "refunded",
    "shareholder_verification",
    "signature_requested",
    "submitted_to_state",
]
