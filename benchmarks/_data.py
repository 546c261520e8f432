"""The responses that the benchmarks read: contacts as the API sends them, every documented field in each."""

from __future__ import annotations

from typing import Any

import orjson

PAGE = 100
TOTAL = 10_000
COMPANY = "64b8f1a2e4b0c8d9f0123456"
CONTACT = "66c2a9d17b40e3f58d1c0a2e"
KEY = "clemta_benchmark"

_NAMES = (
    "Marisol Vega", "Zoë Müller-Lüdenscheidt", "Nguyễn Thị Hạnh", "山田 太郎", "Олена Ковальчук", "Åsa Öberg",
    "José Ñáñez & Söhne", "محمد الفاسي",
)  # fmt: skip
_NOTES = ("Supplies the roasted beans.", "Liefert die Röstbohnen; zahlt pünktlich.", "コーヒー豆の卸売業者。")
_COUNTRIES = (
    ("US", "United States", "+1", "OR", "Oregon", "Multnomah"),
    ("DE", "Deutschland", "+49", "BY", "Bayern", "Oberfranken"),
    ("TR", "Türkiye", "+90", "34", "İstanbul", "Üsküdar"),
)


def contact(number: int) -> dict[str, Any]:
    """Return the contact with this number; the same number gives the same contact."""
    code, country, dial, state, province, district = _COUNTRIES[number % len(_COUNTRIES)]
    return {
        "id": f"{int(CONTACT, 16) + number * 0x10001:024x}",
        "created_at": 1_719_878_400 + 61 * number,
        "updated_at": 1_722_556_800 + 67 * number,
        "type": ("vendor", "customer")[number % 2],
        "status": "active",
        "full_name": _NAMES[number % len(_NAMES)],
        "email": f"contact{number}@example.com",
        "description": _NOTES[number % len(_NOTES)],
        "cc_emails": [f"orders{number}@example.com", "orders@example.com"][: 1 + number % 2],
        "bcc_emails": [],
        "billing": {
            "email": f"accounts{number}@example.com",
            "phone": f"50355{number:05d}",
            "phone_code": dial,
            "iso_code": code,
            "country": country,
            "address_1": f"{310 + number} Foundry Row",
            "address_2": f"Unit {number % 40}",
            "postal_code": f"{97205 + number % 90}",
            "district": district,
            "state": state,
            "province": province,
            "tax_id": f"98-{7_654_321 + number}",
        },
    }


def one_contact() -> bytes:
    """Return the body of a response with one contact."""
    return orjson.dumps({"success": True, "message": "Contact retrieved successfully", "data": contact(0)})


def contact_page(size: int) -> bytes:
    """Return the body of a list response with a page of contacts."""
    data = {"contacts": [contact(number) for number in range(size)], "total": 10 * size, "skip": 0, "limit": size}
    return orjson.dumps({"success": True, "message": "Contacts retrieved successfully", "data": data})


def contact_slice(contacts: list[bytes], skip: int, limit: int) -> bytes:
    """Return the body of a list response with a slice of encoded contacts."""
    items = b",".join(contacts[skip : skip + limit])
    rest = b'"total":%d,"skip":%d,"limit":%d' % (len(contacts), skip, limit)
    return b'{"success":true,"message":"","data":{"contacts":[%s],%s}}' % (items, rest)


def all_contacts() -> list[bytes]:
    """Return ten thousand contacts, encoded."""
    return [orjson.dumps(contact(number)) for number in range(TOTAL)]
