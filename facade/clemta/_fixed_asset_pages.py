"""Pages of fixed assets, and the query parameters that filters of them become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clemta._api import call
from clemta._filters import moments, numbers, texts, whole
from clemta_api.api import fixed_assets as operations
from clemta_api.types import UNSET, Unset
from truespec import Call, OffsetRules, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from clemta._fixed_asset_fields import FixedAssetFilters
    from clemta_api.models.fixed_asset_list_response_data import FixedAssetListResponseData
    from clemta_api.models.fixed_asset_response import FixedAssetResponse as FixedAsset
    from clemta_api.models.get_fixed_assets_order import GetFixedAssetsOrder as Order


FIXED_ASSETS = OffsetRules(
    "getFixedAssets", offset="skip", limit="limit", items="/data/fixed_assets", total="/data/total"
)


def _page(data: FixedAssetListResponseData) -> Page[FixedAsset]:
    return Page(data.fixed_assets, data.total)


def identity(asset: FixedAsset) -> str:
    """By what an asset is known again on another page."""
    return asset.id


def pages(
    company_id: str,
    search: str | Unset,
    sort: str | Unset,
    order: Order | Unset,
    filters: FixedAssetFilters,
) -> Callable[[int, int], Call[Page[FixedAsset]]]:
    """The call for a page of a listing.  Raises RequestConformanceError for a filter that makes no sense."""
    number = whole("fixed_asset_number", filters.get("fixed_asset_number", UNSET))
    title = texts("title", filters.get("title", UNSET))
    placed = moments("placed_in_service", filters.get("placed_in_service", UNSET))
    cost = numbers("cost", filters.get("cost", UNSET))
    salvage = numbers("salvage_value", filters.get("salvage_value", UNSET))
    use = numbers("business_use", filters.get("business_use", UNSET))
    created = moments("created_at", filters.get("created_at", UNSET))

    def page(skip: int, limit: int) -> Call[Page[FixedAsset]]:
        return call(
            operations.get_fixed_assets,
            company_id=company_id,
            skip=str(skip),
            limit=str(limit),
            search=search,
            sort=sort,
            order=order,
            fixed_asset_number=number.operator,
            fixed_asset_number_value=number.value,
            title=title.operator,
            title_value=title.value,
            placed_in_service=placed.operator,
            placed_in_service_value=placed.value,
            end_placed_in_service_value=placed.end,
            cost=cost.operator,
            cost_value=cost.value,
            end_cost_value=cost.end,
            salvage_value=salvage.operator,
            salvage_value_value=salvage.value,
            end_salvage_value=salvage.end,
            business_use=use.operator,
            business_use_value=use.value,
            end_business_use_value=use.end,
            created_at=created.operator,
            created_at_value=created.value,
            end_date=created.end,
        ).then(_page)

    return page
