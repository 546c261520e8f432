# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The operations tagged ``payroll``, a module each; a module is loaded when it is first used."""

from typing import TYPE_CHECKING

from ...lazy import lazily as _lazily

if TYPE_CHECKING:
    from . import (
        create_person_payroll,
        list_person_payrolls,
    )
else:
    __getattr__, __dir__ = _lazily(
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
