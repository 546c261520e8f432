# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The generated client of Wethod API (reconstruction), version 2024-06-15.

:mod:`.api` has a module for each operation, :mod:`.models` a class for each schema.
"""

from .client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
