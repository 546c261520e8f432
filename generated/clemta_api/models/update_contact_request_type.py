# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``UpdateContactRequestType``."""

from typing import Literal, TypeAlias

UpdateContactRequestType: TypeAlias = Literal[
    "customer",
    "vendor",
]
