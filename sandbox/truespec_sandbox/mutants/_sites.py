"""Where mutants strike: the collections of each API, with a body to create and the places in answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox.mutants._mutant import Sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class Site:
    """One collection.

    Attributes:
        api: the API.
        partners: everybody who may be asked for, as behaviours know them.
        collection: its name in the store.
        many: the path of the listing.
        one: the path of a record that is read, with ``{}`` for the id.
        create: the path of the create.
        write: the path of a record that is changed, with ``{}`` for the id.
        body: what to create.
        update: what an update sends at least.
        record: the pointer to a record in an answer.
        items: the pointer to the records of a page.
        query: what the listing asks for; ends in ``?`` or ``&``.

    """

    api: str
    partners: tuple[str, ...]
    collection: str
    many: str
    one: str
    create: str
    write: str
    body: Mapping[str, JSON]
    update: Mapping[str, JSON]
    record: str
    items: str
    query: str

    def made(self, **changes: JSON) -> Sent:
        """Create a record."""
        return Sent("POST", self.create, {**self.body, **changes})

    def read(self, number: int = 0, **headers: str | None) -> Sent:
        """Read the record that the answer with this number has made."""
        return Sent("GET", self.one.format(self._id(number)), headers=_named(headers))

    def updated(self, number: int = 0, /, **changes: JSON) -> Sent:
        """Update the record that the answer with this number has made."""
        return Sent("PATCH", self.write.format(self._id(number)), {**self.update, **changes})

    def deleted(self, number: int = 0, **headers: str | None) -> Sent:
        """Delete the record that the answer with this number has made."""
        return Sent("DELETE", self.write.format(self._id(number)), headers=_named(headers))

    def listed(self, query: str = "", **headers: str | None) -> Sent:
        """List the records."""
        return Sent("GET", f"{self.many}{self.query}{query}", headers=_named(headers))

    def _id(self, number: int) -> str:
        return f"{{{number}:{self.record}/id}}"


def _named(headers: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


COMPANY = "64b8f1a2e4b0c8d9f0123456"
OTHER_COMPANY = "64b8f1a2e4b0c8d9f0abcdef"
OTHER_KEY = "clemta_sandbox_other_key"
_ADA: dict[str, JSON] = {
    "type": "customer",
    "full_name": "Ada Buyer",
    "email": "ada@example.com",
    "company_id": COMPANY,
}
_MACHINE: dict[str, JSON] = {
    "title": "Espresso machine", "placed_in_service": 1735689600, "cost": 1899.99, "salvage_value": 200,
    "business_use": 100, "company_id": COMPANY,
}  # fmt: skip
CONTACTS = Site(
    "clemta", ("partner", "other_partner"), "contacts", "/contacts", "/contacts/{}", "/contacts", "/contacts/{}",
    {**_ADA, "description": "Buys beans."}, _ADA, "/data", "/data/contacts", f"?company_id={COMPANY}&",
)  # fmt: skip
ASSETS = Site(
    "clemta", ("partner", "other_partner"), "fixed_assets", "/fixed-assets", "/fixed-assets/{}", "/fixed-assets",
    "/fixed-assets/{}", _MACHINE, _MACHINE, "/data", "/data/fixed_assets", f"?company_id={COMPANY}&",
)  # fmt: skip
_PEOPLE = ("acme/1", "vega/1", "borealis/5")
PEOPLE = Site(
    "wethod", _PEOPLE, "contacts", "/api/contacts", "/api/contacts/{}", "/api/contact", "/api/contact/{}",
    {"name": "Ada", "surname": "Marino", "notes": "Prefers to be called."}, {}, "", "", "?",
)  # fmt: skip
CLIENTS = Site(
    "wethod", _PEOPLE, "clients", "/api/clients", "/api/clients/{}", "/api/client", "/api/client/{}",
    {"corporate_name": "Vega Roasters", "acronym": "VEGA", "town": "Venezia"}, {}, "", "", "?",
)  # fmt: skip
