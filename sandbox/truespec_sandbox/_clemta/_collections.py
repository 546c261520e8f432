"""Clemta's contacts and fixed assets: records of a company.

The published pages leave these points open; they are decided here:

- An update keeps the optional fields that it does not name, and cannot move a record to another company: any other
  company, known or not, gives the record's 404, which is the only one that the document has for an update.
- The numbers of fixed assets count from 1 in each company and are not reused after a delete.
- The filters of fixed assets have the operators of contacts; titles are compared by code point, with regard to case. The
  only published sample of a range, ``cost=cost_value&cost_value=1000&end_cost_value=2000``, has the name of the operand
  in place of an operator; it means "at least", so that the sample selects its range.
- The search for fixed assets covers the title only, because an asset has no description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._clemta._partners import COMPANY_NOT_FOUND, owns
from truespec_sandbox._collections._collection import Collection
from truespec_sandbox._collections._listing import Filter, Listing
from truespec_sandbox._document._model import as_object
from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import Response
from truespec_sandbox._state._selection import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._collections._collection import Action, Draft, Update
    from truespec_sandbox._profile import RequestContext
    from truespec_sandbox._wire._strict_json import JSON


@frozen
class _RecordType:
    """A type of record that belongs to a company.

    Attributes:
        name: its name in the store and in the data of a list response.
        singular: its name in messages about one record.
        plural: its name in messages about several.
        id_parameter: the path parameter with the id.
        add_defaults: returns the fields of a new record, from those that were sent.
        listing: the parameters of its list operation.
        indexed: the fields that lists sort by, compare or search.

    """

    name: str
    singular: str
    plural: str
    id_parameter: str
    add_defaults: Callable[[Draft], dict[str, JSON]]
    listing: Listing
    indexed: tuple[str, ...]

    @property
    def _not_found(self) -> str:
        return f"{self.name}_not_found"

    def collection(self) -> Collection:
        return Collection(
            name=self.name,
            id_parameter=self.id_parameter,
            not_found=self._not_found,
            build_response=self._build_response,
            new=self._create,
            change=self._update,
            owner=_get_company,
            is_visible=lambda context, owner: owns(context.records, context.partner, owner),
            listing=self.listing,
            indexed=self.indexed,
        )

    def _create(self, draft: Draft) -> dict[str, JSON]:
        now = int(draft.now)
        timestamps: dict[str, JSON] = {"created_at": now, "updated_at": now}
        fields = {name: value for name, value in self.add_defaults(draft).items() if name != "company_id"}
        return {"id": draft.records.new_id(now), **timestamps, **fields}

    def _update(self, update: Update) -> dict[str, JSON]:
        fields = dict(update.fields)
        if fields.pop("company_id") != update.owner:
            raise APIError(self._not_found, f"The {self.singular.lower()} belongs to another company.")
        return {**update.body, **fields, "updated_at": int(update.now)}

    def _build_response(self, action: Action, result: Mapping[str, JSON] | RecordPage | None) -> Response:
        if isinstance(result, RecordPage):
            data: JSON = {self.name: [*result.bodies], "total": result.total}
            return _build_success(f"{self.plural} retrieved successfully", data)
        done = "retrieved" if action == "read" else action
        return _build_success(f"{self.singular} {done} successfully", None if result is None else dict(result))


def _build_success(message: str, data: JSON) -> Response:
    return Response(200, {"success": True, "message": message, "data": data})


def _get_company(context: RequestContext) -> str:
    source = context.parameters.query if context.body is None else as_object(context.body, "body")
    company = str(source["company_id"])
    # Another partner's company is reported like one that does not exist, so that its existence stays private.
    if not owns(context.records, context.partner, company):
        raise APIError(COMPANY_NOT_FOUND)
    return company


def _number_asset(draft: Draft) -> dict[str, JSON]:
    number = draft.records.next_number(f"fixed_assets/{draft.owner}")
    return {**draft.fields, "fixed_asset_number": number, "fixed_asset_number_text": f"AST-{number}"}


def _build_range_filter(field: str, end: str, kind: type[int | float]) -> Filter:
    value = f"{field}_value"
    return Filter(field, operator=field, value=value, end=end, kind=kind, operators={value: "gte"})


CONTACTS = _RecordType(
    name="contacts",
    singular="Contact",
    plural="Contacts",
    id_parameter="contact_id",
    # Every published sample is active and has both lists; the other optional fields only when they were sent.
    add_defaults=lambda draft: {"status": "active", "cc_emails": [], "bcc_emails": [], **draft.fields},
    listing=Listing(
        search_fields=("full_name", "email"),
        filters=(Filter("created_at", operator="created_at", value="created_at_value", end="end_date"),),
    ),
    indexed=("full_name", "email", "type", "status", "id", "created_at", "updated_at"),
).collection()

FIXED_ASSETS = _RecordType(
    name="fixed_assets",
    singular="Fixed asset",
    plural="Fixed assets",
    id_parameter="fixed_asset_id",
    add_defaults=_number_asset,
    listing=Listing(
        search_fields=("title",),
        filters=(
            Filter("fixed_asset_number", operator="fixed_asset_number", value="fixed_asset_number_value"),
            Filter("title", operator="title", value="title_value", kind=str),
            _build_range_filter("placed_in_service", "end_placed_in_service_value", int),
            _build_range_filter("cost", "end_cost_value", float),
            _build_range_filter("salvage_value", "end_salvage_value", float),
            _build_range_filter("business_use", "end_business_use_value", float),
            _build_range_filter("created_at", "end_date", int),
        ),
    ),
    indexed=(
        "title", "fixed_asset_number", "placed_in_service", "cost", "salvage_value", "business_use", "created_at",
        "updated_at",
    ),
).collection()  # fmt: skip
