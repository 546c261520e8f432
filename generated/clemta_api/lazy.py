# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Names of a package that are loaded when they are first used (PEP 562)."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, places: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make the ``__getattr__`` and the ``__dir__`` of a package.

    A type checker must not see them: it would let every name pass.

    Args:
        package: The package's name, ``__name__``.
        places: Its lazy names, each with where it is: ``.address:Address``, or ``.get_contacts`` for a whole module.

    """

    def get(name: str) -> Any:
        if name not in places:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        module, _, attribute = places[name].partition(":")
        found: Any = import_module(module, package)
        if attribute:
            found = getattr(found, attribute)
        setattr(sys.modules[package], name, found)  # so that it is looked for once
        return found

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places})

    return get, listed
