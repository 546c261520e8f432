"""A small service that keeps its customers in Clemta: what the example's tests are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clemta import TruespecError

if TYPE_CHECKING:
    from clemta import Clemta


def sign_up(clemta: Clemta, company_id: str, full_name: str, email: str) -> str:
    """Create a customer, unless there is one with this address, and return the contact's id."""
    for contact in clemta.contacts.list(company_id, search=email):
        if contact.email == email:
            return contact.id
    return clemta.contacts.create(company_id=company_id, type="customer", full_name=full_name, email=email).id


def status_line(clemta: Clemta, company_id: str) -> str:
    """Return the number of customers for the status page, or that it is unknown."""
    try:
        count = sum(contact.type_ == "customer" for contact in clemta.contacts.list(company_id))
    except TruespecError:
        return "customers: unknown"
    return f"customers: {count}"
