# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ShareholderResponseType``."""

from typing import Literal, TypeAlias

ShareholderResponseType: TypeAlias = Literal[
    "individual",
    "organization",
]
