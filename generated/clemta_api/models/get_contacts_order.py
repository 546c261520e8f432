# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``GetContactsOrder``."""

from typing import Literal, TypeAlias

GetContactsOrder: TypeAlias = Literal[
    "asc",
    "desc",
]
