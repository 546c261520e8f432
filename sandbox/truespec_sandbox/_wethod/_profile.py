"""Wethod's profile: errors, rate limit, and the operations with a handler.

All other operations respond with the document's examples, after the same validation.

The published pages leave these points open; they are decided here. The error keys ``invalid_data``, ``not_found`` and
``precondition_failure`` are published; the others are not. The 5,000 requests an hour are counted for each person over
all companies; like every limit of the sandbox they apply only if it is started with ``5000/hour``, and no header reports
the remaining requests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError, ErrorTemplate, Reason
from truespec_sandbox._profile import ChurnTarget, Profile, RateLimitRules
from truespec_sandbox._responses import Response
from truespec_sandbox._wethod import _seeding as seeding
from truespec_sandbox._wethod._people import (
    PRECONDITION,
    TOKENS,
    VERSION,
    authenticate,
    get_authenticated_person,
    get_person,
    is_authorized,
)
from truespec_sandbox._wethod._records import CLIENTS, CONTACTS, embed_identifiers

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

TOKEN = "wethod_sandbox_token"  # noqa: S105  (valid for the sandbox only)
COMPANY = TOKENS[TOKEN].companies[0]
_INVALID = 400
# The bound of the contract for texts of errors.
_MAX_TEXT = 1000
_CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f]")
_FILTER_MESSAGES: dict[str, str] = dict.fromkeys(
    ("updated_at", "deleted_at"),
    "The filter must be a timestamp such as 2024-01-01T20:00:00+02:00 with its + sent as %2B, or an operator of this "
    "list, a colon, and such timestamps.",
)


_ERRORS: dict[str, ErrorTemplate] = {
    Reason.INVALID: ErrorTemplate(_INVALID, "invalid_data", "You provided invalid data. Check 'failures' for details."),
    Reason.TOO_LARGE: ErrorTemplate(_INVALID, "invalid_data", "The body is too large."),
    Reason.KEY_MISSING: ErrorTemplate(401, "unauthorized", "Send a token in the header Authorization: Bearer <token>."),
    Reason.KEY_UNKNOWN: ErrorTemplate(401, "unauthorized", "The token is unknown."),
    Reason.FORBIDDEN: ErrorTemplate(403, "forbidden", "You have no permission to do this."),
    Reason.UNKNOWN_PATH: ErrorTemplate(404, "not_found", "There is no such path."),
    CONTACTS.not_found: ErrorTemplate(404, "not_found", "There is no such contact."),
    CLIENTS.not_found: ErrorTemplate(404, "not_found", "There is no such client."),
    Reason.METHOD_NOT_ALLOWED: ErrorTemplate(
        405, "method_not_allowed", "The header Allow lists the methods of this path."
    ),
    Reason.NOT_ACCEPTABLE: ErrorTemplate(406, "not_acceptable", "No response has this media type."),
    PRECONDITION: ErrorTemplate(412, "precondition_failure", "A precondition failed."),
    Reason.MEDIA_TYPE: ErrorTemplate(415, "unsupported_media_type", "The media type of the body is not supported."),
    Reason.RATE_LIMITED: ErrorTemplate(429, "too_many_requests", "The rate limit of this hour is used up."),
    Reason.STORAGE_FULL: ErrorTemplate(507, "insufficient_storage", "The server cannot store anything."),
    Reason.INTERNAL: ErrorTemplate(500, "internal_error", "The server failed."),
}


def _build_error(error: APIError) -> Response:
    template = _ERRORS[error.reason]
    message = _sanitize(error.details or template.message)
    if template.status != _INVALID:
        return Response(template.status, {"key": template.code, "message": message}, error.headers)
    failures: list[JSON] = [
        {"field": _sanitize(field), "message": _sanitize(_FILTER_MESSAGES.get(field, f"The field {problem}."))}
        for field, problem in error.failures
        if field
    ]
    body: JSON = {"key": template.code, "message": template.message if failures else message, "failures": failures}
    return Response(_INVALID, body, error.headers)


def _sanitize(text: str) -> str:
    return _CONTROL_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)[:_MAX_TEXT]


_CLIENT_HANDLERS = CLIENTS.handlers(
    create="createClient", list="listClients", get="getClient", update="updateClient", delete="deleteClient"
)

WETHOD = Profile(
    api="wethod",
    handlers={
        "getAuthenticatedPerson": get_authenticated_person,
        **CONTACTS.handlers(
            create="createContact",
            list="listContacts",
            get="getContact",
            update="updateContact",
            delete="deleteContact",
        ),
        **{name: embed_identifiers(handler) for name, handler in _CLIENT_HANDLERS.items()},
    },
    authenticate=authenticate,
    optional_schemes=frozenset({"company", "version"}),
    is_authorized=is_authorized,
    error_response=_build_error,
    path_details={},
    rate_limits=RateLimitRules(lambda _: (), wait_header="x-ratelimit-retry-after", client_id=get_person),
    seeding=seeding.add_data_set,
    churn_targets={
        "listContacts": ChurnTarget("contacts", "Wethod-Company", seeding.add_contact, "header"),
        "listClients": ChurnTarget("clients", "Wethod-Company", seeding.add_client, "header"),
    },
    api_key=TOKEN,
    other_keys={
        "wethod_sandbox_other_token": "belongs to another company, borealis",
        "wethod_sandbox_view_token": "may only read",
        "wethod_sandbox_token_without_crm": "has no rights to contacts and clients",
        "wethod_sandbox_token_without_rights": "is valid, but has no rights",
    },
    company_ids=TOKENS[TOKEN].companies,
    client_options={"company": COMPANY},
    example_path="/api/persons/me",
    example_headers={"Authorization": f"Bearer {TOKEN}", "Wethod-Company": COMPANY, "Wethod-Version": VERSION},
)
