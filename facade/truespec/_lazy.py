"""Names of a package that are loaded when they are first used."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(package: str, names: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make the ``__getattr__`` and the ``__dir__`` (PEP 562) of a package.

    Args:
        package: The package's name, ``__name__``.
        names: Its lazy names, each with where it is: ``clemta_api.models.address:Address``.
    """

    def get(name: str) -> Any:
        if name not in names:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        module, _, found = names[name].partition(":")
        value = getattr(importlib.import_module(module), found)
        setattr(sys.modules[package], name, value)  # so that it is looked for once
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *names})

    return get, listed


def placed(modules: Mapping[str, str]) -> dict[str, str]:
    """Where names are, for ``lazily``, made of modules with their names: ``{"clemta_api.types": "UNSET Unset"}``."""
    return {name: f"{module}:{name}" for module, names in modules.items() for name in names.split()}
