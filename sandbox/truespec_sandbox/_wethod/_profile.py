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

from truespec_sandbox._profile._call import Answer
from truespec_sandbox._profile._profile import Churned, Profile
from truespec_sandbox._profile._rate_limit_rules import RateLimitRules
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._wethod import _seeding as seeding
from truespec_sandbox._wethod._people import PRECONDITION, TOKENS, VERSION, me, partner_of, permits, person_of
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
class _Error:
    status: int
    key: str
    message: str


_ERRORS: dict[str, _Error] = {
    Reason.INVALID: _Error(_INVALID, "invalid_data", "Some of what was sent is not valid."),
    Reason.TOO_LARGE: _Error(_INVALID, "invalid_data", "The body is too large."),
    Reason.KEY_MISSING: _Error(401, "unauthorized", "Send a token in the header Authorization: Bearer <token>."),
    Reason.KEY_UNKNOWN: _Error(401, "unauthorized", "The token is not known."),
    Reason.FORBIDDEN: _Error(403, "forbidden", "You have no permission to do this."),
    Reason.UNKNOWN_PATH: _Error(404, "not_found", "There is nothing at this path."),
    CONTACTS.not_found: _Error(404, "not_found", "There is no such contact."),
    CLIENTS.not_found: _Error(404, "not_found", "There is no such client."),
    Reason.METHOD_NOT_ALLOWED: _Error(405, "method_not_allowed", "The header Allow lists the methods of this path."),
    Reason.NOT_ACCEPTABLE: _Error(406, "not_acceptable", "No answer has such a media type."),
    PRECONDITION: _Error(412, "precondition_failure", "A condition does not hold."),
    Reason.MEDIA_TYPE: _Error(415, "unsupported_media_type", "The media type of the body is not taken."),
    Reason.RATE_LIMITED: _Error(429, "too_many_requests", "The requests of this hour are used up."),
    Reason.INTERNAL: _Error(500, "internal_error", "The server failed."),
}


def _refuse(refusal: RefusalError) -> Answer:
    error = _ERRORS[refusal.reason]
    message = _plain(refusal.details or error.message)
    if error.status != _INVALID:
        return Answer(error.status, {"key": error.key, "message": message}, refusal.headers)
    failures: list[JSON] = [
        {"field": _plain(field), "message": _plain(_OF_FILTERS.get(field, f"The field {trouble}."))}
        for field, trouble in refusal.failures
        if field
    ]
    said = error.message if failures else message
    return Answer(_INVALID, {"key": error.key, "message": said, "failures": failures}, refusal.headers)


def _plain(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)[:_LONGEST_TEXT]


_CLIENT_BEHAVIOURS = CLIENTS.behaviours(
    create="createClient", list="listClients", get="getClient", update="updateClient", delete="deleteClient"
)

WETHOD = Profile(
    api="wethod",
    behaviours={
        "getAuthenticatedPerson": me,
        **CONTACTS.behaviours(
            create="createContact",
            list="listContacts",
            get="getContact",
            update="updateContact",
            delete="deleteContact",
        ),
        **{name: embedding(behaviour) for name, behaviour in _CLIENT_BEHAVIOURS.items()},
    },
    partner_of=partner_of,
    judged_schemes=frozenset({"company", "version"}),
    permits=permits,
    refuse=_refuse,
    path_details={},
    rate_limits=RateLimitRules(lambda _: (), wait_header="x-ratelimit-retry-after", counted=person_of),
    seeding=seeding.seeding,
    churned={
        "listContacts": Churned("contacts", "Wethod-Company", seeding.contact, "header"),
        "listClients": Churned("clients", "Wethod-Company", seeding.client, "header"),
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
