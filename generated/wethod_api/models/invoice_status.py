# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``InvoiceStatus``."""

from typing import Literal, TypeAlias

InvoiceStatus: TypeAlias = Literal[
    "draft",
    "paid",
    "sent",
]
