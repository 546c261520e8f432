"""Forms for Clemta's createFormation that its rules in prose allow too."""

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
_numbers = itertools.count(1)


def form(source: str, *, with_passport: bool = False, external_id: str = "") -> dict[str, Any]:
    """Return the parts of a form that is taken.

    Args:
        source: what the form is drawn from; the same text gives the same form, except for its external_id.
        with_passport: whether the first shareholder's passport comes with it.
        external_id: the partner's own name for it; empty, the default, for one by chance or none.

    Returns:
        The parts by name, each as the text that it is sent as.

    """
    random = Random(source)  # noqa: S311 (made-up data, no secret)
    data = _formation(random) | ({"external_id": external_id} if external_id else {})
    parts: dict[str, Any] = {"company_data": json.dumps(data, ensure_ascii=random.random() < 0.5)}  # noqa: PLR2004 (a coin)
    return {**parts, "shareholder_passport_0": _PDF} if with_passport else parts


def _formation(random: Random) -> dict[str, Any]:
    (state, timezone), (kind, ending) = random.choice(_PLACES), random.choice(_KINDS)
    holders = [_holder(random) for _ in range(random.randint(1, 3))]
    found: dict[str, Any] = {
        "name": f"{random.choice(_LAST)} & {random.choice(_FIRST)}", "type": kind, "state": state, "ending": ending,
        "industry": "Instruments", "address": _address(random), "shareholders": holders, "timezone": timezone,
        "account_holder": _person(random),
    }  # fmt: skip
    if kind == "C-CORP":
        shares = sum(holder["number_of_shares"] for holder in holders)
        found |= {"number_of_shares": shares, "par_value": random.choice((0, 0.001, 1))}
        holders[0] |= {"is_director": True, "is_officer": True, "is_main_incorporator": True}
    optional = {
        "external_id": f"contract {next(_numbers)} {random.getrandbits(48):x}",
        "custom_data": {"ticket": random.randrange(9999)},
        "private": random.random() < 0.5,  # noqa: PLR2004 (a coin)
        "package": "essential",
    }
    return found | {name: value for name, value in optional.items() if random.random() < 0.4}  # noqa: PLR2004 (less than half)


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
