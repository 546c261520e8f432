"""The fields of a formation that is to be made, and the form that they are sent in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict

from clemta._fields import complete
from clemta._passports import parts
from clemta_api.models.create_formation_body import CreateFormationBody
from clemta_api.models.formation_request import FormationRequest
from clemta_api.models.formation_request_custom_data import FormationRequestCustomData
from clemta_api.types import UNSET, Unset
from truespec import RequestConformanceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clemta._passports import Passport
    from clemta_api.models.account_holder import AccountHolder
    from clemta_api.models.address import Address
    from clemta_api.models.formation_person_request import FormationPersonRequest as Person
    from clemta_api.models.formation_request_ending import FormationRequestEnding as Ending
    from clemta_api.models.formation_request_package import FormationRequestPackage as Package
    from clemta_api.models.formation_request_state import FormationRequestState as State
    from clemta_api.models.formation_request_timezone import FormationRequestTimezone as Timezone
    from clemta_api.models.formation_request_type import FormationRequestType as CompanyType
    from clemta_api.models.formation_shareholder_request import FormationShareholderRequest as Shareholder


class NeededFormationFields(TypedDict):
    """The fields that every formation has; see FormationFields."""

    name: str
    type: CompanyType
    state: State
    ending: Ending
    industry: str
    address: Address
    shareholders: Sequence[Shareholder]
    timezone: Timezone
    account_holder: AccountHolder


class FormationFields(NeededFormationFields, total=False):
    """The fields of a formation that is to be made.

    name: The name wanted, without its ending.
    type: ``LLC`` or ``C-CORP``.
    state: The US state, by its two letters.
    ending: ``LLC``, ``Inc.``, ``Corporation`` or ``Corp.``.
    industry: The line of business.
    address: Where the company is to be.
    shareholders: Everyone who will hold shares, one at least.
    timezone: The time zone, by one of the names that the document lists.
    account_holder: Who will have the account.

    These may be left out:

    external_id: Your own key for it, at most 64 characters, once only; with it, a lost answer can be looked up.
    package: ``none`` (the server's default) or ``essential``.
    custom_data: What you want to keep with it.
    number_of_shares: How many shares there are, where the package allows it.
    par_value: The nominal value of one, likewise.
    private: Whether it is kept out of public view.
    ein: The Employer Identification Number that a C-CORP has already.
    directors: Directors who hold no shares, of a C-CORP.
    officers: Officers who hold no shares, of a C-CORP.
    """

    external_id: str | Unset
    package: Package | Unset
    custom_data: Mapping[str, object] | Unset
    number_of_shares: float | Unset
    par_value: float | Unset
    private: bool | Unset
    ein: str | Unset
    directors: Sequence[Person] | Unset
    officers: Sequence[Person] | Unset


def form(fields: FormationFields, passports: Mapping[int, Passport]) -> CreateFormationBody:
    """The form to send.

    Raises:
        RequestConformanceError: A passport is none, or a field cannot be written as JSON.
        TypeError: A field is missing, or there is none of that name.
        OSError: A passport cannot be read.
    """
    complete(fields, FormationFields)
    request = _request(fields)
    try:
        text = json.dumps(request.to_dict(), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        message = f"createFormation: nothing was sent: the fields cannot be written as JSON: {error}"
        raise RequestConformanceError(message, operation="createFormation") from error
    body = CreateFormationBody(text)
    files = parts(passports, len(fields["shareholders"]))
    body.shareholder_passport_0 = files.pop("shareholder_passport_0", UNSET)
    body.additional_properties = files
    return body


def _request(fields: FormationFields) -> FormationRequest:
    custom, directors, officers = (
        fields.get("custom_data", UNSET),
        fields.get("directors", UNSET),
        fields.get("officers", UNSET),
    )
    return FormationRequest(
        name=fields["name"],
        type_=fields["type"],
        state=fields["state"],
        ending=fields["ending"],
        industry=fields["industry"],
        address=fields["address"],
        shareholders=list(fields["shareholders"]),
        timezone=fields["timezone"],
        account_holder=fields["account_holder"],
        package=fields.get("package", UNSET),
        external_id=fields.get("external_id", UNSET),
        custom_data=custom if isinstance(custom, Unset) else FormationRequestCustomData.from_dict(custom),
        number_of_shares=fields.get("number_of_shares", UNSET),
        par_value=fields.get("par_value", UNSET),
        private=fields.get("private", UNSET),
        ein=fields.get("ein", UNSET),
        directors=directors if isinstance(directors, Unset) else list(directors),
        officers=officers if isinstance(officers, Unset) else list(officers),
    )
