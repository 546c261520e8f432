"""Wethod's contacts and clients, which the sandbox keeps for each company.

What the published pages leave open is decided here:

- Ids count from 1 for each kind of record, over all companies; listings are in their order.
- Every field is always there, null where nothing is known. ``telephone`` of contacts and ``group_company`` of clients
  cannot be written, so they are null but for seeded data.
- An update counts as a change even when it sends nothing.
- A ``client_id`` may name any client, even one that is not there, and a client goes without its contacts: that the
  product's form is stricter is no fact about the API.
- A contact is deleted for good; a client stays and can be asked for by ``deleted=include`` or ``deleted=only``, but not
  be changed any more. ``deleted_at`` as a filter finds nothing without one of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._collections._collection import Action, Collection, Draft, Update, plain_response
from truespec_sandbox._collections._listing import Filter, Listing, QueryFilter, SoftDeletion
from truespec_sandbox._responses import Response
from truespec_sandbox._state._selection import RecordPage
from truespec_sandbox._wethod._moments import MomentFilter, written
from truespec_sandbox._wethod._people import company_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._wire._strict_json import JSON

_MOMENTS = ("created_at", "updated_at", "deleted_at")
_EMBEDDED = "external_identifiers"
_LARGEST_PAGE = 100
_CONTACT = ("client_id", "email", "name", "surname", "role", "notes", "linkedin", "description", "telephone")
_CLIENT = (
    "corporate_name", "acronym", "email", "notes", "website", "linkedin", "description", "street", "zip_code", "town",
    "country", "vat", "payment_condition", "group_company", "sdi_code", "pec", "administration_email",
    "company_registration_number", "legal_name", "intent_code", "intent_date", "phone", "tax_reference", "group_id",
    "bank_account_id", "vat_rate_id", "payment_term_id", _EMBEDDED, "deleted_at",
)  # fmt: skip


def _response(act: Action, outcome: Mapping[str, JSON] | RecordPage | None) -> Response:
    if isinstance(outcome, RecordPage):
        return plain_response(act, RecordPage(tuple(map(_shown, outcome.bodies)), outcome.total))
    return Response(200, empty=True) if outcome is None else plain_response(act, _shown(outcome))


def _shown(body: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: written(value) if name in _MOMENTS else value for name, value in body.items()}


def _change(change: Update) -> dict[str, JSON]:
    return {**change.body, **change.fields, "updated_at": change.now}


def _is_companys(context: RequestContext, owner: str) -> bool:
    return owner == company_of(context)


@attrs.frozen
class _Kind:
    name: str
    fields: tuple[str, ...]
    filters: tuple[QueryFilter, ...]
    indexed: tuple[str, ...]
    soft_deletion: SoftDeletion | None = None

    def collection(self) -> Collection:
        return Collection(
            name=self.name,
            id_parameter="id",
            not_found=f"{self.name}_not_found",
            build_response=_response,
            new=self._new,
            change=_change,
            owner=company_of,
            is_visible=_is_companys,
            listing=Listing(skip="offset", default_limit=_LARGEST_PAGE, filters=self.filters),
            indexed=self.indexed,
            soft_deletion=self.soft_deletion,
        )

    def _new(self, draft: Draft) -> dict[str, JSON]:
        empty: dict[str, JSON] = dict.fromkeys(self.fields)
        times: dict[str, JSON] = {"created_at": draft.now, "updated_at": draft.now}
        return {"id": draft.records.next_number(self.name), **times, **empty, **draft.fields}


_DELETIONS = SoftDeletion()
CONTACTS = _Kind(
    name="contacts",
    fields=_CONTACT,
    filters=(Filter("client_id", value="client_id"), MomentFilter("updated_at")),
    indexed=("client_id", "updated_at"),
).collection()
CLIENTS = _Kind(
    name="clients",
    fields=_CLIENT,
    filters=(_DELETIONS, MomentFilter("updated_at"), MomentFilter("deleted_at")),
    indexed=("updated_at", "deleted_at"),
    soft_deletion=_DELETIONS,
).collection()


def embedding(handler: Handler) -> Handler:
    """Send the identifiers of clients along only where ``include`` asks for them."""

    def handle(context: RequestContext) -> Response:
        response = handler(context)
        return attrs.evolve(response, body=_embedded(response.body, wanted="include" in context.parameters.query))

    return handle


def _embedded(body: JSON, *, wanted: bool) -> JSON:
    if isinstance(body, list):
        return [_embedded(each, wanted=wanted) for each in body]
    if not isinstance(body, dict):
        return body
    rest = {name: value for name, value in body.items() if name != _EMBEDDED}
    return {**rest, _EMBEDDED: body[_EMBEDDED] or []} if wanted else rest
