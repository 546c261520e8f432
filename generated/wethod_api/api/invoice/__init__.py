# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``invoice``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        get_invoice_contact,
        list_invoices,
        set_paid_invoice,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "get_invoice_contact": ".get_invoice_contact",
            "list_invoices": ".list_invoices",
            "set_paid_invoice": ".set_paid_invoice",
        },
    )

__all__ = [
    "get_invoice_contact",
    "list_invoices",
    "set_paid_invoice",
]
