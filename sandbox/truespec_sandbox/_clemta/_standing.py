"""The companies that Clemta's partners have from the start, as formations that were completed long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._clemta._formation_view import kept_fields
from truespec_sandbox._clemta._partners import COMPANIES

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

# Complete four days later, on the 15th of June 2023, the day of the published sample.
_CREATED_AT = 1_686_484_800
_NAMES = ("Juniper Lantern", "Copper Finch", "Slate Harbor")
_ADDRESS: dict[str, JSON] = {
    "address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US",
}  # fmt: skip
_OWNER: dict[str, JSON] = {
    "type": "individual", "first_name": "Noor", "last_name": "Haddad", "title": "Manager", "number_of_shares": 1000,
    "email": "noor.haddad@example.com", "phone": "3075550117", "iso_code": "US", "address": _ADDRESS,
    "is_main_incorporator": True,
}  # fmt: skip


def _formation(name: str) -> dict[str, JSON]:
    request: dict[str, JSON] = {
        "name": name, "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": _ADDRESS,
        "shareholders": [_OWNER], "timezone": "America/Denver",
    }  # fmt: skip
    return {"created_at": _CREATED_AT, "cancelled_at": None, "fields": kept_fields(request), "passports": {}}


STANDING: dict[str, tuple[str, dict[str, JSON]]] = {
    company_id: (partner, _formation(name))
    for (partner, company_id), name in zip(
        ((partner, company_id) for partner, companies in COMPANIES.items() for company_id in companies),
        _NAMES,
        strict=True,
    )
}
"""Owner and body by company id; never written, and complete whatever the clock says, so never cancelled."""
