# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationResponseErrorType0Code``."""

from typing import Literal, TypeAlias

FormationResponseErrorType0Code: TypeAlias = Literal[
    "ACCESS_DENIED",
    "API_KEY_REQUIRED",
    "COMPANY_NOT_FOUND",
    "DUPLICATE_EXTERNAL_ID",
    "INTERNAL_ERROR",
    "INVALID_API_KEY",
    "INVALID_REQUEST",
    "PACKAGE_NOT_FOUND",
    "RATE_LIMIT_EXCEEDED",
    "VALIDATION_FAILED",
]
