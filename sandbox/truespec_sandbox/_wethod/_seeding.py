"""Wethod's data set: clients, some of them deleted, and their contacts.

Of contacts there are as many as asked for, of clients a quarter of that. Half of them belong to the company that
examples name. Times lie in 2024 and 2025 and do not depend on the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._collections._collection import Draft
from truespec_sandbox._seeding import _plausible
from truespec_sandbox._wethod._moments import written
from truespec_sandbox._wethod._people import COMPANIES
from truespec_sandbox._wethod._records import CLIENTS, CONTACTS

if TYPE_CHECKING:
    from random import Random

    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON

_CLIENTS_SHARE = 4
_DAY = 86_400
_DRAWN = (COMPANIES[0], *COMPANIES)
_ROLES = ("Purchasing", "Management", "Marketing", "Accounting", "IT")
_NOTES = ("Pays within ten days.", "Prefers to be called.", "Met at the spring fair.")


def seeding(records: Records, size: int, random: Random, now: int) -> None:
    """Add a data set of ``size`` contacts to the records; the same numbers give the same data."""
    del now
    clients: dict[str, list[int]] = {company: [] for company in COMPANIES}
    for created_at in _plausible.moments(size // _CLIENTS_SHARE):
        company = random.choice(_DRAWN)
        clients[company].append(int(client(records, company, random, created_at)))
    for created_at in _plausible.moments(size):
        company = random.choice(_DRAWN)
        _add_contact(records, company, random, created_at, clients[company])


def contact(records: Records, company: str, random: Random, now: int) -> str:
    """Add one contact of a company.

    Args:
        records: the state.
        company: the company.
        random: where its fields are drawn from.
        now: when it is created.

    Returns:
        Its id.

    """
    return _add_contact(records, company, random, now, [int(each) for each in records.ids(CLIENTS.name, company)])


def client(records: Records, company: str, random: Random, now: int) -> str:
    """Add one client of a company.

    Args:
        records: the state.
        company: the company.
        random: where its fields are drawn from.
        now: when it is created.

    Returns:
        Its id.

    """
    name = _plausible.company(random)
    street, town, _, code, _ = _plausible.place(random)
    fields: dict[str, JSON] = {
        "corporate_name": name, "acronym": name.upper().replace(" ", "")[:6], "street": street, "town": town,
        "zip_code": code, "country": "United States",
    }  # fmt: skip
    if _plausible.happens(random, 50):
        fields["email"] = _plausible.email(random, "info", name.replace(" ", ""))
    if _plausible.happens(random, 30):
        fields["notes"] = random.choice(_NOTES)
    if _plausible.happens(random, 20):
        fields["external_identifiers"] = [_identifier(records, now)]
    if _plausible.happens(random, 5):
        gone = now + random.randrange(1, 60) * _DAY
        fields |= {"deleted_at": gone, "updated_at": gone}
    return str(CLIENTS.add(Draft(records, company, now, fields))["id"])


def _add_contact(records: Records, company: str, random: Random, now: int, clients: list[int]) -> str:
    first, last = _plausible.person(random)
    fields: dict[str, JSON] = {"name": first, "surname": last, "email": _plausible.email(random, first, last)}
    if clients:
        fields["client_id"] = random.choice(clients)
    if _plausible.happens(random, 60):
        fields["role"] = random.choice(_ROLES)
    if _plausible.happens(random, 20):
        fields["notes"] = random.choice(_NOTES)
    if _plausible.happens(random, 40):
        # Both forms that the sources have.
        number = _plausible.phone(random)
        fields["telephone"] = number if _plausible.happens(random, 70) else int(number)
    if _plausible.happens(random, 30):
        fields["updated_at"] = now + random.randrange(1, 60) * _DAY
    return str(CONTACTS.add(Draft(records, company, now, fields))["id"])


def _identifier(records: Records, now: int) -> JSON:
    number = records.next_number("external_identifiers")
    return {
        "id": number, "created_at": written(now), "updated_at": written(now), "external_id": f"erp-{number}",
        "type": "erp",
    }  # fmt: skip
