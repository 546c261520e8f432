# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``contact``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        create_contact,
        delete_contact,
        get_contact,
        list_contacts,
        update_contact,
    )
else:
    __getattr__, __dir__ = _lazily(
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
