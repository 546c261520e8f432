# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``budget``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        approve_budget,
        list_budgets,
        recall_budget,
        submit_budget,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
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
