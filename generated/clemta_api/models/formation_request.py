# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.formation_request_ending import FormationRequestEnding
from ..models.formation_request_package import FormationRequestPackage
from ..models.formation_request_state import FormationRequestState
from ..models.formation_request_timezone import FormationRequestTimezone
from ..models.formation_request_type import FormationRequestType
from ..types import UNSET, Unset


@define
class FormationRequest:
    """The schema ``FormationRequest``."""

    name: str
    """Name wanted for the company, without its ending."""

    type_: FormationRequestType
    """Kind of company to form."""

    state: FormationRequestState
    """US state to form the company in, as its two-letter code; territories and DC are not offered."""

    ending: FormationRequestEnding
    """Legal ending that follows the name."""

    industry: str
    """Line of business in free words, such as Technology."""

    address: Address

    shareholders: list[FormationShareholderRequest]
    """Everyone who will hold shares; at least one."""

    timezone: FormationRequestTimezone
    """Time zone of the company; only the listed names are taken, newer spellings such as Asia/Kolkata are not."""

    account_holder: AccountHolder

    package: FormationRequestPackage | Unset = UNSET
    """Service package to order with the formation; none orders no package."""

    external_id: str | Unset = UNSET
    """Your own key for this formation, at most 64 characters and used once per partner; reads and cancels take it in
    place of the company id."""

    custom_data: FormationRequestCustomData | Unset = UNSET
    """Any data of yours to keep with the formation."""

    number_of_shares: float | Unset = UNSET
    """Shares the company issues, 1 or more; only where the package allows it."""

    par_value: float | Unset = UNSET
    """Nominal value of one share, 0 or more; only where the package allows it."""

    private: bool | Unset = UNSET
    """Whether to keep the company out of public view."""

    ein: str | Unset = UNSET
    """Employer Identification Number the company already has, as 12-3456789; for a C-CORP."""

    directors: list[FormationPersonRequest] | Unset = UNSET
    """Directors who hold no shares; for a C-CORP only."""

    officers: list[FormationPersonRequest] | Unset = UNSET
    """Officers who hold no shares; for a C-CORP only."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["name"] = self.name
        found["type"] = self.type_
        found["state"] = self.state
        found["ending"] = self.ending
        found["industry"] = self.industry
        found["address"] = self.address.to_dict()
        found["shareholders"] = [item.to_dict() for item in self.shareholders]
        found["timezone"] = self.timezone
        found["account_holder"] = self.account_holder.to_dict()
        if not isinstance(self.package, Unset):
            found["package"] = self.package
        if not isinstance(self.external_id, Unset):
            found["external_id"] = self.external_id
        if not isinstance(self.custom_data, Unset):
            found["custom_data"] = self.custom_data.to_dict()
        if not isinstance(self.number_of_shares, Unset):
            found["number_of_shares"] = self.number_of_shares
        if not isinstance(self.par_value, Unset):
            found["par_value"] = self.par_value
        if not isinstance(self.private, Unset):
            found["private"] = self.private
        if not isinstance(self.ein, Unset):
            found["ein"] = self.ein
        if not isinstance(self.directors, Unset):
            found["directors"] = [item.to_dict() for item in self.directors]
        if not isinstance(self.officers, Unset):
            found["officers"] = [item.to_dict() for item in self.officers]
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        name: str = _values.pop("name")
        type_: FormationRequestType = _values.pop("type")
        state: FormationRequestState = _values.pop("state")
        ending: FormationRequestEnding = _values.pop("ending")
        industry: str = _values.pop("industry")
        _raw_address = _values.pop("address")
        address: Address = Address.from_dict(_raw_address)
        _raw_shareholders = _values.pop("shareholders")
        shareholders: list[FormationShareholderRequest] = [
            FormationShareholderRequest.from_dict(item) for item in _raw_shareholders
        ]
        timezone: FormationRequestTimezone = _values.pop("timezone")
        _raw_account_holder = _values.pop("account_holder")
        account_holder: AccountHolder = AccountHolder.from_dict(_raw_account_holder)
        package: FormationRequestPackage | Unset = _values.pop("package", UNSET)
        external_id: str | Unset = _values.pop("external_id", UNSET)
        _raw_custom_data = _values.pop("custom_data", UNSET)
        custom_data: FormationRequestCustomData | Unset = (
            UNSET if isinstance(_raw_custom_data, Unset) else FormationRequestCustomData.from_dict(_raw_custom_data)
        )
        number_of_shares: float | Unset = _values.pop("number_of_shares", UNSET)
        par_value: float | Unset = _values.pop("par_value", UNSET)
        private: bool | Unset = _values.pop("private", UNSET)
        ein: str | Unset = _values.pop("ein", UNSET)
        _raw_directors = _values.pop("directors", UNSET)
        directors: list[FormationPersonRequest] | Unset = (
            UNSET
            if isinstance(_raw_directors, Unset)
            else [FormationPersonRequest.from_dict(item) for item in _raw_directors]
        )
        _raw_officers = _values.pop("officers", UNSET)
        officers: list[FormationPersonRequest] | Unset = (
            UNSET
            if isinstance(_raw_officers, Unset)
            else [FormationPersonRequest.from_dict(item) for item in _raw_officers]
        )
        _made = cls(
            name=name,
            type_=type_,
            state=state,
            ending=ending,
            industry=industry,
            address=address,
            shareholders=shareholders,
            timezone=timezone,
            account_holder=account_holder,
            package=package,
            external_id=external_id,
            custom_data=custom_data,
            number_of_shares=number_of_shares,
            par_value=par_value,
            private=private,
            ein=ein,
            directors=directors,
            officers=officers,
        )
        _made.additional_properties = _values
        return _made

    @property
    def additional_keys(self) -> list[str]:
        """The names in :attr:`additional_properties`."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.account_holder import AccountHolder
from ..models.address import Address
from ..models.formation_person_request import FormationPersonRequest
from ..models.formation_request_custom_data import FormationRequestCustomData
from ..models.formation_shareholder_request import FormationShareholderRequest
