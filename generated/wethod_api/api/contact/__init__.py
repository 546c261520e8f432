# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``contact``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_contact,
        delete_contact,
        get_contact,
        list_contacts,
        update_contact,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_contact": ".create_contact",
            "delete_contact": ".delete_contact",
            "get_contact": ".get_contact",
            "list_contacts": ".list_contacts",
            "update_contact": ".update_contact",
        },
    )

__all__ = [
    "create_contact",
    "delete_contact",
    "get_contact",
    "list_contacts",
    "update_contact",
]
