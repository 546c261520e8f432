# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``budget``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        approve_budget,
        list_budgets,
        recall_budget,
        submit_budget,
    )
else:
    __getattr__, __dir__ = _lazily(
        __name__,
        {
            "approve_budget": ".approve_budget",
            "list_budgets": ".list_budgets",
            "recall_budget": ".recall_budget",
            "submit_budget": ".submit_budget",
        },
    )

__all__ = [
    "approve_budget",
    "list_budgets",
    "recall_budget",
    "submit_budget",
]
