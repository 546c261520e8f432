"""Fixtures for the tests of Clemta's resources."""

from __future__ import annotations

from typing import Any

import pytest

from clemta import AccountHolder, Address, Shareholder


@pytest.fixture
def company_id(sandbox: Any) -> str:
    """The id of a company in the sandbox."""
    return str(sandbox.company_ids[0])


@pytest.fixture
def founding() -> dict[str, Any]:
    """The arguments of a formation: an LLC with one shareholder."""
    address = Address(address1="7 Alder Court", city="Laramie", state="WY", zip_="82070", country="US")
    owner = Shareholder(
        type_="individual",
        first_name="Noor",
        last_name="Haddad",
        ssn="123-45-6789",
        number_of_shares=1000,
        email="noor@example.com",
        phone="3075550117",
        iso_code="US",
        title="Manager",
        address=address,
    )
    return {
        "name": "Juniper Works",
        "type": "LLC",
        "state": "WY",
        "ending": "LLC",
        "industry": "Lighting",
        "timezone": "America/Denver",
        "address": address,
        "account_holder": AccountHolder(
            first_name="Noor", last_name="Haddad", email="noor@example.com", phone="3075550117"
        ),
        "shareholders": [owner],
    }
