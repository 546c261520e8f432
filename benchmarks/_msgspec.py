"""The schemas of one contact and of a list, as msgspec structs; msgspec is handed in, for it is installed late."""

from __future__ import annotations

import types
from typing import Any, Literal

from attrs import frozen


@frozen
class Structs:
    """The structs of the two answers."""

    one: Any
    page: Any


def structs(msgspec: Any) -> Structs:
    """Make the structs with the module ``msgspec``."""
    text, number, texts = (kind | msgspec.UnsetType for kind in (str, int, list[str]))
    absent = msgspec.UNSET
    billing = msgspec.defstruct(
        "Billing",
        [
            ("email", text, absent),
            ("phone", text, absent),
            ("phone_code", text, absent),
            ("iso_code", text, absent),
            ("country", text, absent),
            ("address_1", text, absent),
            ("address_2", text, absent),
            ("postal_code", text, absent),
            ("district", text, absent),
            ("state", text, absent),
            ("province", text, absent),
            ("tax_id", text, absent),
        ],
    )
    contact: Any = msgspec.defstruct(
        "Contact",
        [
            ("id", str),
            ("created_at", int),
            ("updated_at", int),
            ("type", Literal["customer", "vendor"]),
            ("full_name", str),
            ("email", str),
            ("status", text, absent),
            ("description", text, absent),
            ("cc_emails", texts, absent),
            ("bcc_emails", texts, absent),
            ("billing", billing | msgspec.UnsetType, absent),
        ],
    )
    data = msgspec.defstruct(
        "Data",
        [
            ("contacts", types.GenericAlias(list, (contact,))),
            ("total", int),
            ("skip", number, absent),
            ("limit", number, absent),
        ],
    )
    head = [("success", bool), ("message", str)]
    return Structs(
        one=msgspec.defstruct("One", [*head, ("data", contact)]),
        page=msgspec.defstruct("Page", [*head, ("data", data)]),
    )
