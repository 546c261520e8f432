"""Clemta's profile: errors, operations with a handler, keys and companies."""

from __future__ import annotations

from truespec_sandbox._clemta import _formations as formations
from truespec_sandbox._clemta import _seeding as seeding
from truespec_sandbox._clemta._collections import CONTACTS, FIXED_ASSETS
from truespec_sandbox._clemta._partners import (
    COMPANIES,
    COMPANY_NOT_FOUND,
    KEYS,
    RATE_LIMITS,
    authenticate,
    is_authorized,
)
from truespec_sandbox._errors import APIError, ErrorTemplate, Reason
from truespec_sandbox._profile import ChurnTarget, Profile
from truespec_sandbox._responses import Response

API_KEY = "clemta_sandbox_key"
# The bound of the contract: five fields with their patterns make a long sentence.
_MAX_DETAILS = 1000
_PATH_DETAILS = {
    "contact_id": "Invalid contact ID format",
    "fixed_asset_id": "Invalid fixed asset ID format",
    "id": "Invalid ID parameter format",
}


# Codes and messages as published; for 405, 406, 413 and 415 no code is published: the contract has that of 400.
_ERRORS: dict[str, ErrorTemplate] = {
    Reason.INVALID: ErrorTemplate(400, "INVALID_REQUEST", "Invalid request data"),
    Reason.KEY_MISSING: ErrorTemplate(401, "API_KEY_REQUIRED", "API key is required"),
    Reason.KEY_UNKNOWN: ErrorTemplate(401, "INVALID_API_KEY", "API key is invalid"),
    Reason.FORBIDDEN: ErrorTemplate(403, "ACCESS_DENIED", "Access denied"),
    Reason.UNKNOWN_PATH: ErrorTemplate(404, "NOT_FOUND", "Not found", "There is no such path."),
    COMPANY_NOT_FOUND: ErrorTemplate(404, "COMPANY_NOT_FOUND", "Company not found"),
    CONTACTS.not_found: ErrorTemplate(404, "CONTACT_NOT_FOUND", "Contact not found"),
    FIXED_ASSETS.not_found: ErrorTemplate(404, "FIXED_ASSET_NOT_FOUND", "Fixed asset not found"),
    formations.DUPLICATE_EXTERNAL_ID: ErrorTemplate(
        409, "DUPLICATE_EXTERNAL_ID", "External ID already exists for this partner"
    ),
    Reason.METHOD_NOT_ALLOWED: ErrorTemplate(405, "INVALID_REQUEST", "Method not allowed", "See the Allow header."),
    Reason.NOT_ACCEPTABLE: ErrorTemplate(406, "INVALID_REQUEST", "Not acceptable"),
    Reason.TOO_LARGE: ErrorTemplate(413, "INVALID_REQUEST", "Request body is too large"),
    Reason.MEDIA_TYPE: ErrorTemplate(415, "INVALID_REQUEST", "Unsupported media type"),
    Reason.RATE_LIMITED: ErrorTemplate(
        429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded", "Too many requests. Please try again later."
    ),
    Reason.STORAGE_FULL: ErrorTemplate(507, "INTERNAL_ERROR", "Insufficient storage"),
    Reason.INTERNAL: ErrorTemplate(500, "INTERNAL_ERROR", "Internal server error", "An unexpected error occurred."),
}


def _build_error(error: APIError) -> Response:
    template = _ERRORS[error.reason]
    # The published sample for a query has a message of its own.
    is_query = error.reason == Reason.INVALID and error.subject not in {"", *_PATH_DETAILS}
    return Response(
        status=template.status,
        body={
            "success": False,
            "message": "Invalid request" if is_query else template.message,
            "data": None,
            "error": {"code": template.code, "details": (error.details or template.details)[:_MAX_DETAILS]},
        },
        headers=error.headers,
    )


CLEMTA = Profile(
    api="clemta",
    handlers={
        "createFormation": formations.create,
        "getFormation": formations.get,
        "cancelFormation": formations.cancel,
        **CONTACTS.handlers(
            create="createContact",
            list="getContacts",
            get="getContactById",
            update="updateContact",
            delete="deleteContact",
        ),
        **FIXED_ASSETS.handlers(
            create="createFixedAsset",
            list="getFixedAssets",
            get="getFixedAssetById",
            update="updateFixedAsset",
            delete="deleteFixedAsset",
        ),
    },
    authenticate=authenticate,
    is_authorized=is_authorized,
    seeding=seeding.add_data_set,
    rate_limits=RATE_LIMITS,
    churn_targets={
        "getContacts": ChurnTarget("contacts", "company_id", seeding.add_contact),
        "getFixedAssets": ChurnTarget("fixed_assets", "company_id", seeding.add_fixed_asset),
    },
    error_response=_build_error,
    path_details=_PATH_DETAILS,
    api_key=API_KEY,
    other_keys={
        "clemta_sandbox_other_key": "belongs to another partner with another company",
        "clemta_sandbox_read_only_key": "may only read",
        "clemta_sandbox_accounting_key": "has no rights to formations",
        "clemta_sandbox_key_without_rights": "is valid, but has no rights",
    },
    company_ids=COMPANIES[KEYS[API_KEY].partner],
    example_path=f"/contacts?company_id={COMPANIES[KEYS[API_KEY].partner][0]}",
    example_headers={"X-API-Key": API_KEY},
)
