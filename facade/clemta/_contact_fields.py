"""The fields of a contact that may be left out, once for create and update."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from clemta._fields import complete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clemta_api.models.contact_billing import ContactBilling
    from clemta_api.types import Unset


class ContactFields(TypedDict, total=False):
    """The fields of a contact that may be left out.

    status: A word of your own, such as ``active``.
    description: Notes.
    cc_emails: Addresses that get copies.
    bcc_emails: Addresses that get blind copies.
    billing: The invoice address.
    """

    status: str | Unset
    description: str | Unset
    cc_emails: Sequence[str] | Unset
    bcc_emails: Sequence[str] | Unset
    billing: ContactBilling | Unset


class Listed(TypedDict, total=False):
    """ContactFields as the generated models take them."""

    status: str | Unset
    description: str | Unset
    cc_emails: list[str] | Unset
    bcc_emails: list[str] | Unset
    billing: ContactBilling | Unset


def listed(fields: ContactFields) -> Listed:
    """The same fields with lists in the place of tuples; a wrong value goes on as it is, to be told of by its name.

    Raises TypeError for a field that there is not.
    """
    complete(fields, ContactFields)
    found = cast("Listed", {**fields})
    if isinstance(cc := fields.get("cc_emails"), tuple):
        found["cc_emails"] = list(cc)
    if isinstance(bcc := fields.get("bcc_emails"), tuple):
        found["bcc_emails"] = list(bcc)
    return found
