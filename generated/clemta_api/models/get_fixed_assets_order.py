# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``GetFixedAssetsOrder``."""

from typing import Literal, TypeAlias

GetFixedAssetsOrder: TypeAlias = Literal[
    "asc",
    "desc",
]
