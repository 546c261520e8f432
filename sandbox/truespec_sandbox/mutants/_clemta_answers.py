"""Mutants of Clemta whose answers look wrong, whatever the state: statuses, headers, bodies, codes, media types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox.mutants._bends import at, bent, body, headed, headless, lacking, put, status, taken_for_json
from truespec_sandbox.mutants._clemta_forms import formation
from truespec_sandbox.mutants._defects import ruled, schema
from truespec_sandbox.mutants._mutant import Mutant, Sent
from truespec_sandbox.mutants._pointers import without
from truespec_sandbox.mutants._sites import ASSETS, CONTACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect

UNKNOWN = "0123456789abcdef01234567"
_C, _A = CONTACTS, ASSETS
_FORMED = Sent("GET", "/formations/{0:/data/company_id}")


def _mutant(name: str, kind: str, operations: str, says: str, defect: Defect, *proof: Sent) -> Mutant:
    return Mutant(name, kind, "clemta", tuple(operations.split()), says, defect, proof)


def _text(value: JSON) -> JSON:
    return str(value)


def _first_shareholder_leaks(response: Response) -> Response:
    return put("/shareholders/*/ssn", "000-12-3456")(response)


def _typed(media_type: str) -> Defect:
    return bent(lambda response: attrs.evolve(response, media_type=media_type), "getContactById")


def _without_406(operation: OperationSpec) -> OperationSpec:
    return attrs.evolve(operation, responses={k: v for k, v in operation.responses.items() if k != "406"})


def _json_type_kept(response: Response) -> Response:
    return attrs.evolve(response, status=400)


def _free(field: str, keyword: str) -> Callable[[dict[str, JSON]], JSON]:
    return lambda whole: without(whole, f"/properties/{field}/{keyword}")


_OUT = "application/xml"
ANSWERS = (
    _mutant("contact-created-201", "status", "createContact", "a create is answered with 201", bent(status(201), "createContact"), _C.made()),
    _mutant("asset-gone-400", "status", "getFixedAssetById", "an unknown fixed asset is 400 instead of 404", bent(status(400), "getFixedAssetById", status=404), Sent("GET", f"/fixed-assets/{UNKNOWN}")),
    _mutant("formation-created-202", "status", "createFormation", "a formation is answered with 202", bent(status(202), "createFormation"), formation()),
    _mutant("contact-deleted-204", "status", "deleteContact", "a delete is answered with 204 and no body", bent(status(204), "deleteContact"), _C.made(), _C.deleted()),
    _mutant("contacts-without-remaining", "required header", "getContacts", "X-RateLimit-Remaining is missing", bent(headless("x-ratelimit-remaining"), "getContacts"), _C.listed()),
    _mutant("asset-405-without-allow", "required header", "getFixedAssetById", "a 405 has no Allow", bent(headless("allow"), "getFixedAssetById", status=405), Sent("PUT", f"/fixed-assets/{UNKNOWN}")),
    _mutant("formation-without-last-modified", "required header", "getFormation", "Last-Modified is missing", bent(headless("last-modified"), "getFormation"), formation(), _FORMED),
    _mutant("contact-reset-in-milliseconds", "required header", "createContact", "X-RateLimit-Reset counts milliseconds", bent(headed("x-ratelimit-reset", lambda value: f"{value}000"), "createContact"), _C.made()),
    _mutant("asset-remaining-stands-still", "required header", "createFixedAsset", "X-RateLimit-Remaining never falls", bent(headed("x-ratelimit-remaining", lambda _: "1000000"), "createFixedAsset"), _A.made()),
    _mutant("contact-time-as-text", "wrong type", "getContactById", "created_at is a text", bent(at("/data/created_at", _text), "getContactById"), _C.made(), _C.read()),
    _mutant("asset-cost-as-text", "wrong type", "getFixedAssets", "cost is a text in the listing", bent(at("/data/fixed_assets/*/cost", _text), "getFixedAssets"), _A.made(), _A.listed()),
    _mutant("formation-type-as-list", "wrong type", "getFormation", "type is a list of one", bent(at("/type", lambda value: [value]), "getFormation"), formation(), _FORMED),
    _mutant("contact-lists-as-text", "wrong type", "updateContact", "cc_emails is one text", bent(at("/data/cc_emails", lambda _: ""), "updateContact"), _C.made(), _C.updated()),
    _mutant("contact-without-email", "missing field", "getContactById", "email is missing", bent(lacking("/data/email"), "getContactById"), _C.made(), _C.read()),
    _mutant("asset-without-number-text", "missing field", "getFixedAssets", "fixed_asset_number_text is missing in the listing", bent(lacking("/data/fixed_assets/*/fixed_asset_number_text"), "getFixedAssets"), _A.made(), _A.listed()),
    _mutant("formation-without-timezone", "missing field", "getFormation", "timezone is missing", bent(lacking("/timezone"), "getFormation"), formation(), _FORMED),
    _mutant("contacts-without-total", "missing field", "getContacts", "total is missing", bent(lacking("/data/total"), "getContacts"), _C.listed()),
    _mutant("contact-tells-company", "extra field", "createContact", "the answer shows company_id", bent(put("/data/company_id", "64b8f1a2e4b0c8d9f0123456"), "createContact"), _C.made()),
    _mutant("assets-with-version", "extra field", "getFixedAssets", "the database's __v is in the listing", bent(put("/data/fixed_assets/*/__v", 0), "getFixedAssets"), _A.made(), _A.listed()),
    _mutant("formation-tells-ssn", "extra field", "getFormation", "the social security number of shareholders is shown", bent(_first_shareholder_leaks, "getFormation"), formation(), _FORMED),
    _mutant("asset-cost-negative", "wrong type", "updateFixedAsset", "an update takes costs below zero", schema("UpdateFixedAssetRequest", _free("cost", "minimum")), _A.made(), _A.updated(cost=-1)),
    _mutant("asset-title-optional", "missing field", "createFixedAsset", "a create without a title is taken", schema("CreateFixedAssetRequest", lambda whole: {**whole, "required": ["company_id"]}), Sent("POST", "/fixed-assets", {"company_id": "64b8f1a2e4b0c8d9f0123456"})),
    _mutant("contact-takes-more", "extra field", "updateContact", "an update takes fields that the document does not have", schema("UpdateContactRequest", lambda whole: {**whole, "additionalProperties": True}), _C.made(), _C.updated(nickname="A")),
    _mutant("contact-any-type", "enum", "createContact", "a create takes any type", schema("CreateContactRequest", _free("type", "enum")), _C.made(type="friend")),
    _mutant("contact-billing-null", "null", "getContactById", "billing is null where it was not given", bent(put("/data/billing", None), "getContactById"), _C.made(), _C.read()),
    _mutant("asset-salvage-null", "null", "getFixedAssetById", "a salvage value of zero is null", bent(at("/data/salvage_value", lambda value: value or None), "getFixedAssetById"), _A.made(salvage_value=0), _A.read()),
    _mutant("formation-shareholders-null", "null", "getFormation", "shareholders is null", bent(put("/shareholders", None), "getFormation"), formation(), _FORMED),
    _mutant("contacts-null-when-empty", "null", "getContacts", "an empty page is null", bent(at("/data/contacts", lambda value: value or None), "getContacts"), _C.listed()),
    _mutant("contact-type-capital", "enum", "getContactById", "type is Customer", bent(at("/data/type", lambda value: str(value).title()), "getContactById"), _C.made(), _C.read()),
    _mutant("asset-number-text", "enum", "createFixedAsset", "fixed_asset_number_text has another form", bent(at("/data/fixed_asset_number_text", lambda value: str(value).lower()), "createFixedAsset"), _A.made()),
    _mutant("formation-status-pending", "enum", "createFormation", "a new formation has a status that is not listed", bent(put("/data/status", "pending"), "createFormation"), formation()),
    _mutant("contact-success-false", "enum", "deleteContact", "a success says success: false", bent(put("/success", value=False), "deleteContact"), _C.made(), _C.deleted()),
    _mutant("contact-takes-text", "media types", "createContact", "a body of text/plain is taken", taken_for_json("text/plain", "createContact"), Sent("POST", "/contacts", content='{"type": "customer", "full_name": "Ada", "email": "a@b.com", "company_id": "64b8f1a2e4b0c8d9f0123456"}', headers={"Content-Type": "text/plain"})),
    _mutant("contact-in-html", "media types", "getContactById", "the answer calls itself text/html", _typed("text/html"), _C.made(), _C.read()),
    _mutant("contacts-whatever-accepted", "media types", "getContacts", "Accept: application/xml gets JSON", ruled(_without_406, "getContacts"), _C.listed(Accept=_OUT)),
    _mutant("contact-wrong-type-400", "media types", "createContact", "a wrong media type is 400 instead of 415", bent(_json_type_kept, "createContact", status=415), Sent("POST", "/contacts", content="x", headers={"Content-Type": "text/plain"})),
    _mutant("asset-error-code", "error code or envelope", "getFixedAssetById", "the code of a 404 is the contact's", bent(put("/error/code", "CONTACT_NOT_FOUND"), "getFixedAssetById", status=404), Sent("GET", f"/fixed-assets/{UNKNOWN}")),
    _mutant("contact-error-as-text", "error code or envelope", "createContact", "error is a text", bent(put("/error", "Invalid"), "createContact", status=400), Sent("POST", "/contacts", {})),
    _mutant("contacts-refused-with-success", "error code or envelope", "getContacts", "a 401 says success: true", bent(put("/success", value=True), "getContacts", status=401), _C.listed(X_API_Key=None)),
    _mutant("formation-conflict-code", "error code or envelope", "createFormation", "a used external_id has the code of a malformed request", bent(put("/error/code", "INVALID_REQUEST"), "createFormation", status=409), formation("twice"), formation("twice")),
    _mutant("contact-error-bare", "error code or envelope", "deleteContact", "a 404 comes without the envelope", bent(body(lambda _: {"detail": "Not Found"}), "deleteContact", status=404), Sent("DELETE", f"/contacts/{UNKNOWN}")),
)  # fmt: skip
