# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactResponseType``."""

from typing import Literal, TypeAlias

ContactResponseType: TypeAlias = Literal[
    "customer",
    "vendor",
]
