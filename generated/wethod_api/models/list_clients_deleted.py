# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ListClientsDeleted``."""

from typing import Literal, TypeAlias

ListClientsDeleted: TypeAlias = Literal[
    "exclude",
    "include",
    "only",
]
