# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The values of ``ListCustomFieldsDeleted``."""

from typing import Literal, TypeAlias

ListCustomFieldsDeleted: TypeAlias = Literal[
    "exclude",
    "include",
    "only",
]
