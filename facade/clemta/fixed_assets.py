"""Fixed assets: what a company owns and depreciates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from clemta._api import call
from clemta._fields import complete
from clemta._fixed_asset_fields import FixedAssetFields, FixedAssetFilters, sent
from clemta._fixed_asset_pages import FIXED_ASSETS, identity, pages
from clemta_api import models
from clemta_api.api import fixed_assets as operations
from clemta_api.types import UNSET, Unset
from truespec import (
    DEFAULT_PAGE_SIZE,
    Call,
    ExecutorT,
    Listing,
    Paging,
    Resource,
    by_offset,
    listing,
    operation,
)

if TYPE_CHECKING:
    from clemta_api.models.fixed_asset_response import FixedAssetResponse as FixedAsset
    from clemta_api.models.get_fixed_assets_order import GetFixedAssetsOrder as Order


class FixedAssets(Resource[ExecutorT]):
    """The fixed assets of the companies that the key may see."""

    @listing
    def list(  # noqa: PLR0913  (the document's parameters and those of every listing, by keyword)
        self,
        company_id: str,
        *,
        search: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        order: Order | Unset = UNSET,
        page_size: int = DEFAULT_PAGE_SIZE,
        max_items: int | None = None,
        prefetch: int = 1,
        cursor: str | None = None,
        **filters: Unpack[FixedAssetFilters],
    ) -> Listing[FixedAsset]:
        """List the fixed assets of a company: ``GET /fixed-assets``.

        An asset that exists during the whole loop comes exactly once, whatever others create or delete meanwhile, when the
        listing is in a stable order: ask for ``sort="created_at"``, which never changes.

        Args:
            company_id: The company, by its id of 24 hexadecimal digits.
            search: Only assets that match this text.
            sort: The field to sort by; which fields there are is not published.
            order: ``asc`` or ``desc``.
            page_size: How many assets a request asks for, 2 at least.
            max_items: Stop after so many; all of them by default.
            prefetch: How many pages may be under way or waiting at a time (in threads, or in tasks of an async client); 1,
                the default, asks for each page when it is needed.
            cursor: Go on where the ``cursor`` of a pager, or of an error, of the same listing was taken; at the beginning
                by default.
            filters: Only assets of which this holds, see FixedAssetFilters: ``fixed_asset_number``, ``title``,
                ``placed_in_service``, ``cost``, ``salvage_value``, ``business_use``, ``created_at``.  Each is ``gt(value)``,
                ``lt(value)`` or ``eq(value)``, with ``gt(value, end=value)`` for a range, or ``raw(operator, value)`` for
                an operator that is not published.  A moment is a datetime with a time zone or Unix seconds.

        Returns:
            A pager; nothing is sent before it is looped over.

        Raises:
            ConfigurationError: ``page_size``, ``max_items`` or ``prefetch`` makes no sense, or ``cursor`` is not of this
                listing.
            RequestConformanceError: A filter is none, or its value is of another kind; nothing was sent.
            NotFoundError: There is no such company (raised by the loop).
            PaginationError: The server's pages contradict each other, or the place was lost (raised by the loop).
            TypeError: There is no such filter.

        Example:
            >>> from clemta import gt
            >>> for asset in clemta.fixed_assets.list(company_id, cost=gt(1000, end=2000), sort="created_at"):
            ...     print(asset.fixed_asset_number_text, asset.title)
            AST-1 Laptop
        """
        complete(filters, FixedAssetFilters)
        page = pages(company_id, search, sort, order, filters)
        paging = Paging(page_size, max_items, prefetch, cursor)
        return by_offset(FIXED_ASSETS, page, identity, paging=paging, ordered=sort is not UNSET)

    @operation
    def get(self, fixed_asset_id: str) -> Call[FixedAsset]:
        """Return one fixed asset: ``GET /fixed-assets/{fixed_asset_id}``.

        Args:
            fixed_asset_id: Its id.

        Returns:
            The asset; ``placed_in_service``, ``created_at`` and ``updated_at`` are Unix seconds, which ``clemta.from_timestamp``
            makes datetimes of.

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
            fields: All of FixedAssetFields: ``company_id``, ``title``, ``placed_in_service`` (a datetime with a time zone, or
                Unix seconds), ``cost``, ``salvage_value``, ``business_use`` (percent).

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the asset.
            NotFoundError: There is no such company.
            TypeError: A field is missing.

        Example:
            >>> from datetime import UTC, datetime
            >>> made = clemta.fixed_assets.create(
            ...     company_id=company_id,
            ...     title="Van",
            ...     placed_in_service=datetime(2025, 6, 24, tzinfo=UTC),
            ...     cost=30_000,
            ...     salvage_value=4_000,
            ...     business_use=80,
            ... )
            >>> made.title, made.fixed_asset_number
            ('Van', 2)
        """
        return call(operations.create_fixed_asset, body=models.CreateFixedAssetRequest(**sent(fields)))

    @operation
    def update(self, fixed_asset_id: str, **fields: Unpack[FixedAssetFields]) -> Call[FixedAsset]:
        """Change a fixed asset and return it as it is then: ``PATCH /fixed-assets/{fixed_asset_id}``.

        The document asks for all fields, although the method is PATCH.

        Args:
            fixed_asset_id: Its id.
            fields: All of FixedAssetFields, as for ``create``.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the asset.
            NotFoundError: There is no such asset.
            TypeError: A field is missing.

        Example:
            >>> asset = clemta.fixed_assets.get(fixed_asset_id)
            >>> changed = clemta.fixed_assets.update(
            ...     asset.id,
            ...     company_id=company_id,
            ...     title="Laptop, given away",
            ...     placed_in_service=asset.placed_in_service,
            ...     cost=asset.cost,
            ...     salvage_value=0,
            ...     business_use=asset.business_use,
            ... )
            >>> changed.title
            'Laptop, given away'
        """
        return call(
            operations.update_fixed_asset,
            fixed_asset_id=fixed_asset_id,
            body=models.UpdateFixedAssetRequest(**sent(fields)),
        )

    @operation
    def delete(self, fixed_asset_id: str) -> Call[None]:
        """Delete a fixed asset for good: ``DELETE /fixed-assets/{fixed_asset_id}``.

        Args:
            fixed_asset_id: Its id.

        Raises:
            NotFoundError: There is no such asset.

        Example:
            >>> clemta.fixed_assets.delete(fixed_asset_id)
        """
        return call(operations.delete_fixed_asset, fixed_asset_id=fixed_asset_id).then(lambda _: None)
