"""Wethod's people: their tokens, their companies and their permissions.

The published pages leave these points open; they are decided here:

- No token, another scheme than Bearer, and an unknown token give 401, whatever else is wrong with the request.
- A missing company or version gives 412, and so does a version that is not supported. A company that the token has no
  access to gives 412 as well, with the message of one that does not exist, so that its existence stays private;
  ``persons/me``, which needs no permission, has no 403 in the document.
- 403 is for permissions only. One of an operation's ``x-permissions`` is enough, ``pipeline.view`` or
  ``pipeline.view_other``; an operation without them is open to every token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._profile import RequestContext
    from truespec_sandbox._wire._strict_json import JSON

VERSION = "2024-06-15"
# The reason of the error for a company or a version.
PRECONDITION = "precondition"
_JOINED_AT = "2024-01-08T09:00:00.000Z"


@frozen
class Token:
    """The person and the rights of a token.

    Attributes:
        person: the id of the person, whose requests are counted together.
        companies: the sub-domains of the companies that it has access to.
        has_permission: whether the person has a permission; every one by default.

    """

    person: int
    companies: tuple[str, ...] = ("acme", "vega")
    has_permission: Callable[[str], bool] = bool


TOKENS = {
    "wethod_sandbox_token": Token(1),
    "wethod_sandbox_view_token": Token(
        2, has_permission=lambda permission: permission.partition(".")[2].startswith("view")
    ),
    "wethod_sandbox_token_without_crm": Token(3, has_permission=lambda permission: not permission.startswith("crm.")),
    "wethod_sandbox_token_without_rights": Token(4, has_permission=lambda _: False),
    "wethod_sandbox_other_token": Token(5, companies=("borealis",)),
}
COMPANIES = ("acme", "vega", "borealis")
_NAMES = {
    1: ("Ada", "Marino"),
    2: ("Zoë", "Ferrari"),
    3: ("Paolo", "Rossi"),
    4: ("Niamh", "Osei"),
    5: ("Lars", "Silva"),
}


def authenticate(credentials: Mapping[str, str]) -> str | None:
    """Return the company and the person that a request is for.

    Args:
        credentials: token, company and version as sent, by the names of their security schemes; the latter two are
            empty when they are missing.

    Returns:
        Company and person as ``acme/1``, or ``None`` for an unknown token.

    Raises:
        APIError: the company or the version is missing, or the token cannot be used with it.

    """
    token = TOKENS.get(credentials["bearerToken"])
    if token is None:
        return None
    company, version = credentials["company"], credentials["version"]
    details = _check_company(token, company) or _check_version(version)
    if details:
        raise APIError(PRECONDITION, details)
    return f"{company}/{token.person}"


def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
    """Return whether a known token has one of the permissions of an operation, or none is needed."""
    has_permission = TOKENS[credentials["bearerToken"]].has_permission
    return not operation.permissions or any(map(has_permission, operation.permissions))


def get_person(credentials: Mapping[str, str]) -> str:
    """Return the person whose requests are counted together: that of the token, whatever the company."""
    return f"person {TOKENS[credentials['bearerToken']].person}"


def get_company(context: RequestContext) -> str:
    """Return the company that a request is for."""
    return context.partner.partition("/")[0]


def get_authenticated_person(context: RequestContext) -> Response:
    """Return the person of the token."""
    number = int(context.partner.partition("/")[2])
    name, surname = _NAMES[number]
    person: dict[str, JSON] = {
        "id": number, "created_at": _JOINED_AT, "updated_at": _JOINED_AT,
        "email": f"{name.lower().replace('ë', 'e')}@{get_company(context)}.example", "name": name, "surname": surname,
        "role_id": 1, "role": "Account manager", "is_archived": False, "is_visible_in_people_allocation": True,
        "has_timesheet_required": True, "level_id": 1, "price_list_id": 1,
    }  # fmt: skip
    return Response(200, person)


def _check_company(token: Token, company: str) -> str:
    if not company:
        return "The header Wethod-Company is missing; it names the company, such as acme."
    if company in token.companies:
        return ""
    return "There is no such company as Wethod-Company names, or the token has no access to it."


def _check_version(version: str) -> str:
    if not version:
        return f"The header Wethod-Version is missing; send {VERSION}."
    return "" if version == VERSION else f"The version in Wethod-Version is not supported; send {VERSION}."
