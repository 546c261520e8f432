# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The low-level client of Clemta Formation API, version 2025-06-24.

Each operation is a module of :mod:`.api`; each schema a class of :mod:`.models`.
"""

from .client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
