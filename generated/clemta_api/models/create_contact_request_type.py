# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateContactRequestType``."""

from typing import Literal, TypeAlias

CreateContactRequestType: TypeAlias = Literal[
    "customer",
    "vendor",
]
