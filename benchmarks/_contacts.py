"""The answers that the decoding benchmark reads: contacts as the API sends them, every documented field in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON

_NAMES = (
    "Marisol Vega",
    "Zoë Müller-Lüdenscheidt",
    "Nguyễn Thị Hạnh",
    "山田 太郎",
    "Олена Ковальчук",
    "Åsa Öberg",
    "José Ñáñez & Söhne",
    "محمد الفاسي",
)
_NOTES = ("Supplies the roasted beans.", "Liefert die Röstbohnen; zahlt pünktlich.", "コーヒー豆の卸売業者。")
_COUNTRIES = (
    ("US", "United States", "+1", "OR", "Oregon", "Multnomah"),
    ("DE", "Deutschland", "+49", "BY", "Bayern", "Oberfranken"),
    ("TR", "Türkiye", "+90", "34", "İstanbul", "Üsküdar"),
)


def contact(number: int) -> dict[str, JSON]:
    """The contact with this number; the same number gives the same contact."""
    code, country, dial, state, province, district = _COUNTRIES[number % len(_COUNTRIES)]
    return {
        "id": f"{0x66C2A9D17B40E3F58D1C0A2E + number * 0x10001:024x}",
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


def one() -> bytes:
    """The answer to a request for one contact."""
    return _written({"success": True, "message": "Contact retrieved successfully", "data": contact(0)})


def page(size: int) -> bytes:
    """The answer to a request for a list: a page of ``size`` contacts."""
    data = {"contacts": [contact(number) for number in range(size)], "total": 10 * size, "skip": 0, "limit": size}
    return _written({"success": True, "message": "Contacts retrieved successfully", "data": data})


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
