"""The listings of every facade, as data: a new listing is one more row, and a test fails when it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from clemta import contacts as clemta_contacts
from clemta import fixed_assets
from tests.facades.under_test import CLEMTA, WETHOD, Facade
from wethod import clients as wethod_clients
from wethod import contacts as wethod_contacts

if TYPE_CHECKING:
    from truespec import OffsetRules


@frozen
class ListingCase:
    """A listing: its facade, its pagination rules, and a response body with one item."""

    facade: Facade
    rules: OffsetRules
    resource: type
    arguments: tuple[Any, ...]
    """The required arguments of its method."""
    body: Any = field(repr=False)
    """A page with one item whose id is ``id``."""
    id: Any
    total: int | None
    """The total in that body."""


ASSET = {
    "id": "64b8f1a2e4b0c8d9f0000009",
    "created_at": 1_752_000_000,
    "updated_at": 1_752_000_001,
    "title": "A kite",
    "placed_in_service": 1_752_000_000,
    "cost": 12.5,
    "salvage_value": 0,
    "business_use": 100,
    "fixed_asset_number": 1,
    "fixed_asset_number_text": "FA-1",
}

LISTING_CASES = (
    ListingCase(
        CLEMTA,
        clemta_contacts.CONTACTS,
        clemta_contacts.Contacts,
        ("a",),
        {"success": True, "message": "", "data": {"contacts": [CLEMTA.item], "total": 7}},
        CLEMTA.item["id"],
        7,
    ),
    ListingCase(
        CLEMTA,
        fixed_assets.FIXED_ASSETS,
        fixed_assets.FixedAssets,
        ("a",),
        {"success": True, "message": "", "data": {"fixed_assets": [ASSET], "total": 3}},
        ASSET["id"],
        3,
    ),
    ListingCase(WETHOD, wethod_contacts.CONTACTS, wethod_contacts.Contacts, (), [WETHOD.item], WETHOD.item["id"], None),
    ListingCase(WETHOD, wethod_clients.CLIENTS, wethod_clients.Clients, (), [WETHOD.item], WETHOD.item["id"], None),
)
