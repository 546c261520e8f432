"""The fields of a fixed asset, and what a listing of them may be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from clemta._fields import complete
from truespec import unix_seconds

if TYPE_CHECKING:
    from clemta._filters import Filter, Number
    from clemta_api.types import Unset
    from truespec import Timestamp


class FixedAssetFilters(TypedDict, total=False):
    """What a listing of fixed assets may be narrowed to.

    fixed_asset_number: By the number that the server gave; it has no range.
    title: By the title; it has no range.
    placed_in_service: By the moment from which it was used.
    cost: By what it cost.
    salvage_value: By what will be left of its value.
    business_use: By the percentage that it is used for the business.
    created_at: By the moment when it was entered.
    """

    fixed_asset_number: Filter[int] | Unset
    title: Filter[str] | Unset
    placed_in_service: Filter[Timestamp] | Unset
    cost: Filter[Number] | Unset
    salvage_value: Filter[Number] | Unset
    business_use: Filter[Number] | Unset
    created_at: Filter[Timestamp] | Unset


class FixedAssetFields(TypedDict):
    """The fields of a fixed asset; the document asks for all of them.

    company_id: The company that owns it.
    title: What it is.
    placed_in_service: When it was first used: a datetime with a time zone, or Unix seconds.
    cost: What it cost.
    salvage_value: What will be left of its value.
    business_use: The percentage that it is used for the business, 0 to 100.
    """

    company_id: str
    title: str
    placed_in_service: Timestamp
    cost: float
    salvage_value: float
    business_use: float


class Sent(TypedDict):
    """FixedAssetFields as the generated models take them."""

    company_id: str
    title: str
    placed_in_service: int
    cost: float
    salvage_value: float
    business_use: float


def sent(fields: FixedAssetFields) -> Sent:
    complete(fields, FixedAssetFields)
    return {**fields, "placed_in_service": unix_seconds("placed_in_service", fields["placed_in_service"])}
