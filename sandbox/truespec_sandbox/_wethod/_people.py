"""Wethod's people as the sandbox knows them: who holds which token, reaches which companies, and may do what.

What the published pages leave open is decided here:

- No token, another scheme than Bearer, and an unknown token are 401, whatever else is wrong with the request.
- A company or a version that is missing is 412, and so is a version that is not supported. A company that the token does
  not reach is 412 as well, in the same words as one that does not exist: its existence is nobody else's business, and
  the operation that needs no permission (``persons/me``) has no 403 in its document.
- 403 is for rights alone. One of an operation's ``x-permissions`` is enough, ``pipeline.view`` or
  ``pipeline.view_other``; an operation that names none is open to every token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._profile import RequestContext
    from truespec_sandbox._wire._strict_json import JSON

VERSION = "2024-06-15"
# The reason for refusing a company or a version.
PRECONDITION = "precondition"
_JOINED_AT = "2024-01-08T09:00:00.000Z"


@attrs.frozen
class Token:
    """What a token stands for.

    Attributes:
        person: the id of the person, whose requests are counted together.
        companies: the sub-domains of the companies that it reaches.
        may: whether the person has a permission; every one by default.

    """

    person: int
    companies: tuple[str, ...] = ("acme", "vega")
    may: Callable[[str], bool] = bool


def _views(permission: str) -> bool:
    return permission.partition(".")[2].startswith("view")


def _has_no_part_in_crm(permission: str) -> bool:
    return not permission.startswith("crm.")


def _has_no_rights(_permission: str) -> bool:
    return False


TOKENS = {
    "wethod_sandbox_token": Token(1),
    "wethod_sandbox_view_token": Token(2, may=_views),
    "wethod_sandbox_token_without_crm": Token(3, may=_has_no_part_in_crm),
    "wethod_sandbox_token_without_rights": Token(4, may=_has_no_rights),
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
    """Tell whose token was sent, and for which company.

    Args:
        credentials: token, company and version as sent, under the names of their security schemes; the latter two are
            empty when they are missing.

    Returns:
        Company and person as ``acme/1``, or ``None`` for an unknown token.

    Raises:
        APIError: the company or the version is missing, or not one that the token can be used with.

    """
    token = TOKENS.get(credentials["bearerToken"])
    if token is None:
        return None
    company, version = credentials["company"], credentials["version"]
    trouble = _trouble_with_company(token, company) or _trouble_with_version(version)
    if trouble:
        raise APIError(PRECONDITION, trouble)
    return f"{company}/{token.person}"


def is_authorized(credentials: Mapping[str, str], operation: OperationSpec) -> bool:
    """Tell whether a known token opens an operation: it has one of the permissions, or none is needed."""
    may = TOKENS[credentials["bearerToken"]].may
    return not operation.permissions or any(map(may, operation.permissions))


def person_of(credentials: Mapping[str, str]) -> str:
    """Name the person whose requests are counted together: the one of the token, whatever the company."""
    return f"person {TOKENS[credentials['bearerToken']].person}"


def company_of(context: RequestContext) -> str:
    """Name the company that a request is for."""
    return context.partner.partition("/")[0]


def me(context: RequestContext) -> Response:
    """Return the person whom the token stands for."""
    number = int(context.partner.partition("/")[2])
    name, surname = _NAMES[number]
    person: dict[str, JSON] = {
        "id": number, "created_at": _JOINED_AT, "updated_at": _JOINED_AT,
        "email": f"{name.lower().replace('ë', 'e')}@{company_of(context)}.example", "name": name, "surname": surname,
        "role_id": 1, "role": "Account manager", "is_archived": False, "is_visible_in_people_allocation": True,
        "has_timesheet_required": True, "level_id": 1, "price_list_id": 1,
    }  # fmt: skip
    return Response(200, person)


def _trouble_with_company(token: Token, company: str) -> str:
    if not company:
        return "The header Wethod-Company is missing; it names the company, such as acme."
    known = company in token.companies
    return "" if known else "There is no such company as Wethod-Company names, or the token does not reach it."


def _trouble_with_version(version: str) -> str:
    if not version:
        return f"The header Wethod-Version is missing; send {VERSION}."
    return "" if version == VERSION else f"The version in Wethod-Version is not supported; send {VERSION}."
