"""Clemta as the sandbox plays it: keys, companies, envelope, errors, and the operations that have a behaviour."""

from __future__ import annotations

import attrs

from truespec_sandbox._clemta import _assets as assets
from truespec_sandbox._clemta import _contacts as contacts
from truespec_sandbox._clemta import _formations as formations
from truespec_sandbox._clemta import _seeding as seeding
from truespec_sandbox._clemta._limits import RATE_LIMITS
from truespec_sandbox._clemta._partners import COMPANIES, COMPANY_NOT_FOUND, KEYS, authenticate, is_authorized
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import ChurnTarget, Profile
from truespec_sandbox._responses import Response

API_KEY = "clemta_sandbox_key"
# As the contract bounds them: five fields with the patterns that they break make a long sentence.
_LONGEST_DETAILS = 1000


@attrs.frozen
class _ErrorTemplate:
    status: int
    code: str
    message: str
    details: str = ""


# Codes and messages as published; nobody publishes codes for 405, 406, 413 and 415: the contract gives them that of 400.
_ERRORS: dict[str, _ErrorTemplate] = {
    Reason.INVALID: _ErrorTemplate(400, "INVALID_REQUEST", "Invalid request data"),
    Reason.KEY_MISSING: _ErrorTemplate(401, "API_KEY_REQUIRED", "API key is required"),
    Reason.KEY_UNKNOWN: _ErrorTemplate(401, "INVALID_API_KEY", "API key is invalid"),
    Reason.FORBIDDEN: _ErrorTemplate(403, "ACCESS_DENIED", "Access denied"),
    Reason.UNKNOWN_PATH: _ErrorTemplate(404, "NOT_FOUND", "Not found", "There is nothing at this path."),
    COMPANY_NOT_FOUND: _ErrorTemplate(404, "COMPANY_NOT_FOUND", "Company not found"),
    contacts.KIND.not_found: _ErrorTemplate(404, "CONTACT_NOT_FOUND", "Contact not found"),
    assets.KIND.not_found: _ErrorTemplate(404, "FIXED_ASSET_NOT_FOUND", "Fixed asset not found"),
    formations.DUPLICATE_EXTERNAL_ID: _ErrorTemplate(
        409, "DUPLICATE_EXTERNAL_ID", "External ID already exists for this partner"
    ),
    Reason.METHOD_NOT_ALLOWED: _ErrorTemplate(405, "INVALID_REQUEST", "Method not allowed", "See the Allow header."),
    Reason.NOT_ACCEPTABLE: _ErrorTemplate(406, "INVALID_REQUEST", "Not acceptable"),
    Reason.TOO_LARGE: _ErrorTemplate(413, "INVALID_REQUEST", "Request body is too large"),
    Reason.MEDIA_TYPE: _ErrorTemplate(415, "INVALID_REQUEST", "Unsupported media type"),
    Reason.RATE_LIMITED: _ErrorTemplate(
        429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded", "Too many requests. Please try again later."
    ),
    Reason.INTERNAL: _ErrorTemplate(500, "INTERNAL_ERROR", "Internal server error", "An unexpected error occurred."),
}


def _refuse(error: APIError) -> Response:
    template = _ERRORS[error.reason]
    return Response(
        status=template.status,
        body={
            "success": False,
            "message": template.message,
            "data": None,
            "error": {"code": template.code, "details": (error.details or template.details)[:_LONGEST_DETAILS]},
        },
        headers=error.headers,
    )


CLEMTA = Profile(
    api="clemta",
    handlers={
        "createFormation": formations.create,
        "getFormation": formations.get,
        "cancelFormation": formations.cancel,
        **contacts.CONTACTS.handlers(
            create="createContact",
            list="getContacts",
            get="getContactById",
            update="updateContact",
            delete="deleteContact",
        ),
        **assets.ASSETS.handlers(
            create="createFixedAsset",
            list="getFixedAssets",
            get="getFixedAssetById",
            update="updateFixedAsset",
            delete="deleteFixedAsset",
        ),
    },
    authenticate=authenticate,
    is_authorized=is_authorized,
    seeding=seeding.seeding,
    rate_limits=RATE_LIMITS,
    churn_targets={
        "getContacts": ChurnTarget("contacts", "company_id", seeding.contact),
        "getFixedAssets": ChurnTarget("fixed_assets", "company_id", seeding.fixed_asset),
    },
    error_response=_refuse,
    path_details={
        "contact_id": "Invalid contact ID format",
        "fixed_asset_id": "Invalid fixed asset ID format",
        "id": "Invalid ID parameter format",
    },
    api_key=API_KEY,
    other_keys={
        "clemta_sandbox_other_key": "another partner's, who has another company",
        "clemta_sandbox_read_only_key": "may only read",
        "clemta_sandbox_accounting_key": "may do nothing with formations",
        "clemta_sandbox_key_without_rights": "is known and may do nothing",
    },
    company_ids=COMPANIES[KEYS[API_KEY].partner],
    example_path=f"/contacts?company_id={COMPANIES[KEYS[API_KEY].partner][0]}",
    example_headers={"X-API-Key": API_KEY},
)
