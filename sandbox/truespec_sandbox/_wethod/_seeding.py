"""Wethod's seed data: clients, some of them deleted, and their contacts.

The size of a data set is its number of contacts; there are a quarter as many clients. Half of them belong to the company
of the examples. Timestamps lie in 2024 and 2025 and do not depend on the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox import _seed_data
from truespec_sandbox._collections._collection import Draft
from truespec_sandbox._wethod._people import COMPANIES
from truespec_sandbox._wethod._records import CLIENTS, CONTACTS
from truespec_sandbox._wethod._timestamps import format_timestamp

if TYPE_CHECKING:
    from random import Random

    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON

_CONTACTS_PER_CLIENT = 4
_DAY = 86_400
_COMPANY_CHOICES = (COMPANIES[0], *COMPANIES)
_ROLES = ("Purchasing", "Management", "Marketing", "Accounting", "IT")
_NOTES = ("Pays within ten days.", "Prefers to be called.", "Met at the spring fair.")


def add_data_set(records: Records, size: int, random: Random, now: int) -> None:
    """Add a data set of ``size`` contacts; the same size and random state give the same data."""
    del now
    clients: dict[str, list[int]] = {company: [] for company in COMPANIES}
    for created_at in _seed_data.spread_timestamps(size // _CONTACTS_PER_CLIENT):
        company = random.choice(_COMPANY_CHOICES)
        clients[company].append(int(add_client(records, company, random, created_at)))
    for created_at in _seed_data.spread_timestamps(size):
        company = random.choice(_COMPANY_CHOICES)
        _add_contact(records, company, random, created_at, clients[company])


def add_contact(records: Records, company: str, random: Random, now: int) -> str:
    """Add one contact of a company, created at ``now``, and return its id."""
    return _add_contact(records, company, random, now, [int(each) for each in records.ids(CLIENTS.name, company)])


def add_client(records: Records, company: str, random: Random, now: int) -> str:
    """Add one client of a company, created at ``now``, and return its id."""
    name = _seed_data.draw_company_name(random)
    street, town, _, code, _ = _seed_data.draw_address(random)
    fields: dict[str, JSON] = {
        "corporate_name": name, "acronym": name.upper().replace(" ", "")[:6], "street": street, "town": town,
        "zip_code": code, "country": "United States",
    }  # fmt: skip
    if _seed_data.draw_bool(random, 50):
        fields["email"] = _seed_data.draw_email(random, "info", name.replace(" ", ""))
    if _seed_data.draw_bool(random, 30):
        fields["notes"] = random.choice(_NOTES)
    if _seed_data.draw_bool(random, 20):
        fields["external_identifiers"] = [_build_identifier(records, now)]
    if _seed_data.draw_bool(random, 5):
        deleted_at = now + random.randrange(1, 60) * _DAY
        fields |= {"deleted_at": deleted_at, "updated_at": deleted_at}
    return str(CLIENTS.add(Draft(records, company, now, fields))["id"])


def _add_contact(records: Records, company: str, random: Random, now: int, clients: list[int]) -> str:
    first, last = _seed_data.draw_person(random)
    fields: dict[str, JSON] = {"name": first, "surname": last, "email": _seed_data.draw_email(random, first, last)}
    if clients:
        fields["client_id"] = random.choice(clients)
    if _seed_data.draw_bool(random, 60):
        fields["role"] = random.choice(_ROLES)
    if _seed_data.draw_bool(random, 20):
        fields["notes"] = random.choice(_NOTES)
    if _seed_data.draw_bool(random, 40):
        # Both types that the published pages have.
        number = _seed_data.draw_phone(random)
        fields["telephone"] = number if _seed_data.draw_bool(random, 70) else int(number)
    if _seed_data.draw_bool(random, 30):
        fields["updated_at"] = now + random.randrange(1, 60) * _DAY
    return str(CONTACTS.add(Draft(records, company, now, fields))["id"])


def _build_identifier(records: Records, now: int) -> JSON:
    number = records.next_number("external_identifiers")
    return {
        "id": number, "created_at": format_timestamp(now), "updated_at": format_timestamp(now), "external_id": f"erp-{number}",
        "type": "erp",
    }  # fmt: skip
