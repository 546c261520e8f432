"""Clemta's contacts: what the collections of a company do not know about them.

The published pages leave the filter on the creation time open; how it is read stands in ``_collections._listing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._clemta._collection import Kind
from truespec_sandbox._collections._listing import Filter, Listing

if TYPE_CHECKING:
    from truespec_sandbox._collections._collection import Draft
    from truespec_sandbox._wire._strict_json import JSON


def _complete(draft: Draft) -> dict[str, JSON]:
    # Every published sample shows both lists, empty ones too; the other optional fields come only when they were given.
    return {"cc_emails": [], "bcc_emails": [], **draft.fields}


KIND = Kind(
    name="contacts",
    singular="Contact",
    plural="Contacts",
    id_parameter="contact_id",
    complete=_complete,
    listing=Listing(
        search_fields=("full_name", "email"),
        filters=(Filter("created_at", operator="created_at", value="created_at_value", end="end_date"),),
    ),
    indexed=("full_name", "email", "created_at", "updated_at"),
)
CONTACTS = KIND.collection()
