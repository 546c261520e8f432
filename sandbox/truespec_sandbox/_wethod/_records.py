"""Wethod's contacts and clients: records of a company.

The published pages leave these points open; they are decided here:

- Ids count from 1 for each type of record, over all companies; lists are in their order.
- Every field is in every response, null where nothing is known. ``telephone`` of contacts and ``group_company`` of
  clients cannot be written, so they are null except in seed data.
- An update counts as a change even when it sends nothing.
- A ``client_id`` may name any client, even one that does not exist, and deleting a client leaves its contacts: the
  product's form is stricter, but nothing is published about the API.
- A contact is deleted for good; a deleted client can be read with ``deleted=include`` or ``deleted=only``, but not
  updated. Without one of the two, ``deleted_at`` as a filter selects nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from truespec_sandbox._collections._collection import Action, Collection, Draft, Update, plain_response
from truespec_sandbox._collections._listing import Filter, Listing, QueryFilter, SoftDeletion
from truespec_sandbox._responses import Response
from truespec_sandbox._state._selection import RecordPage
from truespec_sandbox._wethod._people import get_company
from truespec_sandbox._wethod._timestamps import TimestampFilter, format_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._wire._strict_json import JSON

_TIMESTAMPS = ("created_at", "updated_at", "deleted_at")
_EMBEDDED = "external_identifiers"
_MAX_PAGE_SIZE = 100
_CONTACT_FIELDS = ("client_id", "email", "name", "surname", "role", "notes", "linkedin", "description", "telephone")
_CLIENT_FIELDS = (
    "corporate_name", "acronym", "email", "notes", "website", "linkedin", "description", "street", "zip_code", "town",
    "country", "vat", "payment_condition", "group_company", "sdi_code", "pec", "administration_email",
    "company_registration_number", "legal_name", "intent_code", "intent_date", "phone", "tax_reference", "group_id",
    "bank_account_id", "vat_rate_id", "payment_term_id", _EMBEDDED, "deleted_at",
)  # fmt: skip


def _build_response(action: Action, result: Mapping[str, JSON] | RecordPage | None) -> Response:
    if isinstance(result, RecordPage):
        return plain_response(action, RecordPage(tuple(map(_format, result.bodies)), result.total))
    return Response(200, empty=True) if result is None else plain_response(action, _format(result))


def _format(body: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: format_timestamp(value) if name in _TIMESTAMPS else value for name, value in body.items()}


def _update(update: Update) -> dict[str, JSON]:
    return {**update.body, **update.fields, "updated_at": update.now}


@frozen
class _RecordType:
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
            build_response=_build_response,
            new=self._create,
            change=_update,
            owner=get_company,
            is_visible=lambda context, owner: owner == get_company(context),
            listing=Listing(skip="offset", default_limit=_MAX_PAGE_SIZE, filters=self.filters),
            indexed=self.indexed,
            soft_deletion=self.soft_deletion,
        )

    def _create(self, draft: Draft) -> dict[str, JSON]:
        empty: dict[str, JSON] = dict.fromkeys(self.fields)
        timestamps: dict[str, JSON] = {"created_at": draft.now, "updated_at": draft.now}
        return {"id": draft.records.next_number(self.name), **timestamps, **empty, **draft.fields}


_SOFT_DELETION = SoftDeletion()
CONTACTS = _RecordType(
    name="contacts",
    fields=_CONTACT_FIELDS,
    filters=(Filter("client_id", value="client_id"), TimestampFilter("updated_at")),
    indexed=("client_id", "updated_at"),
).collection()
CLIENTS = _RecordType(
    name="clients",
    fields=_CLIENT_FIELDS,
    filters=(_SOFT_DELETION, TimestampFilter("updated_at"), TimestampFilter("deleted_at")),
    indexed=("updated_at", "deleted_at"),
    soft_deletion=_SOFT_DELETION,
).collection()


def embed_identifiers(handler: Handler) -> Handler:
    """Return a handler whose response has the identifiers of clients only if ``include`` asks for them."""

    def handle(context: RequestContext) -> Response:
        response = handler(context)
        return evolve(response, body=_embed(response.body, include="include" in context.parameters.query))

    return handle


def _embed(body: JSON, *, include: bool) -> JSON:
    if isinstance(body, list):
        return [_embed(each, include=include) for each in body]
    if not isinstance(body, dict):
        return body
    rest = {name: value for name, value in body.items() if name != _EMBEDDED}
    return {**rest, _EMBEDDED: body[_EMBEDDED] or []} if include else rest
