# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The generated client of Clemta Formation API, version 2025-06-24.

:mod:`.api` has a module for each operation, :mod:`.models` a class for each schema.
"""

from .client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
