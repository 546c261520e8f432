# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    each,
    is_mapping,
    json_value,
    stand_in,
)
from ..models.formation_request_ending import FormationRequestEnding
from ..models.formation_request_package import FormationRequestPackage
from ..models.formation_request_state import FormationRequestState
from ..models.formation_request_timezone import FormationRequestTimezone
from ..models.formation_request_type import FormationRequestType
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


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
    """Everyone who will hold shares; at least one. At least 1 item."""

    timezone: FormationRequestTimezone
    """Time zone of the company; only the listed names are taken, newer spellings such as Asia/Kolkata are not."""

    account_holder: AccountHolder

    package: FormationRequestPackage | Unset = UNSET
    """Service package to order with the formation; none orders no package. The server's default is "none"."""

    external_id: str | Unset = UNSET
    """Your own key for this formation, at most 64 characters and used once per partner; reads and cancels take it in
    place of the company id. At most 64 characters."""

    custom_data: FormationRequestCustomData | Unset = UNSET
    """Any data of yours to keep with the formation."""

    number_of_shares: float | Unset = UNSET
    """Shares the company issues, 1 or more; only where the package allows it. At least 1.0."""

    par_value: float | Unset = UNSET
    """Nominal value of one share, 0 or more; only where the package allows it. At least 0.0."""

    private: bool | Unset = UNSET
    """Whether to keep the company out of public view. The server's default is false."""

    ein: str | Unset = UNSET
    """Employer Identification Number the company already has, as 12-3456789; for a C-CORP. Matching
    ``^\\d{2}-\\d{7}$``."""

    directors: list[FormationPersonRequest] | Unset = UNSET
    """Directors who hold no shares; for a C-CORP only."""

    officers: list[FormationPersonRequest] | Unset = UNSET
    """Officers who hold no shares; for a C-CORP only."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.name is not UNSET:
            found["name"] = _self.name
        if _self.type_ is not UNSET:
            found["type"] = _self.type_
        if _self.state is not UNSET:
            found["state"] = _self.state
        if _self.ending is not UNSET:
            found["ending"] = _self.ending
        if _self.industry is not UNSET:
            found["industry"] = _self.industry
        if _self.address is not UNSET:
            found["address"] = json_value(_self.address)
        if _self.shareholders is not UNSET:
            found["shareholders"] = json_value(_self.shareholders)
        if _self.timezone is not UNSET:
            found["timezone"] = _self.timezone
        if _self.account_holder is not UNSET:
            found["account_holder"] = json_value(_self.account_holder)
        if self.package is not UNSET:
            found["package"] = self.package
        if self.external_id is not UNSET:
            found["external_id"] = self.external_id
        if self.custom_data is not UNSET:
            found["custom_data"] = json_value(self.custom_data)
        if self.number_of_shares is not UNSET:
            found["number_of_shares"] = self.number_of_shares
        if self.par_value is not UNSET:
            found["par_value"] = self.par_value
        if self.private is not UNSET:
            found["private"] = self.private
        if self.ein is not UNSET:
            found["ein"] = self.ein
        if self.directors is not UNSET:
            found["directors"] = json_value(self.directors)
        if self.officers is not UNSET:
            found["officers"] = json_value(self.officers)
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; plain values are taken as they are, not checked.

        Raises:
            errors.UnexpectedValue: It is no object, lacks a required property, or a part of it is no object or array
                where one is wanted.  Inside ``decoding.lenient()`` nothing is raised.
        """
        _kind: Any = type(src_dict)
        if _kind is not dict and not is_mapping(src_dict):
            return stand_in(cls, "FormationRequest", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.name = src_dict["name"]
                _made.type_ = src_dict["type"]
                _made.state = src_dict["state"]
                _made.ending = src_dict["ending"]
                _made.industry = src_dict["industry"]
                _given_address: Any = src_dict["address"]
                _made.address = Address.from_dict(_given_address)
                _given_shareholders: Any = src_dict["shareholders"]
                _made.shareholders = each(
                    "FormationRequest.shareholders", _given_shareholders, FormationShareholderRequest.from_dict
                )
                _made.timezone = src_dict["timezone"]
                _given_account_holder: Any = src_dict["account_holder"]
                _made.account_holder = AccountHolder.from_dict(_given_account_holder)
                _made.package = src_dict["package"]
                _made.external_id = src_dict["external_id"]
                _given_custom_data: Any = src_dict["custom_data"]
                _made.custom_data = FormationRequestCustomData.from_dict(_given_custom_data)
                _made.number_of_shares = src_dict["number_of_shares"]
                _made.par_value = src_dict["par_value"]
                _made.private = src_dict["private"]
                _made.ein = src_dict["ein"]
                _given_directors: Any = src_dict["directors"]
                _made.directors = each("FormationRequest.directors", _given_directors, FormationPersonRequest.from_dict)
                _given_officers: Any = src_dict["officers"]
                _made.officers = each("FormationRequest.officers", _given_officers, FormationPersonRequest.from_dict)
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.name = _pop("name")
            _made.type_ = _pop("type")
            _made.state = _pop("state")
            _made.ending = _pop("ending")
            _made.industry = _pop("industry")
            _raw_address: Any = _pop("address")
            _raw_shareholders: Any = _pop("shareholders")
            _made.timezone = _pop("timezone")
            _raw_account_holder: Any = _pop("account_holder")
        except KeyError:
            return completed(
                cls,
                "FormationRequest",
                src_dict,
                (
                    "name",
                    "type",
                    "state",
                    "ending",
                    "industry",
                    "address",
                    "shareholders",
                    "timezone",
                    "account_holder",
                ),
            )
        _made.address = Address.from_dict(_raw_address)
        _made.shareholders = each(
            "FormationRequest.shareholders", _raw_shareholders, FormationShareholderRequest.from_dict
        )
        _made.account_holder = AccountHolder.from_dict(_raw_account_holder)
        _made.package = _pop("package", UNSET)
        _made.external_id = _pop("external_id", UNSET)
        _raw_custom_data: Any = _pop("custom_data", UNSET)
        _made.custom_data = (
            UNSET if _raw_custom_data is UNSET else FormationRequestCustomData.from_dict(_raw_custom_data)
        )
        _made.number_of_shares = _pop("number_of_shares", UNSET)
        _made.par_value = _pop("par_value", UNSET)
        _made.private = _pop("private", UNSET)
        _made.ein = _pop("ein", UNSET)
        _raw_directors: Any = _pop("directors", UNSET)
        _made.directors = (
            UNSET
            if _raw_directors is UNSET
            else each("FormationRequest.directors", _raw_directors, FormationPersonRequest.from_dict)
        )
        _raw_officers: Any = _pop("officers", UNSET)
        _made.officers = (
            UNSET
            if _raw_officers is UNSET
            else each("FormationRequest.officers", _raw_officers, FormationPersonRequest.from_dict)
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
