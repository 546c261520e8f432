"""Clemta as the sandbox plays it: keys, companies, envelope, errors, and the operations that have a behaviour."""

from __future__ import annotations

import attrs

from truespec_sandbox._clemta_contacts import CONTACTS
from truespec_sandbox._clemta_partners import COMPANIES, COMPANY_NOT_FOUND, KEYS
from truespec_sandbox._profile import Answer, Profile
from truespec_sandbox._refusal import Reason, RefusalError

API_KEY = "clemta_sandbox_key"


@attrs.frozen
class _Error:
    status: int
    code: str
    message: str
    details: str = ""


# Codes and messages as published; nobody publishes codes for 405, 413 and 415, and the contract gives them that of 400.
_ERRORS: dict[str, _Error] = {
    Reason.INVALID: _Error(400, "INVALID_REQUEST", "Invalid request data"),
    Reason.KEY_MISSING: _Error(401, "API_KEY_REQUIRED", "API key is required"),
    Reason.KEY_UNKNOWN: _Error(401, "INVALID_API_KEY", "API key is invalid"),
    Reason.UNKNOWN_PATH: _Error(404, "NOT_FOUND", "Not found", "There is nothing at this path."),
    COMPANY_NOT_FOUND: _Error(404, "COMPANY_NOT_FOUND", "Company not found"),
    CONTACTS.not_found: _Error(404, "CONTACT_NOT_FOUND", "Contact not found"),
    Reason.METHOD_NOT_ALLOWED: _Error(405, "INVALID_REQUEST", "Method not allowed", "See the Allow header."),
    Reason.TOO_LARGE: _Error(413, "INVALID_REQUEST", "Request body is too large"),
    Reason.MEDIA_TYPE: _Error(415, "INVALID_REQUEST", "Unsupported media type"),
    Reason.INTERNAL: _Error(500, "INTERNAL_ERROR", "Internal server error", "An unexpected error occurred."),
    Reason.NOT_IMPLEMENTED: _Error(501, "NOT_IMPLEMENTED", "Not implemented by the sandbox"),
}


def _refuse(refusal: RefusalError) -> Answer:
    error = _ERRORS[refusal.reason]
    return Answer(
        status=error.status,
        body={
            "success": False,
            "message": error.message,
            "data": None,
            "error": {"code": error.code, "details": refusal.details or error.details},
        },
        headers=refusal.headers,
    )


CLEMTA = Profile(
    api="clemta",
    behaviours={
        "createContact": CONTACTS.create,
        "getContacts": CONTACTS.list,
        "getContactById": CONTACTS.get,
        "updateContact": CONTACTS.update,
        "deleteContact": CONTACTS.delete,
    },
    partner_of=KEYS.get,
    refuse=_refuse,
    path_details={
        "contact_id": "Invalid contact ID format",
        "fixed_asset_id": "Invalid fixed asset ID format",
        "id": "Invalid ID parameter format",
    },
    api_key=API_KEY,
    company_ids=COMPANIES[KEYS[API_KEY]],
    example_path=f"/contacts?company_id={COMPANIES[KEYS[API_KEY]][0]}",
    example_header="X-API-Key",
)
