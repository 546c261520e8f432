# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The generated client of Clemta Formation API, version 2025-06-24.

:mod:`.api` has a module for each operation, :mod:`.models` a class for each schema.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AuthenticatedClient, Client
else:
    # Not in the body: a package that imports a module of its own can deadlock with a thread that imports the module first.
    def __getattr__(name: str) -> object:
        if name not in __all__:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        from . import client

        globals()[name] = value = getattr(client, name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = ["AuthenticatedClient", "Client"]
