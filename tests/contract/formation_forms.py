"""Forms for Clemta's createFormation that follow the rules of its prose, too."""

from __future__ import annotations

import itertools
import json
from random import Random
from typing import Any

_FIRST = ("Noor", "Ilse", "Zoë", "Łukasz", "O'Neil", "Marisol")
_LAST = ("Haddad", "Brandt", "Nuñez", "Okafor", "Vega", "van der Ley")
_PLACES = (("WY", "America/Denver"), ("DE", "America/New_York"))
_KINDS = (("LLC", "LLC"), ("C-CORP", "Inc."))
_PDF = "%PDF-1.7\n%%EOF\n"
FILE_MEDIA_TYPES = {"shareholder_passport_0": "application/pdf"}
"""The media types of the parts that are files."""
_numbers = itertools.count(1)


def build_form(seed: str, *, with_files: bool = False, unique: str = "") -> dict[str, Any]:
    """Return the parts of a form that the API accepts.

    Args:
        seed: the same seed gives the same form, except for its external_id.
        with_files: whether the first shareholder's passport is among the parts.
        unique: the external_id; empty, the default, for a random one or none.

    Returns:
        The parts by name, each as the text that it is sent as.

    """
    random = Random(seed)  # noqa: S311  (test data, no secret)
    data = _formation(random) | ({"external_id": unique} if unique else {})
    parts: dict[str, Any] = {"company_data": json.dumps(data, ensure_ascii=random.choice((True, False)))}
    return {**parts, "shareholder_passport_0": _PDF} if with_files else parts


def _formation(random: Random) -> dict[str, Any]:
    (state, timezone), (kind, ending) = random.choice(_PLACES), random.choice(_KINDS)
    holders = [_holder(random) for _ in range(random.randint(1, 3))]
    formation: dict[str, Any] = {
        "name": f"{random.choice(_LAST)} & {random.choice(_FIRST)}", "type": kind, "state": state, "ending": ending,
        "industry": "Instruments", "address": _address(random), "shareholders": holders, "timezone": timezone,
        "account_holder": _person(random),
    }  # fmt: skip
    if kind == "C-CORP":
        shares = sum(holder["number_of_shares"] for holder in holders)
        formation |= {"number_of_shares": shares, "par_value": random.choice((0, 0.001, 1))}
        holders[0] |= {"is_director": True, "is_officer": True, "is_main_incorporator": True}
    optional = {
        "external_id": f"contract {next(_numbers)} {random.getrandbits(48):x}",
        "custom_data": {"ticket": random.randrange(9999)},
        "private": random.choice((True, False)),
        "package": "essential",
    }
    return formation | {name: value for name, value in optional.items() if random.choice((True, False))}


def _person(random: Random) -> dict[str, Any]:
    number = random.randrange(100, 1000)
    return {"first_name": random.choice(_FIRST), "last_name": random.choice(_LAST), "email": f"p{number}@example.com",
            "phone": f"3075550{number}"}  # fmt: skip


def _holder(random: Random) -> dict[str, Any]:
    own = {"type": "individual", "number_of_shares": random.randint(1, 10_000), "iso_code": "US", "title": "Manager"}
    return {**_person(random), **own, "address": _address(random), "ssn": f"000-12-{random.randrange(1000, 9999)}"}


def _address(random: Random) -> dict[str, Any]:
    return {"address1": f"{random.randint(1, 99)} Alder Court", "city": "Laramie", "state": "WY", "zip": "82070",
            "country": "US"}  # fmt: skip
