# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations with the tag ``payroll``, a module each; a module is imported on first use."""

from typing import TYPE_CHECKING

from ...lazy import attach_lazy as _attach_lazy

if TYPE_CHECKING:
    from . import (
        create_person_payroll,
        list_person_payrolls,
    )
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "create_person_payroll": ".create_person_payroll",
            "list_person_payrolls": ".list_person_payrolls",
        },
    )

__all__ = [
    "create_person_payroll",
    "list_person_payrolls",
]
