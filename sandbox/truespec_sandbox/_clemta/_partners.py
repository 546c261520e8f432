"""Clemta's partners as the sandbox knows them from the start: who holds which key, may do what, sees which companies.

Every formation is a company of its partner from its creation on, besides the ones named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._state._records import Records

FORMATIONS = "formations"


@attrs.frozen
class Key:
    """What a key opens.

    Attributes:
        partner: whose it is.
        methods: the HTTP methods that it may use; all by default.
        formations: whether it may see and make formations.

    """

    partner: str
    methods: frozenset[str] = frozenset({"GET", "POST", "PATCH", "DELETE"})
    formations: bool = True


KEYS = {
    "clemta_sandbox_key": Key("partner"),
    "clemta_sandbox_other_key": Key("other_partner"),
    "clemta_sandbox_read_only_key": Key("partner", methods=frozenset({"GET"})),
    "clemta_sandbox_accounting_key": Key("partner", formations=False),
    "clemta_sandbox_key_without_rights": Key("partner", methods=frozenset()),
}

COMPANIES = {
    "partner": ("64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0654321"),
    "other_partner": ("64b8f1a2e4b0c8d9f0abcdef",),
}

# The reason for refusing a company that the partner does not have.
COMPANY_NOT_FOUND = "company_not_found"


def authenticate(credentials: Mapping[str, str]) -> str | None:
    """Tell whose key was sent.

    Args:
        credentials: the key as sent, under the name of its security scheme.

    Returns:
        The partner, or ``None`` for an unknown key.

    """
    key = _key(credentials)
    return None if key is None else key.partner


def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
    """Tell whether a known key opens an operation.

    Args:
        credentials: the key as sent, under the name of its security scheme.
        operation: what is to be done.

    Returns:
        False for a key without the right, which is to be refused with 403.

    """
    key = _key(credentials)
    if key is None or operation.method not in key.methods:
        return False
    return key.formations or not operation.path.startswith("/formations")


def owns(records: Records, partner: str, company_id: str) -> bool:
    """Tell whether a company is one of the partner's: one from the start, or one that a formation has made."""
    if company_id in COMPANIES[partner]:
        return True
    found = records.find(FORMATIONS, company_id)
    return found is not None and found[0] == partner


def _key(credentials: Mapping[str, str]) -> Key | None:
    return KEYS.get(next(iter(credentials.values()), ""))
