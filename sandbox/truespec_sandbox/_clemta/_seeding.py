"""Clemta's seed data: formations in every stage, contacts and fixed assets.

The size of a data set is its number of contacts; there are a quarter as many fixed assets, and a fortieth as many
formations, but at least eight for each partner. Timestamps lie in 2024 and 2025 and do not depend on the clock, except
those of formations that are not complete: one for each stage, created as many days ago as it takes to reach it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox import _seed_data
from truespec_sandbox._clemta._collections import CONTACTS, FIXED_ASSETS
from truespec_sandbox._clemta._formation_records import DAY, OUTCOME, build_body
from truespec_sandbox._clemta._formations import insert
from truespec_sandbox._clemta._partners import COMPANIES
from truespec_sandbox._collections._collection import Draft

if TYPE_CHECKING:
    from random import Random

    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON

_CONTACTS_PER_ASSET, _CONTACTS_PER_FORMATION, _MIN_FORMATIONS = 4, 40, 8
_INCOMPLETE_STAGES = 4
_THINGS = ("Espresso machine", "Delivery van", "Laser cutter", "Laptop", "Standing desk", "Forklift", "3D printer")
_NOTES = ("Pays within ten days.", "Supplies the roasted beans.", "Prefers e-mail.", "Met at the spring fair.")


def add_data_set(records: Records, size: int, random: Random, now: int) -> None:
    """Add a data set of ``size`` contacts; the same size and random state give the same data."""
    companies: list[str] = []
    for partner, seed_companies in COMPANIES.items():
        formations = [
            add_formation(records, partner, random, created_at)
            for created_at in _seed_data.spread_timestamps(
                max(_MIN_FORMATIONS, size // _CONTACTS_PER_FORMATION) - _INCOMPLETE_STAGES
            )
        ]
        for days in range(_INCOMPLETE_STAGES):
            add_formation(records, partner, random, now - days * DAY - random.randrange(DAY))
        if partner == "partner":
            # The company of the examples gets the most records, so that its lists have many pages.
            companies += [seed_companies[0]] * len(formations) * 2
        companies += [*seed_companies, *formations]
    for created_at in _seed_data.spread_timestamps(size):
        add_contact(records, random.choice(companies), random, created_at, updated_at=_draw_update(random, created_at))
    for created_at in _seed_data.spread_timestamps(size // _CONTACTS_PER_ASSET):
        add_fixed_asset(
            records, random.choice(companies), random, created_at, updated_at=_draw_update(random, created_at)
        )


def add_contact(records: Records, company_id: str, random: Random, now: int, *, updated_at: int = 0) -> str:
    """Add one contact of a company, created at ``now``, and return its id."""
    first, last = _seed_data.draw_person(random)
    address = _seed_data.draw_email(random, first, last)
    fields: dict[str, JSON] = {
        "type": random.choice(("customer", "customer", "vendor")),
        "full_name": f"{first} {last}",
        "email": address,
        "updated_at": updated_at or now,
    }
    if _seed_data.draw_bool(random, 50):
        fields["status"] = random.choice(("active", "active", "paused"))
    if _seed_data.draw_bool(random, 30):
        fields["description"] = random.choice(_NOTES)
    if _seed_data.draw_bool(random, 20):
        fields["cc_emails"] = [_seed_data.draw_email(random, *_seed_data.draw_person(random))]
    if _seed_data.draw_bool(random, 40):
        fields["billing"] = _draw_billing(random, address)
    return str(CONTACTS.add(Draft(records, company_id, now, fields))["id"])


def add_fixed_asset(records: Records, company_id: str, random: Random, now: int, *, updated_at: int = 0) -> str:
    """Add one fixed asset of a company, created at ``now``, and return its id."""
    cost = random.randrange(100, 60_000)
    fields: dict[str, JSON] = {
        "title": f"{random.choice(_THINGS)} {random.randrange(1, 100)}",
        "placed_in_service": now - random.randrange(1, 700) * DAY,
        "cost": cost + random.choice((0, 0.5, 0.99)),
        "salvage_value": cost // 10,
        "business_use": random.choice((100, 100, 80, 62.5)),
        "updated_at": updated_at or now,
    }
    return str(FIXED_ASSETS.add(Draft(records, company_id, now, fields))["id"])


def add_formation(records: Records, partner: str, random: Random, created_at: int) -> str:
    """Add one formation of a partner and return its company id; ``created_at`` decides its stage."""
    company_id = records.new_id(created_at)
    request = _draw_request(random)
    if _seed_data.draw_bool(random, 50):
        request["external_id"] = f"seeded-order-{records.next_number('seeded-order')}"
    if _seed_data.draw_bool(random, 10):
        request["custom_data"] = {OUTCOME: "refunded"}
    insert(records, partner, company_id, build_body(request, created_at, {}))
    return company_id


def _draw_update(random: Random, created_at: int) -> int:
    return created_at + random.randrange(60 * DAY) if _seed_data.draw_bool(random, 30) else created_at


def _draw_request(random: Random) -> dict[str, JSON]:
    street, city, state, code, zone = _seed_data.draw_address(random)
    address: dict[str, JSON] = {"address1": street, "city": city, "state": state, "zip": code, "country": "US"}
    is_llc = _seed_data.draw_bool(random, 60)
    shareholders: list[JSON] = [
        {
            **_draw_person(random),
            "type": "individual",
            "number_of_shares": random.randrange(1, 11) * 100,
            "address": address,
        }
        for _ in range(random.randrange(1, 4))
    ]
    request: dict[str, JSON] = {
        "name": _seed_data.draw_company_name(random), "type": "LLC" if is_llc else "C-CORP", "state": state,
        "ending": "LLC" if is_llc else random.choice(("Inc.", "Corp.", "Corporation")),
        "industry": random.choice(_seed_data.INDUSTRIES), "address": address, "shareholders": shareholders, "timezone": zone,
    }  # fmt: skip
    if not is_llc:
        request["officers"] = [_draw_person(random)]
    return request


def _draw_person(random: Random) -> dict[str, JSON]:
    first, last = _seed_data.draw_person(random)
    return {
        "first_name": first, "last_name": last, "title": random.choice(("Manager", "CEO", "Treasurer")),
        "email": _seed_data.draw_email(random, first, last), "phone": _seed_data.draw_phone(random), "iso_code": "US",
    }  # fmt: skip


def _draw_billing(random: Random, address: str) -> JSON:
    street, city, state, code, _ = _seed_data.draw_address(random)
    return {
        "email": address, "phone": _seed_data.draw_phone(random), "phone_code": "+1", "iso_code": "US",
        "country": "United States", "address_1": street, "district": city, "state": state, "postal_code": code,
    }  # fmt: skip
