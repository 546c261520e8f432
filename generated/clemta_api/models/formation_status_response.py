# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponse``."""

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
from ..models.formation_status_response_ending_type_1 import (
    FormationStatusResponseEndingType1,
)
from ..models.formation_status_response_state_type_1 import (
    FormationStatusResponseStateType1,
)
from ..models.formation_status_response_status import (
    FormationStatusResponseStatus,
)
from ..models.formation_status_response_type_type_1 import (
    FormationStatusResponseTypeType1,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class FormationStatusResponse:
    """The schema ``FormationStatusResponse``."""

    company_id: str
    """Id of the company, 24 hex digits in every published sample."""

    company_name: str
    """Name of the company."""

    status: FormationStatusResponseStatus
    """Stage the formation has reached; active, refunded and cancelled look final."""

    success: bool | Unset = UNSET
    """Whether the request was carried out."""

    formation_date: None | str | Unset = UNSET
    """Day the company came into being, as YYYY-MM-DD in the samples."""

    ein: None | str | Unset = UNSET
    """Employer Identification Number, once the company has one."""

    external_id: None | str | Unset = UNSET
    """Your own key, when one was given at creation."""

    custom_data: FormationStatusResponseCustomDataType0 | None | Unset = UNSET
    """The data you stored with the formation."""

    type_: FormationStatusResponseTypeType1 | None | Unset = UNSET
    """Kind of company."""

    state: FormationStatusResponseStateType1 | None | Unset = UNSET
    """US state the company is formed in, as its two-letter code."""

    country: None | str | Unset = UNSET
    """Country of the company, as a code."""

    ending: FormationStatusResponseEndingType1 | None | Unset = UNSET
    """Legal ending that follows the name of the company."""

    industry: None | str | Unset = UNSET
    """Line of business in free words."""

    number_of_shares: float | None | Unset = UNSET
    """Shares issued in total."""

    par_value: float | None | Unset = UNSET
    """Nominal value of one share."""

    is_company_private: bool | Unset = UNSET
    """Whether the company is kept out of public view; named private in the request."""

    address: Address | None | Unset = UNSET
    """Where the company is registered; null until that is known."""

    timezone: None | str | Unset = UNSET
    """Time zone of the company."""

    shareholders: list[ShareholderResponse] | None | Unset = UNSET
    """Everyone who holds shares."""

    directors: list[PersonResponse] | None | Unset = UNSET
    """Directors who hold no shares; a C-CORP has them."""

    officers: list[PersonResponse] | None | Unset = UNSET
    """Officers who hold no shares; a C-CORP has them."""

    created_at: int | None | Unset = UNSET
    """When the formation was started, in Unix seconds."""

    updated_at: int | None | Unset = UNSET
    """When the formation last changed, in Unix seconds."""

    federal_tax_filing: int | None | Unset = UNSET
    """When the federal tax return is due or was filed, in Unix seconds; the published text does not say which."""

    state_tax_filing: int | None | Unset = UNSET
    """When the state tax return is due or was filed, in Unix seconds; the published text does not say which."""

    foreign_qualification_addresses: list[Address] | None | Unset = UNSET
    """Addresses in other states where the company may do business."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.company_id is not UNSET:
            found["company_id"] = _self.company_id
        if _self.company_name is not UNSET:
            found["company_name"] = _self.company_name
        if _self.status is not UNSET:
            found["status"] = _self.status
        if self.success is not UNSET:
            found["success"] = self.success
        if self.formation_date is not UNSET:
            found["formation_date"] = self.formation_date
        if self.ein is not UNSET:
            found["ein"] = self.ein
        if self.external_id is not UNSET:
            found["external_id"] = self.external_id
        if self.custom_data is not UNSET:
            found["custom_data"] = json_value(self.custom_data)
        if self.type_ is not UNSET:
            found["type"] = self.type_
        if self.state is not UNSET:
            found["state"] = self.state
        if self.country is not UNSET:
            found["country"] = self.country
        if self.ending is not UNSET:
            found["ending"] = self.ending
        if self.industry is not UNSET:
            found["industry"] = self.industry
        if self.number_of_shares is not UNSET:
            found["number_of_shares"] = self.number_of_shares
        if self.par_value is not UNSET:
            found["par_value"] = self.par_value
        if self.is_company_private is not UNSET:
            found["is_company_private"] = self.is_company_private
        if self.address is not UNSET:
            found["address"] = json_value(self.address)
        if self.timezone is not UNSET:
            found["timezone"] = self.timezone
        if self.shareholders is not UNSET:
            found["shareholders"] = json_value(self.shareholders)
        if self.directors is not UNSET:
            found["directors"] = json_value(self.directors)
        if self.officers is not UNSET:
            found["officers"] = json_value(self.officers)
        if self.created_at is not UNSET:
            found["created_at"] = self.created_at
        if self.updated_at is not UNSET:
            found["updated_at"] = self.updated_at
        if self.federal_tax_filing is not UNSET:
            found["federal_tax_filing"] = self.federal_tax_filing
        if self.state_tax_filing is not UNSET:
            found["state_tax_filing"] = self.state_tax_filing
        if self.foreign_qualification_addresses is not UNSET:
            found["foreign_qualification_addresses"] = json_value(self.foreign_qualification_addresses)
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
            return stand_in(cls, "FormationStatusResponse", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 26:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.company_id = src_dict["company_id"]
                _made.company_name = src_dict["company_name"]
                _made.status = src_dict["status"]
                _made.success = src_dict["success"]
                _made.formation_date = src_dict["formation_date"]
                _made.ein = src_dict["ein"]
                _made.external_id = src_dict["external_id"]
                _given_custom_data: Any = src_dict["custom_data"]
                _made.custom_data = (
                    None
                    if _given_custom_data is None
                    else FormationStatusResponseCustomDataType0.from_dict(_given_custom_data)
                )
                _made.type_ = src_dict["type"]
                _made.state = src_dict["state"]
                _made.country = src_dict["country"]
                _made.ending = src_dict["ending"]
                _made.industry = src_dict["industry"]
                _made.number_of_shares = src_dict["number_of_shares"]
                _made.par_value = src_dict["par_value"]
                _made.is_company_private = src_dict["is_company_private"]
                _given_address: Any = src_dict["address"]
                _made.address = None if _given_address is None else Address.from_dict(_given_address)
                _made.timezone = src_dict["timezone"]
                _given_shareholders: Any = src_dict["shareholders"]
                _made.shareholders = (
                    None
                    if _given_shareholders is None
                    else each(
                        "FormationStatusResponse.shareholders", _given_shareholders, ShareholderResponse.from_dict
                    )
                )
                _given_directors: Any = src_dict["directors"]
                _made.directors = (
                    None
                    if _given_directors is None
                    else each("FormationStatusResponse.directors", _given_directors, PersonResponse.from_dict)
                )
                _given_officers: Any = src_dict["officers"]
                _made.officers = (
                    None
                    if _given_officers is None
                    else each("FormationStatusResponse.officers", _given_officers, PersonResponse.from_dict)
                )
                _made.created_at = src_dict["created_at"]
                _made.updated_at = src_dict["updated_at"]
                _made.federal_tax_filing = src_dict["federal_tax_filing"]
                _made.state_tax_filing = src_dict["state_tax_filing"]
                _given_foreign_qualification_addresses: Any = src_dict["foreign_qualification_addresses"]
                _made.foreign_qualification_addresses = (
                    None
                    if _given_foreign_qualification_addresses is None
                    else each(
                        "FormationStatusResponse.foreign_qualification_addresses",
                        _given_foreign_qualification_addresses,
                        Address.from_dict,
                    )
                )
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.company_id = _pop("company_id")
            _made.company_name = _pop("company_name")
            _made.status = _pop("status")
        except KeyError:
            return completed(cls, "FormationStatusResponse", src_dict, ("company_id", "company_name", "status"))
        _made.success = _pop("success", UNSET)
        _made.formation_date = _pop("formation_date", UNSET)
        _made.ein = _pop("ein", UNSET)
        _made.external_id = _pop("external_id", UNSET)
        _raw_custom_data: Any = _pop("custom_data", UNSET)
        _made.custom_data = (
            UNSET
            if _raw_custom_data is UNSET
            else None
            if _raw_custom_data is None
            else FormationStatusResponseCustomDataType0.from_dict(_raw_custom_data)
        )
        _made.type_ = _pop("type", UNSET)
        _made.state = _pop("state", UNSET)
        _made.country = _pop("country", UNSET)
        _made.ending = _pop("ending", UNSET)
        _made.industry = _pop("industry", UNSET)
        _made.number_of_shares = _pop("number_of_shares", UNSET)
        _made.par_value = _pop("par_value", UNSET)
        _made.is_company_private = _pop("is_company_private", UNSET)
        _raw_address: Any = _pop("address", UNSET)
        _made.address = (
            UNSET if _raw_address is UNSET else None if _raw_address is None else Address.from_dict(_raw_address)
        )
        _made.timezone = _pop("timezone", UNSET)
        _raw_shareholders: Any = _pop("shareholders", UNSET)
        _made.shareholders = (
            UNSET
            if _raw_shareholders is UNSET
            else None
            if _raw_shareholders is None
            else each("FormationStatusResponse.shareholders", _raw_shareholders, ShareholderResponse.from_dict)
        )
        _raw_directors: Any = _pop("directors", UNSET)
        _made.directors = (
            UNSET
            if _raw_directors is UNSET
            else None
            if _raw_directors is None
            else each("FormationStatusResponse.directors", _raw_directors, PersonResponse.from_dict)
        )
        _raw_officers: Any = _pop("officers", UNSET)
        _made.officers = (
            UNSET
            if _raw_officers is UNSET
            else None
            if _raw_officers is None
            else each("FormationStatusResponse.officers", _raw_officers, PersonResponse.from_dict)
        )
        _made.created_at = _pop("created_at", UNSET)
        _made.updated_at = _pop("updated_at", UNSET)
        _made.federal_tax_filing = _pop("federal_tax_filing", UNSET)
        _made.state_tax_filing = _pop("state_tax_filing", UNSET)
        _raw_foreign_qualification_addresses: Any = _pop("foreign_qualification_addresses", UNSET)
        _made.foreign_qualification_addresses = (
            UNSET
            if _raw_foreign_qualification_addresses is UNSET
            else None
            if _raw_foreign_qualification_addresses is None
            else each(
                "FormationStatusResponse.foreign_qualification_addresses",
                _raw_foreign_qualification_addresses,
                Address.from_dict,
            )
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


from ..models.address import Address
from ..models.formation_status_response_custom_data_type_0 import FormationStatusResponseCustomDataType0
from ..models.person_response import PersonResponse
from ..models.shareholder_response import ShareholderResponse
