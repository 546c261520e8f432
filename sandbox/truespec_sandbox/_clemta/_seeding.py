"""Clemta's data set: formations in every stage, contacts, fixed assets.

Of contacts there are as many as asked for, of fixed assets a quarter of that, of formations a fortieth and never
fewer than eight for each partner. Times lie in 2024 and 2025 and do not depend on the clock, but for the formations
under way: one for each stage, begun as many days ago as it takes to be there now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._clemta._assets import ASSETS
from truespec_sandbox._clemta._contacts import CONTACTS
from truespec_sandbox._clemta._formation_life import DAY, OUTCOME
from truespec_sandbox._clemta._formation_view import kept_fields
from truespec_sandbox._clemta._formations import insert
from truespec_sandbox._clemta._partners import COMPANIES
from truespec_sandbox._collections._collection import Draft
from truespec_sandbox._seeding import _plausible

if TYPE_CHECKING:
    from random import Random

    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON

_ASSETS_SHARE, _FORMATIONS_SHARE, _LEAST_FORMATIONS = 4, 40, 8
_STAGES_UNDER_WAY = 4
_THINGS = ("Espresso machine", "Delivery van", "Laser cutter", "Laptop", "Standing desk", "Forklift", "3D printer")
_NOTES = ("Pays within ten days.", "Supplies the roasted beans.", "Prefers e-mail.", "Met at the spring fair.")


def seeding(records: Records, size: int, random: Random, now: int) -> None:
    """Add a data set of about ``size`` contacts to the records; the same numbers give the same data."""
    companies: list[str] = []
    for partner, standing in COMPANIES.items():
        made = [
            formation(records, partner, random, created_at)
            for created_at in _plausible.moments(max(_LEAST_FORMATIONS, size // _FORMATIONS_SHARE) - _STAGES_UNDER_WAY)
        ]
        for days in range(_STAGES_UNDER_WAY):
            formation(records, partner, random, now - days * DAY - random.randrange(DAY))
        # The company that examples name gets the most, so that its listing has many pages.
        companies += [standing[0]] * len(made) * 2 + [*standing, *made] if partner == "partner" else [*standing, *made]
    for created_at in _plausible.moments(size):
        contact(records, random.choice(companies), random, created_at)
    for created_at in _plausible.moments(size // _ASSETS_SHARE):
        fixed_asset(records, random.choice(companies), random, created_at)


def contact(records: Records, company_id: str, random: Random, now: int) -> str:
    """Add one contact of a company.

    Args:
        records: the state.
        company_id: the company.
        random: where its fields are drawn from.
        now: when it is created.

    Returns:
        Its id.

    """
    first, last = _plausible.person(random)
    address = _plausible.email(random, first, last)
    fields: dict[str, JSON] = {
        "type": random.choice(("customer", "customer", "vendor")),
        "full_name": f"{first} {last}",
        "email": address,
    }
    if _plausible.happens(random, 50):
        fields["status"] = random.choice(("active", "active", "paused"))
    if _plausible.happens(random, 30):
        fields["description"] = random.choice(_NOTES)
    if _plausible.happens(random, 20):
        fields["cc_emails"] = [_plausible.email(random, *_plausible.person(random))]
    if _plausible.happens(random, 40):
        fields["billing"] = _billing(random, address)
    return str(CONTACTS.add(Draft(records, company_id, now, fields))["id"])


def fixed_asset(records: Records, company_id: str, random: Random, now: int) -> str:
    """Add one fixed asset of a company.

    Args:
        records: the state.
        company_id: the company.
        random: where its fields are drawn from.
        now: when it is created.

    Returns:
        Its id.

    """
    cost = random.randrange(100, 60_000)
    fields: dict[str, JSON] = {
        "title": f"{random.choice(_THINGS)} {random.randrange(1, 100)}",
        "placed_in_service": now - random.randrange(1, 700) * DAY,
        "cost": cost + random.choice((0, 0.5, 0.99)),
        "salvage_value": cost // 10,
        "business_use": random.choice((100, 100, 80, 62.5)),
    }
    return str(ASSETS.add(Draft(records, company_id, now, fields))["id"])


def formation(records: Records, partner: str, random: Random, created_at: int) -> str:
    """Add one formation of a partner.

    Args:
        records: the state.
        partner: the partner.
        random: where its fields are drawn from.
        created_at: when it was begun, which tells how far it is.

    Returns:
        Its company id.

    """
    company_id = records.new_id(created_at)
    request = _request(random)
    if _plausible.happens(random, 50):
        request["external_id"] = f"seeded-order-{records.next_number('seeded-order')}"
    if _plausible.happens(random, 10):
        request["custom_data"] = {OUTCOME: "refunded"}
    body: dict[str, JSON] = {
        "created_at": created_at,
        "cancelled_at": None,
        "fields": kept_fields(request),
        "passports": {},
    }
    insert(records, partner, company_id, body)
    return company_id


def _request(random: Random) -> dict[str, JSON]:
    street, city, state, code, zone = _plausible.place(random)
    address: dict[str, JSON] = {"address1": street, "city": city, "state": state, "zip": code, "country": "US"}
    is_llc = _plausible.happens(random, 60)
    owners: list[JSON] = [
        {**_person(random), "type": "individual", "number_of_shares": random.randrange(1, 11) * 100, "address": address}
        for _ in range(random.randrange(1, 4))
    ]
    request: dict[str, JSON] = {
        "name": _plausible.company(random), "type": "LLC" if is_llc else "C-CORP", "state": state,
        "ending": "LLC" if is_llc else random.choice(("Inc.", "Corp.", "Corporation")),
        "industry": random.choice(_plausible.INDUSTRIES), "address": address, "shareholders": owners, "timezone": zone,
    }  # fmt: skip
    if not is_llc:
        request["officers"] = [_person(random)]
    return request


def _person(random: Random) -> dict[str, JSON]:
    first, last = _plausible.person(random)
    return {
        "first_name": first, "last_name": last, "title": random.choice(("Manager", "CEO", "Treasurer")),
        "email": _plausible.email(random, first, last), "phone": _plausible.phone(random), "iso_code": "US",
    }  # fmt: skip


def _billing(random: Random, address: str) -> JSON:
    street, city, state, code, _ = _plausible.place(random)
    return {
        "email": address, "phone": _plausible.phone(random), "phone_code": "+1", "iso_code": "US",
        "country": "United States", "address_1": street, "district": city, "state": state, "postal_code": code,
    }  # fmt: skip
