# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Attributes of a package that are imported on first use (PEP 562)."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def attach_lazy(package: str, targets: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and the ``__dir__`` of a package with lazy attributes.

    A type checker must not see these: it would accept every name.

    Args:
        package: The package's ``__name__``.
        targets: Attribute -> its module and name, ``.address:Address``, or a whole module, ``.get_contacts``.
    """

    def get_attribute(name: str) -> Any:
        if name not in targets:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        module, _, attribute = targets[name].partition(":")
        value: Any = import_module(module, package)
        if attribute:
            value = getattr(value, attribute)
        setattr(sys.modules[package], name, value)  # the next access does not come here
        return value

    def list_attributes() -> list[str]:
        return sorted({*vars(sys.modules[package]), *targets})

    return get_attribute, list_attributes
