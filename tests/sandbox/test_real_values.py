"""Values of plain life: each passes through create, read, list and update on both APIs, as it was sent."""
# ruff: noqa: RUF001  (letters that look alike are what is tested)

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Generator

COMPANY = "64b8f1a2e4b0c8d9f0123456"
WETHOD = {"Authorization": "Bearer wethod_sandbox_token", "Wethod-Company": "acme", "Wethod-Version": "2024-06-15"}
LABEL = "b" * 63
# RFC 5321 and RFC 6531: long parts, tags, quotes, an address in brackets, punycode, and other scripts on both sides.
ADDRESSES = [
    "info@example.photography",
    "a@b.co",
    "firstname.middlename-lastname.department@subsidiary.example.co.uk",
    f"{'l' * 64}@example.com",
    f"{'l' * 64}@{LABEL}.{LABEL}.{'c' * 61}",
    "ada+orders@example.com",
    "o'neill@example.ie",
    "!#$%&'*+/=?^_`{|}~-@example.com",
    '"ada marino"@example.com',
    "post@[192.0.2.1]",
    "info@xn--mller-kva.example",
    "kontakt@xn--p1ai.xn--p1ai",
    "info@example.xn--vermgensberatung-pwb",
    "jürgen@müller.example",
    "用户@例子.广告",
    "квіточка@пошта.укр",
    "अजय@डाटा.भारत",
    "χρήστης@παράδειγμα.ελ",
    "user@مثال.السعودية",
    "postmaster@localhost",
]
TEXTS = [
    "X Æ A-12",
    "Jean-Luc O’Brien-D'Arcy, Jr.",
    "Nguyễn Thị Minh Khai",
    "İstanbul Çağrı Şirketi",
    "Ærøskøbing Åse",
    "Владимир Щукин",
    "Ελένη Παπαδοπούλου",
    "山田 太郎",
    "김철수",
    "محمد عبد الله",
    "שרה כהן",
    "สมชาย ใจดี",
    "अनिता शर्मा",
    "e\u0301 and é are two spellings",
    "👩‍👩‍👧‍👦 Bäckerei 🥐",
    '𝕏 & Söhne <b>"quoted"</b> 100% \\ / ; -- \'',
    " spaces around ",
    "\u200fRight\u200e to left",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 4,
    "two\nlines",
    "lines\r\nof Windows\r\n\tand a tab\n",
]
LONG_TEXTS = ["x" * 1001, "Zeile\n" * 2000, "長" * 20_000, "🥐" * 9000]
ADDRESS_FIELDS = {
    "phone": "+49 (0) 40 / 555-0117 ext. 12",
    "phone_code": "+1-684",
    "iso_code": "GBR",
    "country": "United Kingdom of Great Britain and Northern Ireland",
    "address_1": "Flat 4\nThe Old Mill",
    "address_2": "ул. Ленина, д. 5, кв. 7",
    "postal_code": "SW1A 1AA",
    "district": "กรุงเทพมหานคร",
    "state": "Baden-Württemberg",
    "province": "北海道",
    "tax_id": "DE 123 456 789",
}


@pytest.fixture(scope="module")
def clemta() -> Generator[httpx.Client]:
    """Provide a client of Clemta's sandbox, which checks its own responses."""
    with running("clemta", check=True) as sandbox, httpx.Client(base_url=sandbox.url) as one:
        one.headers["X-API-Key"] = sandbox.api_key
        yield one


@pytest.fixture(scope="module")
def wethod() -> Generator[httpx.Client]:
    """Provide a client of Wethod's sandbox, which checks its own responses."""
    with running("wethod", check=True) as sandbox, httpx.Client(base_url=sandbox.url, headers=WETHOD) as one:
        yield one


def pass_through_clemta(client: httpx.Client, path: str, body: dict[str, Any], expected: dict[str, Any]) -> None:
    """Create, read, list and update a record, and compare each with what is expected."""
    collection = path.strip("/").replace("-", "_")
    created = client.post(path, json=body)
    assert created.status_code == 200, created.text
    record_id = created.json()["data"]["id"]
    query = {"company_id": COMPANY, "limit": "1000", "sort": "created_at", "order": "desc"}
    listed = client.get(path, params=query).json()["data"][collection]
    updated = client.patch(f"{path}/{record_id}", json=body)
    assert updated.status_code == 200, updated.text
    read = client.get(f"{path}/{record_id}").json()["data"]
    (in_list,) = [record for record in listed if record["id"] == record_id]
    for record in (created.json()["data"], in_list, updated.json()["data"], read):
        assert {name: record[name] for name in expected} == expected


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(clemta: httpx.Client, wethod: httpx.Client, address: str) -> None:
    """Every e-mail address that RFC 5321 and RFC 6531 allow is one for a contact, its copies, its bills and a client."""
    fields = {
        "email": address,
        "cc_emails": [address],
        "bcc_emails": [address, "b@example.com"],
        "billing": {"email": address},
    }
    body = {"type": "vendor", "full_name": "Ada", **fields}
    pass_through_clemta(clemta, "/contacts", {**body, "company_id": COMPANY}, body)
    matches = clemta.get("/contacts", params={"company_id": COMPANY, "search": address}).json()["data"]
    assert matches["total"] >= 1
    if len(address) <= 80:
        pass_through_wethod(wethod, "contact", {"email": address})
        pass_through_wethod(wethod, "client", {"email": address, "pec": address, "administration_email": address})


@pytest.mark.parametrize("text", TEXTS)
def test_texts(clemta: httpx.Client, wethod: httpx.Client, text: str) -> None:
    """A name, a note and a title in any script, with emoji and with line breaks, comes back as it was sent."""
    body = {"type": "customer", "full_name": text, "email": "a@example.com", "description": text, "status": text}
    pass_through_clemta(clemta, "/contacts", {**body, "company_id": COMPANY}, body)
    asset = {"title": text, "placed_in_service": 1735689600, "cost": 10, "salvage_value": 1, "business_use": 50}
    pass_through_clemta(clemta, "/fixed-assets", {**asset, "company_id": COMPANY}, asset)
    short = text[:75]
    pass_through_wethod(
        wethod, "contact", {"name": short, "surname": short, "role": short, "notes": text, "description": text}
    )
    pass_through_wethod(wethod, "client", {"corporate_name": text, "town": short, "street": short, "notes": text})


@pytest.mark.parametrize(("text", "address"), [*zip(TEXTS, ADDRESSES, strict=False)])
def test_formations(clemta: httpx.Client, text: str, address: str) -> None:
    """A formation keeps names, places and addresses of its people as they were sent, in a country without states, too."""
    place = {"address1": text, "city": text, "state": "", "zip": "", "country": "Hong Kong"}
    person = {"first_name": text, "last_name": text, "email": address, "phone": "+852 5555 0117"}
    holder = {
        **person, "type": "individual", "number_of_shares": 1000, "iso_code": "HK", "title": text, "address": place,
        "ssn": "000123456",
    }  # fmt: skip
    data = {
        "name": text, "type": "LLC", "state": "WY", "ending": "LLC", "industry": text, "address": place,
        "shareholders": [holder] * 25, "timezone": "America/Denver", "account_holder": person, "custom_data": {text: text},
    }  # fmt: skip
    form = {"company_data": (None, json.dumps(data), "application/json")}
    created = clemta.post("/formations", files=form)
    assert created.status_code == 200, created.text
    read = clemta.get(f"/formations/{created.json()['data']['company_id']}").json()
    assert (read["company_name"], read["industry"], read["address"], read["custom_data"]) == (
        text,
        text,
        place,
        {text: text},
    )
    assert len(read["shareholders"]) == 25
    kept = {name: value for name, value in holder.items() if name != "ssn"}
    assert {name: read["shareholders"][24][name] for name in kept} == kept


@pytest.mark.parametrize("text", LONG_TEXTS, ids=range(len(LONG_TEXTS)))
def test_long_texts(clemta: httpx.Client, wethod: httpx.Client, text: str) -> None:
    """A description and notes may be as long as a page, or several."""
    body = {"type": "customer", "full_name": "Ada", "email": "a@example.com", "description": text}
    pass_through_clemta(clemta, "/contacts", {**body, "company_id": COMPANY}, body)
    pass_through_wethod(wethod, "contact", {"notes": text, "description": text})
    pass_through_wethod(wethod, "client", {"notes": text, "description": text})


def test_the_parts_of_an_address(clemta: httpx.Client) -> None:
    """Telephone numbers, codes, regions and tax numbers are accepted as countries write them."""
    body = {"type": "customer", "full_name": "Ada", "email": "a@example.com", "billing": ADDRESS_FIELDS}
    pass_through_clemta(clemta, "/contacts", {**body, "company_id": COMPANY}, body)


@pytest.mark.parametrize(
    "asset",
    [
        {"cost": 3_500_000_000},
        {"cost": 0.01, "salvage_value": 0},
        {"business_use": 33.3},
        {"placed_in_service": -31_536_000},
    ],
)
def test_assets(clemta: httpx.Client, asset: dict[str, Any]) -> None:
    """A building of billions, a cent, a third, and a machine older than Unix time are assets."""
    body = {"title": "A", "placed_in_service": 1735689600, "cost": 10, "salvage_value": 1, "business_use": 50, **asset}
    pass_through_clemta(clemta, "/fixed-assets", {**body, "company_id": COMPANY}, body)


@pytest.mark.parametrize("field", ["full_name", "email", "type", "status", "id", "created_at", "updated_at"])
def test_every_short_field_sorts(clemta: httpx.Client, field: str) -> None:
    """Contacts can be sorted by each of their short fields, a page of any size, both ways."""
    for number, kind in enumerate(("vendor", "customer") * 60):
        body = {
            "type": kind,
            "full_name": f"Contact {number % 7}",
            "email": f"a{number}@example.com",
            "company_id": COMPANY,
        }
        assert clemta.post("/contacts", json=body).status_code == 200
    query = {"company_id": COMPANY, "limit": "5000", "sort": field}
    ascending = clemta.get("/contacts", params=query).json()["data"]["contacts"]
    descending = clemta.get("/contacts", params={**query, "order": "desc"}).json()["data"]["contacts"]
    values = [record[field] for record in ascending]
    assert len(values) > 119
    assert values == sorted(values)
    assert descending == ascending[::-1]


def pass_through_wethod(client: httpx.Client, kind: str, body: dict[str, Any]) -> None:
    """Create, read, list and update a record, and compare each with what was sent."""
    created = client.post(f"/api/{kind}", json=body)
    assert created.status_code == 201, created.text
    record_id = created.json()["id"]
    updated = client.patch(f"/api/{kind}/{record_id}", json=body)
    assert updated.status_code == 200, updated.text
    read = client.get(f"/api/{kind}s/{record_id}").json()
    (listed,) = client.get(f"/api/{kind}s", params={"offset": str(record_id - 1), "limit": "1"}).json()
    for record in (created.json(), updated.json(), read, listed):
        assert {name: record[name] for name in body} == body


@pytest.mark.parametrize(
    "country",
    ["Italy", "Italia", "United States of America", "Stati Uniti d'America", "Côte d'Ivoire", "Türkiye", "Svizzera"],
)
def test_countries(wethod: httpx.Client, country: str) -> None:
    """A client's country is an English name of ISO 3166, or the Italian one."""
    pass_through_wethod(wethod, "client", {"corporate_name": "Vega", "country": country})


@pytest.mark.parametrize("country", ["Nowhereland", "italy", "IT", "", "Italy "])
def test_other_countries_are_rejected(wethod: httpx.Client, country: str) -> None:
    """Another text is no country, in a create and in an update; null clears it."""
    for response in (
        wethod.post("/api/client", json={"corporate_name": "Vega", "country": country}),
        wethod.patch("/api/client/1", json={"country": country}),
    ):
        assert response.status_code == 400
        assert response.json()["failures"][0]["field"] == "country"
        assert len(response.json()["failures"][0]["message"]) < 200
    assert wethod.patch("/api/client/1", json={"country": None}).json()["country"] is None
