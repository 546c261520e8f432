"""Clemta, played for the judge."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.sandbox.plays import Make, Part, Play, Player, Sent

if TYPE_CHECKING:
    from collections.abc import Callable

COMPANY = "64b8f1a2e4b0c8d9f0123456"
UNKNOWN = "f" * 24
ADDRESS = {"address1": "Łódź 7", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
PERSON = {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "3075550117"}
FORMATION = {
    "name": "Juniper Lantern", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": ADDRESS,
    "shareholders": [
        {**PERSON, "type": "individual", "number_of_shares": 1000, "iso_code": "US", "title": "Manager",
         "address": ADDRESS, "ssn": "000-12-3456"},
    ],
    "timezone": "America/Denver", "account_holder": PERSON,
}  # fmt: skip


def contact(player: Player) -> dict[str, Any]:
    """A body for a contact, with some of the optional fields."""
    optional = {
        "status": "active", "description": "Zoë's", "cc_emails": ["a@example.com"], "bcc_emails": [],
        "billing": {"email": "b@example.com", "country": "US", "tax_id": ""},
    }  # fmt: skip
    chosen = {name: value for name, value in optional.items() if player.random.random() < 0.5}
    name = f"Ada {player.random.randrange(1000)}"
    return {"type": "vendor", "full_name": name, "email": "ada@example.com", "company_id": COMPANY, **chosen}


def asset(player: Player) -> dict[str, Any]:
    """A body for a fixed asset."""
    cost = player.random.choice([1, 99.5, 1_000_000])
    return {"title": "Van", "placed_in_service": 1_700_000_000, "cost": cost, "salvage_value": 1, "business_use": 62.5,
            "company_id": COMPANY}  # fmt: skip


def query(player: Player) -> dict[str, str]:
    """Parameters of a listing, some of them."""
    some = {"skip": "1", "limit": "2", "search": "a", "sort": "created_at", "order": "desc",
            "created_at": "gt", "created_at_value": "1", "end_date": "4102444799"}  # fmt: skip
    return {"company_id": COMPANY, **{name: value for name, value in some.items() if player.random.random() < 0.5}}


def collection(path: str, body: Callable[[Player], dict[str, Any]], names: tuple[str, ...]) -> dict[str, Part]:
    """The five operations of a collection, in the order create, list, get, update, delete."""

    def made(player: Player) -> str:
        return f"{path}/{player.send(Sent('POST', path, {'json': body(player)})).json()['data']['id']}"

    def at(method: str, place: str, **options: Any) -> Make:
        return lambda _: Sent(method, f"{path}/{place}", options)

    def of_company(company: str) -> Make:
        return lambda player: Sent("POST", path, {"json": {**body(player), "company_id": company}})

    create, listing, get, update, delete = names
    return {
        create: Part(of_company(COMPANY), {400: lambda _: Sent("POST", path, {"json": {}}), 404: of_company(UNKNOWN)}),
        listing: Part(
            lambda player: Sent("GET", path, {"params": query(player)}),
            {
                400: lambda _: Sent("GET", path, {"params": {"company_id": COMPANY, "limit": "0"}}),
                404: lambda _: Sent("GET", path, {"params": {"company_id": UNKNOWN}}),
            },
        ),
        get: Part(lambda player: Sent("GET", made(player)), {400: at("GET", "x"), 404: at("GET", UNKNOWN)}),
        update: Part(
            lambda player: Sent("PATCH", made(player), {"json": body(player)}),
            {
                400: at("PATCH", UNKNOWN, json={"type": "neither"}),
                404: lambda player: Sent("PATCH", f"{path}/{UNKNOWN}", {"json": body(player)}),
            },
        ),
        delete: Part(lambda player: Sent("DELETE", made(player)), {400: at("DELETE", "x"), 404: at("DELETE", UNKNOWN)}),
    }


def form(player: Player, **changes: Any) -> Sent:
    """A form for a formation, with and without a passport and an external_id."""
    external_id = {"external_id": f"é {player.random.random()}"} if player.random.random() < 0.5 else {}
    data = json.dumps({**FORMATION, **external_id, **changes}, ensure_ascii=False).encode()
    files = {"company_data": (None, data, "application/json")}
    if player.random.random() < 0.5:
        files["shareholder_passport_0"] = ("p.pdf", b"%PDF-1.7\r\n\x00\xff", "application/pdf")
    return Sent("POST", "/formations", {"files": files})


def formation(player: Player, days: int | None = None) -> str:
    """The path of a new formation, so many days old."""
    company_id = player.send(form(player)).json()["data"]["company_id"]
    player.sandbox.clock.advance(86_400 * (player.random.randrange(6) if days is None else days))
    return f"/formations/{company_id}"


def repeated(player: Player) -> Sent:
    """A form whose external_id is taken."""
    taken = form(player, external_id=f"taken {player.random.random()}")
    player.send(taken)
    return taken


def unchanged(player: Player) -> Sent:
    """A conditional read of a formation that has not changed."""
    path = formation(player)
    last = player.client.get(path).headers["last-modified"]
    return Sent("GET", path, {"headers": {"If-Modified-Since": last}})


CLEMTA = Play(
    headers={"X-API-Key": "clemta_sandbox_key"},
    refused={
        401: {"X-API-Key": "unknown"},
        403: {"X-API-Key": "clemta_sandbox_key_without_rights"},
    },
    parts={
        **collection(
            "/contacts", contact, ("createContact", "getContacts", "getContactById", "updateContact", "deleteContact")
        ),
        **collection(
            "/fixed-assets",
            asset,
            ("createFixedAsset", "getFixedAssets", "getFixedAssetById", "updateFixedAsset", "deleteFixedAsset"),
        ),
        "createFormation": Part(form, {400: lambda player: form(player, name=None), 409: repeated}),
        "getFormation": Part(
            lambda player: Sent("GET", formation(player)),
            {
                304: unchanged,
                400: lambda _: Sent("GET", f"/formations/{'x' * 65}"),
                404: lambda _: Sent("GET", "/formations/nobody%20has%20this"),
            },
        ),
        "cancelFormation": Part(
            lambda player: Sent("DELETE", formation(player, days=1)),
            {
                400: lambda _: Sent("DELETE", f"/formations/{'x' * 65}"),
                404: lambda _: Sent("DELETE", f"/formations/{UNKNOWN}"),
            },
        ),
    },
)
