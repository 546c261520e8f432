"""The scenario of Clemta."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.sandbox.scenarios import BuildRequest, OperationRequests, RequestSpec, Runner, Scenario

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


def contact(runner: Runner) -> dict[str, Any]:
    """Return a body for a contact, with some of the optional fields."""
    optional = {
        "status": "active", "description": "Zoë's", "cc_emails": ["a@example.com"], "bcc_emails": [],
        "billing": {"email": "b@example.com", "country": "US", "tax_id": ""},
    }  # fmt: skip
    chosen = {name: value for name, value in optional.items() if runner.random.random() < 0.5}
    name = f"Ada {runner.random.randrange(1000)}"
    return {"type": "vendor", "full_name": name, "email": "ada@example.com", "company_id": COMPANY, **chosen}


def asset(runner: Runner) -> dict[str, Any]:
    """Return a body for a fixed asset."""
    cost = runner.random.choice([1, 99.5, 1_000_000])
    return {"title": "Van", "placed_in_service": 1_700_000_000, "cost": cost, "salvage_value": 1, "business_use": 62.5,
            "company_id": COMPANY}  # fmt: skip


def query(runner: Runner) -> dict[str, str]:
    """Return some parameters of a list operation."""
    some = {"skip": "1", "limit": "2", "search": "a", "sort": "created_at", "order": "desc",
            "created_at": "gt", "created_at_value": "1", "end_date": "4102444799"}  # fmt: skip
    return {"company_id": COMPANY, **{name: value for name, value in some.items() if runner.random.random() < 0.5}}


def collection(
    path: str, body: Callable[[Runner], dict[str, Any]], names: tuple[str, ...]
) -> dict[str, OperationRequests]:
    """Return the five operations of a collection, in the order create, list, get, update, delete."""

    def create_path(runner: Runner) -> str:
        return f"{path}/{runner.send(RequestSpec('POST', path, {'json': body(runner)})).json()['data']['id']}"

    def build(method: str, record_id: str, **options: Any) -> BuildRequest:
        return lambda _: RequestSpec(method, f"{path}/{record_id}", options)

    def build_for(company: str) -> BuildRequest:
        return lambda runner: RequestSpec("POST", path, {"json": {**body(runner), "company_id": company}})

    create, listing, get, update, delete = names
    return {
        create: OperationRequests(
            build_for(COMPANY), {400: lambda _: RequestSpec("POST", path, {"json": {}}), 404: build_for(UNKNOWN)}
        ),
        listing: OperationRequests(
            lambda runner: RequestSpec("GET", path, {"params": query(runner)}),
            {
                400: lambda _: RequestSpec("GET", path, {"params": {"company_id": COMPANY, "limit": "0"}}),
                404: lambda _: RequestSpec("GET", path, {"params": {"company_id": UNKNOWN}}),
            },
        ),
        get: OperationRequests(
            lambda runner: RequestSpec("GET", create_path(runner)), {400: build("GET", "x"), 404: build("GET", UNKNOWN)}
        ),
        update: OperationRequests(
            lambda runner: RequestSpec("PATCH", create_path(runner), {"json": body(runner)}),
            {
                400: build("PATCH", UNKNOWN, json={"type": "neither"}),
                404: lambda runner: RequestSpec("PATCH", f"{path}/{UNKNOWN}", {"json": body(runner)}),
            },
        ),
        delete: OperationRequests(
            lambda runner: RequestSpec("DELETE", create_path(runner)),
            {400: build("DELETE", "x"), 404: build("DELETE", UNKNOWN)},
        ),
    }


def form(runner: Runner, **changes: Any) -> RequestSpec:
    """Return a form for a formation, with or without a passport and an external_id."""
    external_id = {"external_id": f"é {runner.random.random()}"} if runner.random.random() < 0.5 else {}
    data = json.dumps({**FORMATION, **external_id, **changes}, ensure_ascii=False).encode()
    files = {"company_data": (None, data, "application/json")}
    if runner.random.random() < 0.5:
        files["shareholder_passport_0"] = ("p.pdf", b"%PDF-1.7\r\n\x00\xff", "application/pdf")
    return RequestSpec("POST", "/formations", {"files": files})


def formation(runner: Runner, days: int | None = None) -> str:
    """Create a formation, move the clock, and return its path."""
    company_id = runner.send(form(runner)).json()["data"]["company_id"]
    runner.sandbox.clock.advance(86_400 * (runner.random.randrange(6) if days is None else days))
    return f"/formations/{company_id}"


def repeat_external_id(runner: Runner) -> RequestSpec:
    """Return a form with an external_id that is in use."""
    used = form(runner, external_id=f"used {runner.random.random()}")
    runner.send(used)
    return used


def read_unchanged(runner: Runner) -> RequestSpec:
    """Return a conditional read of a formation that has not changed."""
    path = formation(runner)
    last = runner.client.get(path).headers["last-modified"]
    return RequestSpec("GET", path, {"headers": {"If-Modified-Since": last}})


CLEMTA = Scenario(
    headers={"X-API-Key": "clemta_sandbox_key"},
    error_headers={
        401: {"X-API-Key": "unknown"},
        403: {"X-API-Key": "clemta_sandbox_key_without_rights"},
    },
    operations={
        **collection(
            "/contacts", contact, ("createContact", "getContacts", "getContactById", "updateContact", "deleteContact")
        ),
        **collection(
            "/fixed-assets",
            asset,
            ("createFixedAsset", "getFixedAssets", "getFixedAssetById", "updateFixedAsset", "deleteFixedAsset"),
        ),
        "createFormation": OperationRequests(
            form, {400: lambda runner: form(runner, name=None), 409: repeat_external_id}
        ),
        "getFormation": OperationRequests(
            lambda runner: RequestSpec("GET", formation(runner)),
            {
                304: read_unchanged,
                400: lambda _: RequestSpec("GET", f"/formations/{'x' * 65}"),
                404: lambda _: RequestSpec("GET", "/formations/nobody%20has%20this"),
            },
        ),
        "cancelFormation": OperationRequests(
            lambda runner: RequestSpec("DELETE", formation(runner, days=1)),
            {
                400: lambda _: RequestSpec("DELETE", f"/formations/{'x' * 65}"),
                404: lambda _: RequestSpec("DELETE", f"/formations/{UNKNOWN}"),
            },
        ),
    },
)
