"""Fixed assets: what a company owns and depreciates."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack, cast

from clemta._api import call
from clemta._filters import integer_params, number_params, text_params, timestamp_params
from clemta_api import models
from clemta_api.api import fixed_assets as operations
from clemta_api.types import UNSET, Unset
from truespec import (
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    PagingOptions,
    Resource,
    by_offset,
    check_fields,
    listing,
    operation,
    to_unix_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from clemta._filters import Filter, Number
    from clemta_api.models.fixed_asset_list_response_data import FixedAssetListResponseData
    from clemta_api.models.fixed_asset_response import FixedAssetResponse as FixedAsset
    from clemta_api.models.get_fixed_assets_order import GetFixedAssetsOrder as Order
    from truespec import Timestamp


class FixedAssetFields(TypedDict):
    """The fields of a fixed asset; the document requires all of them.

    company_id: The company that owns it.
    title: What it is.
    placed_in_service: When it was first used: a datetime with a time zone, or Unix seconds.
    cost: What it cost.
    salvage_value: The value that remains after depreciation.
    business_use: The percentage of its use that is for the business, 0 to 100.
    """

    company_id: str
    title: str
    placed_in_service: Timestamp
    cost: float
    salvage_value: float
    business_use: float


class FixedAssetFilters(TypedDict, total=False):
    """The filters of a listing of fixed assets.

    fixed_asset_number: By the number that the server assigned; without ranges.
    title: By the title; without ranges.
    placed_in_service: By the time when it was first used.
    cost: By what it cost.
    salvage_value: By the value that remains after depreciation.
    business_use: By the percentage of its use that is for the business.
    created_at: By the time when it was created.
    """

    fixed_asset_number: Filter[int] | Unset
    title: Filter[str] | Unset
    placed_in_service: Filter[Timestamp] | Unset
    cost: Filter[Number] | Unset
    salvage_value: Filter[Number] | Unset
    business_use: Filter[Number] | Unset
    created_at: Filter[Timestamp] | Unset


class FixedAssetListOptions(FixedAssetFilters, PagingOptions, total=False):
    """The filters of a listing of fixed assets, and how it is paginated."""


class FixedAssetPayload(TypedDict):
    """FixedAssetFields as the generated models take them, with Unix seconds."""

    company_id: str
    title: str
    placed_in_service: int
    cost: float
    salvage_value: float
    business_use: float


def to_payload(fields: FixedAssetFields) -> FixedAssetPayload:
    """Return the fields with Unix seconds.  Raises TypeError for an unknown or a missing field."""
    check_fields(fields, FixedAssetFields)
    return {**fields, "placed_in_service": to_unix_seconds("placed_in_service", fields["placed_in_service"])}


FIXED_ASSETS = OffsetRules(
    "getFixedAssets", offset="skip", limit="limit", items="/data/fixed_assets", total="/data/total"
)


def _to_page(data: FixedAssetListResponseData) -> Page[FixedAsset]:
    return Page(data.fixed_assets, data.total)


def _page_builder(
    company_id: str, search: str | Unset, sort: str | Unset, order: Order | Unset, filters: FixedAssetFilters
) -> Callable[[int, int], Call[Page[FixedAsset]]]:
    """Return what describes the call for a page.  Raises RequestConformanceError for an invalid filter."""
    number = integer_params("fixed_asset_number", filters.get("fixed_asset_number", UNSET))
    title = text_params("title", filters.get("title", UNSET))
    placed = timestamp_params("placed_in_service", filters.get("placed_in_service", UNSET))
    cost = number_params("cost", filters.get("cost", UNSET))
    salvage = number_params("salvage_value", filters.get("salvage_value", UNSET))
    use = number_params("business_use", filters.get("business_use", UNSET))
    created = timestamp_params("created_at", filters.get("created_at", UNSET))

    def build_call(skip: int, limit: int) -> Call[Page[FixedAsset]]:
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
        ).then(_to_page)

    return build_call


class FixedAssets(Resource[ExecutorT]):
    """The fixed assets of the companies that the API key has access to."""

    @listing
    def list(
        self,
        company_id: str,
        *,
        search: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        order: Order | Unset = UNSET,
        **options: Unpack[FixedAssetListOptions],
    ) -> Listing[FixedAsset]:
        """List the fixed assets of a company: ``GET /fixed-assets``.

        In a stable order, an asset that exists during the whole loop is returned exactly once, whatever is created or
        deleted meanwhile.  ``sort="created_at"`` is stable because it never changes.

        Args:
            company_id: The id of the company, 24 hexadecimal digits.
            search: Only assets that match this text.
            sort: The field to sort by; the possible fields are not documented.
            order: ``asc`` or ``desc``.
            options: Filters and pagination.  FixedAssetFilters has the filters ``fixed_asset_number``, ``title``,
                ``placed_in_service``, ``cost``, ``salvage_value``, ``business_use`` and ``created_at``: each is
                ``gt(value)``, ``lt(value)`` or ``eq(value)``, ``gt(value, end=value)`` for a range, or
                ``raw(operator, value)`` for an operator that is not documented.  A timestamp is a datetime with a time
                zone or Unix seconds.  PagingOptions has ``page_size``, ``max_items``, ``prefetch`` and ``cursor``.

        Returns:
            A pager; nothing is sent until it is looped over.

        Raises:
            ConfigurationError: A pagination argument is invalid, or ``cursor`` is not one of this listing.
            RequestConformanceError: A filter, or its value, is of the wrong type; nothing was sent.
            NotFoundError: There is no such company (raised by the loop).
            PaginationError: The server's pages contradict each other, or the position was lost (raised by the loop).
            TypeError: There is no such filter.

        Example:
            >>> from clemta import gt
            >>> for asset in clemta.fixed_assets.list(company_id, cost=gt(1000, end=2000), sort="created_at"):
            ...     print(asset.fixed_asset_number_text, asset.title)
            AST-1 Laptop
        """
        check_fields(options, FixedAssetListOptions)
        paging = {name: value for name, value in options.items() if name in PagingOptions.__annotations__}
        return by_offset(
            FIXED_ASSETS,
            _page_builder(company_id, search, sort, order, options),
            lambda asset: asset.id,
            paging=cast("PagingOptions", paging),
            ordered=sort is not UNSET,
        )

    @operation
    def get(self, fixed_asset_id: str) -> Call[FixedAsset]:
        """Return one fixed asset: ``GET /fixed-assets/{fixed_asset_id}``.

        Args:
            fixed_asset_id: The id of the asset.

        Returns:
            The asset; ``placed_in_service``, ``created_at`` and ``updated_at`` are Unix seconds, see
            ``clemta.from_timestamp``.

        Raises:
            NotFoundError: There is no such asset.

        Example:
            >>> from clemta import from_timestamp
            >>> from_timestamp(clemta.fixed_assets.get(fixed_asset_id).placed_in_service).isoformat()
            '2025-06-24T00:00:00+00:00'
        """
        return call(operations.get_fixed_asset_by_id, fixed_asset_id=fixed_asset_id)

    @operation
    def create(self, **fields: Unpack[FixedAssetFields]) -> Call[FixedAsset]:
        """Create a fixed asset and return it with its number: ``POST /fixed-assets``.

        Args:
            fields: All of FixedAssetFields: ``company_id``, ``title``, ``placed_in_service`` (a datetime with a time zone,
                or Unix seconds), ``cost``, ``salvage_value``, ``business_use`` (a percentage).

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the asset.
            NotFoundError: There is no such company.
            TypeError: A field is missing, or there is no such field.

        Example:
            >>> from datetime import UTC, datetime
            >>> asset = clemta.fixed_assets.create(
            ...     company_id=company_id,
            ...     title="Van",
            ...     placed_in_service=datetime(2025, 6, 24, tzinfo=UTC),
            ...     cost=30_000,
            ...     salvage_value=4_000,
            ...     business_use=80,
            ... )
            >>> asset.title, asset.fixed_asset_number
            ('Van', 2)
        """
        return call(operations.create_fixed_asset, body=models.CreateFixedAssetRequest(**to_payload(fields)))

    @operation
    def update(self, fixed_asset_id: str, **fields: Unpack[FixedAssetFields]) -> Call[FixedAsset]:
        """Change a fixed asset and return it with the changes: ``PATCH /fixed-assets/{fixed_asset_id}``.

        The document requires all fields, although the method is PATCH.

        Args:
            fixed_asset_id: The id of the asset.
            fields: All of FixedAssetFields, as for ``create``.

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the asset.
            NotFoundError: There is no such asset.
            TypeError: A field is missing, or there is no such field.

        Example:
            >>> asset = clemta.fixed_assets.get(fixed_asset_id)
            >>> asset = clemta.fixed_assets.update(
            ...     asset.id,
            ...     company_id=company_id,
            ...     title="Laptop, given away",
            ...     placed_in_service=asset.placed_in_service,
            ...     cost=asset.cost,
            ...     salvage_value=0,
            ...     business_use=asset.business_use,
            ... )
            >>> asset.title
            'Laptop, given away'
        """
        return call(
            operations.update_fixed_asset,
            fixed_asset_id=fixed_asset_id,
            body=models.UpdateFixedAssetRequest(**to_payload(fields)),
        )

    @operation
    def delete(self, fixed_asset_id: str) -> Call[None]:
        """Delete a fixed asset permanently: ``DELETE /fixed-assets/{fixed_asset_id}``.

        Args:
            fixed_asset_id: The id of the asset.

        Raises:
            NotFoundError: There is no such asset.

        Example:
            >>> clemta.fixed_assets.delete(fixed_asset_id)
        """
        return call(operations.delete_fixed_asset, fixed_asset_id=fixed_asset_id).then(lambda _: None)
