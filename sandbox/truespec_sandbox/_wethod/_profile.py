"""Wethod as the sandbox plays it: errors, rate limit, and the operations that have a behaviour.

Whom tokens, companies and versions belong to stands in ``_people``, what is kept in ``_records``. All other
operations are answered from the document's examples, behind the same checks.

What the published pages leave open is decided here. The keys ``invalid_data``, ``not_found`` and
``precondition_failure`` are published; the others are ours. The 5,000 requests an hour are counted for each person,
whatever the company; like every limit of the sandbox they hold only where it is started with ``5000/hour``, and no
header tells how many are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import ChurnTarget, Profile, RateLimitRules
from truespec_sandbox._responses import Response
from truespec_sandbox._wethod import _seeding as seeding
from truespec_sandbox._wethod._people import PRECONDITION, TOKENS, VERSION, authenticate, is_authorized, me, person_of
from truespec_sandbox._wethod._records import CLIENTS, CONTACTS, embedding

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

TOKEN = "wethod_sandbox_token"  # noqa: S105 (opens the sandbox alone)
COMPANY = TOKENS[TOKEN].companies[0]
_INVALID = 400
# As the contract bounds the texts of errors.
_LONGEST_TEXT = 1000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_OF_FILTERS: dict[str, str] = dict.fromkeys(
    ("updated_at", "deleted_at"),
    "The filter has to be a moment such as 2024-01-01T20:00:00+02:00 with its + sent as %2B, or an operator of this "
    "listing, a colon, and such moments.",
)


@attrs.frozen
class _ErrorTemplate:
    status: int
    key: str
    message: str


_ERRORS: dict[str, _ErrorTemplate] = {
    Reason.INVALID: _ErrorTemplate(_INVALID, "invalid_data", "Some of what was sent is not valid."),
    Reason.TOO_LARGE: _ErrorTemplate(_INVALID, "invalid_data", "The body is too large."),
    Reason.KEY_MISSING: _ErrorTemplate(
        401, "unauthorized", "Send a token in the header Authorization: Bearer <token>."
    ),
    Reason.KEY_UNKNOWN: _ErrorTemplate(401, "unauthorized", "The token is not known."),
    Reason.FORBIDDEN: _ErrorTemplate(403, "forbidden", "You have no permission to do this."),
    Reason.UNKNOWN_PATH: _ErrorTemplate(404, "not_found", "There is nothing at this path."),
    CONTACTS.not_found: _ErrorTemplate(404, "not_found", "There is no such contact."),
    CLIENTS.not_found: _ErrorTemplate(404, "not_found", "There is no such client."),
    Reason.METHOD_NOT_ALLOWED: _ErrorTemplate(
        405, "method_not_allowed", "The header Allow lists the methods of this path."
    ),
    Reason.NOT_ACCEPTABLE: _ErrorTemplate(406, "not_acceptable", "No answer has such a media type."),
    PRECONDITION: _ErrorTemplate(412, "precondition_failure", "A condition does not hold."),
    Reason.MEDIA_TYPE: _ErrorTemplate(415, "unsupported_media_type", "The media type of the body is not taken."),
    Reason.RATE_LIMITED: _ErrorTemplate(429, "too_many_requests", "The requests of this hour are used up."),
    Reason.INTERNAL: _ErrorTemplate(500, "internal_error", "The server failed."),
}


def _refuse(error: APIError) -> Response:
    template = _ERRORS[error.reason]
    message = _plain(error.details or template.message)
    if template.status != _INVALID:
        return Response(template.status, {"key": template.key, "message": message}, error.headers)
    failures: list[JSON] = [
        {"field": _plain(field), "message": _plain(_OF_FILTERS.get(field, f"The field {trouble}."))}
        for field, trouble in error.failures
        if field
    ]
    said = template.message if failures else message
    return Response(_INVALID, {"key": template.key, "message": said, "failures": failures}, error.headers)


def _plain(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)[:_LONGEST_TEXT]


_CLIENT_BEHAVIOURS = CLIENTS.handlers(
    create="createClient", list="listClients", get="getClient", update="updateClient", delete="deleteClient"
)

WETHOD = Profile(
    api="wethod",
    handlers={
        "getAuthenticatedPerson": me,
        **CONTACTS.handlers(
            create="createContact",
            list="listContacts",
            get="getContact",
            update="updateContact",
            delete="deleteContact",
        ),
        **{name: embedding(handler) for name, handler in _CLIENT_BEHAVIOURS.items()},
    },
    authenticate=authenticate,
    optional_schemes=frozenset({"company", "version"}),
    is_authorized=is_authorized,
    error_response=_refuse,
    path_details={},
    rate_limits=RateLimitRules(lambda _: (), wait_header="x-ratelimit-retry-after", client_id=person_of),
    seeding=seeding.seeding,
    churn_targets={
        "listContacts": ChurnTarget("contacts", "Wethod-Company", seeding.contact, "header"),
        "listClients": ChurnTarget("clients", "Wethod-Company", seeding.client, "header"),
    },
    api_key=TOKEN,
    other_keys={
        "wethod_sandbox_other_token": "of another company, borealis",
        "wethod_sandbox_view_token": "may only read",
        "wethod_sandbox_token_without_crm": "may do nothing with contacts and clients",
        "wethod_sandbox_token_without_rights": "is known and may do nothing",
    },
    company_ids=TOKENS[TOKEN].companies,
    client_options={"company": COMPANY},
    example_path="/api/persons/me",
    example_headers={"Authorization": f"Bearer {TOKEN}", "Wethod-Company": COMPANY, "Wethod-Version": VERSION},
)
