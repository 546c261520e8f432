# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``client``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_client,
        delete_client,
        get_client,
        list_clients,
        update_client,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_client": ".create_client",
            "delete_client": ".delete_client",
            "get_client": ".get_client",
            "list_clients": ".list_clients",
            "update_client": ".update_client",
        },
    )

__all__ = [
    "create_client",
    "delete_client",
    "get_client",
    "list_clients",
    "update_client",
]
