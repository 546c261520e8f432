# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The low-level client of Wethod API (reconstruction), version 2024-06-15.

Each operation is a module of :mod:`.api`; each schema a class of :mod:`.models`.
"""

from .client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
