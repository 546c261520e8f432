"""A facade of a third API, in a document of the tests: all that is written by hand for it, sync and async."""

from __future__ import annotations

import functools
from typing import Unpack

from parcels_api.api.default import create_parcel, get_parcel, list_parcels
from parcels_api.models.parcel import Parcel  # noqa: TC002  (short)
from parcels_api.models.parcel_fields import ParcelFields

import truespec as ts

API = ts.Api(
    "parcels",
    "parcels_api",
    {"production": "https://parcels.example"},
    lambda body: ts.ErrorDetails(body["problem"], body["why"]) if ts.is_object(body) and "problem" in body else None,
)
PARCELS = ts.OffsetRules("listParcels", offset="offset", limit="limit", max_page_size=50)


class Parcels(ts.Resource[ts.ExecutorT]):
    """The parcels of the person that the token belongs to."""

    @ts.listing
    def list(self, **paging: Unpack[ts.PagingOptions]) -> ts.Listing[Parcel]:
        """List parcels: ``GET /parcels``."""

        def page(offset: int, limit: int) -> ts.Call[ts.Page[Parcel]]:
            return ts.describe(list_parcels, offset=offset, limit=limit).then(ts.Page)

        return ts.by_offset(PARCELS, page, lambda parcel: parcel.id, paging=paging, ordered=False)

    @ts.operation
    def get(self, parcel_id: int) -> ts.Call[Parcel]:
        """Return one parcel: ``GET /parcels/{parcel_id}``."""
        return ts.describe(get_parcel, parcel_id=parcel_id)

    @ts.operation
    def create(self, label: str) -> ts.Call[Parcel]:
        """Create a parcel and return it: ``POST /parcels``."""
        return ts.describe(create_parcel, body=ParcelFields(label=label))


class Resources(ts.BaseClient[ts.ExecutorT]):
    """The resources of both clients."""

    @functools.cached_property
    def parcels(self) -> Parcels[ts.ExecutorT]:
        """The parcels."""
        return Parcels(self._executor)


class ParcelsClient(ts.SyncClient, Resources[ts.SyncExecutor]):
    """A sync client."""

    @ts.hide_arguments
    def __init__(self, token: str | None = None, **options: Unpack[ts.SyncClientOptions]) -> None:
        super().__init__(API, {"Authorization": ts.resolve_credential(API, "token", token, "Bearer ")}, options)


class AsyncParcelsClient(ts.AsyncClient, Resources[ts.AsyncExecutor]):
    """An async client."""

    @ts.hide_arguments
    def __init__(self, token: str | None = None, **options: Unpack[ts.AsyncClientOptions]) -> None:
        super().__init__(API, {"Authorization": ts.resolve_credential(API, "token", token, "Bearer ")}, options)
