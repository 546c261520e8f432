"""Clemta's partners: their keys with their rights, their companies, and their rate limits.

Every formation is a company of its partner from its creation on, besides the companies here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._profile import RateLimitRules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._profile import RateLimitState
    from truespec_sandbox._responses import Headers
    from truespec_sandbox._state._records import Records

FORMATIONS = "formations"


@frozen
class Key:
    """The rights of a key.

    Attributes:
        partner: the partner that it belongs to.
        methods: the HTTP methods that it may use; all by default.
        formations: whether it may use the operations on formations.

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

# The reason of the error for a company that the partner does not have.
COMPANY_NOT_FOUND = "company_not_found"


def authenticate(credentials: Mapping[str, str]) -> str | None:
    """Return the partner that a key belongs to.

    Args:
        credentials: the key as sent, by the name of its security scheme.

    Returns:
        The partner, or ``None`` for an unknown key.

    """
    key = _find_key(credentials)
    return None if key is None else key.partner


def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
    """Return whether a known key has the right to an operation.

    Args:
        credentials: the key as sent, by the name of its security scheme.
        operation: the operation.

    Returns:
        False for a key without the right, which gives a 403.

    """
    key = _find_key(credentials)
    if key is None or operation.method not in key.methods:
        return False
    return key.formations or not operation.path.startswith("/formations")


def owns(records: Records, partner: str, company_id: str) -> bool:
    """Return whether a company belongs to a partner, from the start or by a formation."""
    if company_id in COMPANIES[partner]:
        return True
    record = records.find(FORMATIONS, company_id)
    return record is not None and record[0] == partner


def _find_key(credentials: Mapping[str, str]) -> Key | None:
    return KEYS.get(next(iter(credentials.values()), ""))


def _build_rate_limit_headers(state: RateLimitState) -> Headers:
    limit = state.limit
    return (
        ("x-ratelimit-api", f"{limit.requests} requests per {limit.unit}"),
        ("x-ratelimit-limit", str(limit.requests)),
        ("x-ratelimit-remaining", str(state.remaining)),
        ("x-ratelimit-reset", str(state.reset)),
        ("x-ratelimit-type", "resource" if state.is_resource else "api_key"),
    )


# As the published guide describes them: by key, and by company where the URL names one.
RATE_LIMITS = RateLimitRules(_build_rate_limit_headers, resource_parameters=("company_id", "id"))
