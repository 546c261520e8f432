"""Clemta's contacts: what the collection's general behaviour does not know about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._clemta_collection import CompanyCollection

if TYPE_CHECKING:
    from truespec_sandbox._strict_json import JSON


def _shape(fields: dict[str, JSON]) -> dict[str, JSON]:
    # Every published sample shows both lists, empty ones too; the other optional fields come only when they were given.
    return {"cc_emails": [], "bcc_emails": [], **fields}


CONTACTS = CompanyCollection(
    collection="contacts",
    singular="Contact",
    plural="Contacts",
    id_parameter="contact_id",
    not_found="contact_not_found",
    shape=_shape,
    search_fields=("full_name", "email"),
    indexed=("full_name", "email", "created_at", "updated_at"),
)
