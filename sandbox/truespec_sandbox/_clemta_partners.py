"""Clemta's partners as the sandbox knows them from the start: who holds which key and sees which companies."""

from __future__ import annotations

KEYS = {
    "clemta_sandbox_key": "partner",
    "clemta_sandbox_other_key": "other_partner",
}

COMPANIES = {
    "partner": ("64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0654321"),
    "other_partner": ("64b8f1a2e4b0c8d9f0abcdef",),
}

# The reason for refusing a company that the partner does not have.
COMPANY_NOT_FOUND = "company_not_found"
