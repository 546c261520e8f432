"""Clemta's fixed assets: their numbers, and the groups of filters of their listing.

What the published pages leave open is decided here. Numbers count from 1 in each company and are not given again after
a delete. The operators are those of contacts, for titles too (by code point, exact in case). The only published
sample of a range, ``cost=cost_value&cost_value=1000&end_cost_value=2000``, has the name of the operand where an
operator is expected; it is taken for "at least", so that the sample gives the range that it means. Search looks into
the title alone, because an asset has no description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._clemta._collection import Kind
from truespec_sandbox._collections._listing import Filter, Listing

if TYPE_CHECKING:
    from truespec_sandbox._collections._collection import Draft
    from truespec_sandbox._wire._strict_json import JSON


def _complete(draft: Draft) -> dict[str, JSON]:
    number = draft.records.next_number(f"fixed_assets/{draft.owner}")
    return {**draft.fields, "fixed_asset_number": number, "fixed_asset_number_text": f"AST-{number}"}


def _range(field: str, end: str, kind: type[int | float]) -> Filter:
    value = f"{field}_value"
    return Filter(field, operator=field, value=value, end=end, kind=kind, operators={value: "gte"})


KIND = Kind(
    name="fixed_assets",
    singular="Fixed asset",
    plural="Fixed assets",
    id_parameter="fixed_asset_id",
    complete=_complete,
    listing=Listing(
        search_fields=("title",),
        filters=(
            Filter("fixed_asset_number", operator="fixed_asset_number", value="fixed_asset_number_value"),
            Filter("title", operator="title", value="title_value", kind=str),
            _range("placed_in_service", "end_placed_in_service_value", int),
            _range("cost", "end_cost_value", float),
            _range("salvage_value", "end_salvage_value", float),
            _range("business_use", "end_business_use_value", float),
            _range("created_at", "end_date", int),
        ),
    ),
    indexed=(
        "title", "fixed_asset_number", "placed_in_service", "cost", "salvage_value", "business_use", "created_at",
        "updated_at",
    ),
)  # fmt: skip
ASSETS = KIND.collection()
