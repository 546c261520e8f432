# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.formation_status_response_ending import (
    FormationStatusResponseEnding,
)
from ..models.formation_status_response_state import FormationStatusResponseState
from ..models.formation_status_response_status import (
    FormationStatusResponseStatus,
)
from ..models.formation_status_response_type import FormationStatusResponseType
from ..types import UNSET, Unset


@define
class FormationStatusResponse:
    """The schema ``FormationStatusResponse``."""

    success: bool
    """Whether the request was carried out."""

    company_id: str
    """Id of the company, 24 hex digits in every published sample."""

    company_name: str
    """Name of the company."""

    status: FormationStatusResponseStatus
    """Stage the formation has reached; active, refunded and cancelled look final."""

    formation_date: None | str | Unset = UNSET
    """Day the company came into being, as YYYY-MM-DD in the samples."""

    ein: None | str | Unset = UNSET
    """Employer Identification Number, once the company has one."""

    external_id: None | str | Unset = UNSET
    """Your own key, when one was given at creation."""

    custom_data: FormationStatusResponseCustomDataType0 | None | Unset = UNSET
    """The data you stored with the formation."""

    type_: FormationStatusResponseType | Unset = UNSET
    """Kind of company."""

    state: FormationStatusResponseState | Unset = UNSET
    """US state the company is formed in, as its two-letter code."""

    country: None | str | Unset = UNSET
    """Country of the company, as a code."""

    ending: FormationStatusResponseEnding | Unset = UNSET
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

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["success"] = self.success
        found["company_id"] = self.company_id
        found["company_name"] = self.company_name
        found["status"] = self.status
        if not isinstance(self.formation_date, Unset):
            found["formation_date"] = self.formation_date
        if not isinstance(self.ein, Unset):
            found["ein"] = self.ein
        if not isinstance(self.external_id, Unset):
            found["external_id"] = self.external_id
        if not isinstance(self.custom_data, Unset):
            found["custom_data"] = None if self.custom_data is None else self.custom_data.to_dict()
        if not isinstance(self.type_, Unset):
            found["type"] = self.type_
        if not isinstance(self.state, Unset):
            found["state"] = self.state
        if not isinstance(self.country, Unset):
            found["country"] = self.country
        if not isinstance(self.ending, Unset):
            found["ending"] = self.ending
        if not isinstance(self.industry, Unset):
            found["industry"] = self.industry
        if not isinstance(self.number_of_shares, Unset):
            found["number_of_shares"] = self.number_of_shares
        if not isinstance(self.par_value, Unset):
            found["par_value"] = self.par_value
        if not isinstance(self.is_company_private, Unset):
            found["is_company_private"] = self.is_company_private
        if not isinstance(self.address, Unset):
            found["address"] = None if self.address is None else self.address.to_dict()
        if not isinstance(self.timezone, Unset):
            found["timezone"] = self.timezone
        if not isinstance(self.shareholders, Unset):
            found["shareholders"] = (
                None if self.shareholders is None else [item.to_dict() for item in self.shareholders]
            )
        if not isinstance(self.directors, Unset):
            found["directors"] = None if self.directors is None else [item.to_dict() for item in self.directors]
        if not isinstance(self.officers, Unset):
            found["officers"] = None if self.officers is None else [item.to_dict() for item in self.officers]
        if not isinstance(self.created_at, Unset):
            found["created_at"] = self.created_at
        if not isinstance(self.updated_at, Unset):
            found["updated_at"] = self.updated_at
        if not isinstance(self.federal_tax_filing, Unset):
            found["federal_tax_filing"] = self.federal_tax_filing
        if not isinstance(self.state_tax_filing, Unset):
            found["state_tax_filing"] = self.state_tax_filing
        if not isinstance(self.foreign_qualification_addresses, Unset):
            found["foreign_qualification_addresses"] = (
                None
                if self.foreign_qualification_addresses is None
                else [item.to_dict() for item in self.foreign_qualification_addresses]
            )
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        success: bool = _values.pop("success")
        company_id: str = _values.pop("company_id")
        company_name: str = _values.pop("company_name")
        status: FormationStatusResponseStatus = _values.pop("status")
        formation_date: None | str | Unset = _values.pop("formation_date", UNSET)
        ein: None | str | Unset = _values.pop("ein", UNSET)
        external_id: None | str | Unset = _values.pop("external_id", UNSET)
        _raw_custom_data = _values.pop("custom_data", UNSET)
        custom_data: FormationStatusResponseCustomDataType0 | None | Unset = (
            UNSET
            if isinstance(_raw_custom_data, Unset)
            else None
            if _raw_custom_data is None
            else FormationStatusResponseCustomDataType0.from_dict(_raw_custom_data)
        )
        type_: FormationStatusResponseType | Unset = _values.pop("type", UNSET)
        state: FormationStatusResponseState | Unset = _values.pop("state", UNSET)
        country: None | str | Unset = _values.pop("country", UNSET)
        ending: FormationStatusResponseEnding | Unset = _values.pop("ending", UNSET)
        industry: None | str | Unset = _values.pop("industry", UNSET)
        number_of_shares: float | None | Unset = _values.pop("number_of_shares", UNSET)
        par_value: float | None | Unset = _values.pop("par_value", UNSET)
        is_company_private: bool | Unset = _values.pop("is_company_private", UNSET)
        _raw_address = _values.pop("address", UNSET)
        address: Address | None | Unset = (
            UNSET
            if isinstance(_raw_address, Unset)
            else None
            if _raw_address is None
            else Address.from_dict(_raw_address)
        )
        timezone: None | str | Unset = _values.pop("timezone", UNSET)
        _raw_shareholders = _values.pop("shareholders", UNSET)
        shareholders: list[ShareholderResponse] | None | Unset = (
            UNSET
            if isinstance(_raw_shareholders, Unset)
            else None
            if _raw_shareholders is None
            else [ShareholderResponse.from_dict(item) for item in _raw_shareholders]
        )
        _raw_directors = _values.pop("directors", UNSET)
        directors: list[PersonResponse] | None | Unset = (
            UNSET
            if isinstance(_raw_directors, Unset)
            else None
            if _raw_directors is None
            else [PersonResponse.from_dict(item) for item in _raw_directors]
        )
        _raw_officers = _values.pop("officers", UNSET)
        officers: list[PersonResponse] | None | Unset = (
            UNSET
            if isinstance(_raw_officers, Unset)
            else None
            if _raw_officers is None
            else [PersonResponse.from_dict(item) for item in _raw_officers]
        )
        created_at: int | None | Unset = _values.pop("created_at", UNSET)
        updated_at: int | None | Unset = _values.pop("updated_at", UNSET)
        federal_tax_filing: int | None | Unset = _values.pop("federal_tax_filing", UNSET)
        state_tax_filing: int | None | Unset = _values.pop("state_tax_filing", UNSET)
        _raw_foreign_qualification_addresses = _values.pop("foreign_qualification_addresses", UNSET)
        foreign_qualification_addresses: list[Address] | None | Unset = (
            UNSET
            if isinstance(_raw_foreign_qualification_addresses, Unset)
            else None
            if _raw_foreign_qualification_addresses is None
            else [Address.from_dict(item) for item in _raw_foreign_qualification_addresses]
        )
        _made = cls(
            success=success,
            company_id=company_id,
            company_name=company_name,
            status=status,
            formation_date=formation_date,
            ein=ein,
            external_id=external_id,
            custom_data=custom_data,
            type_=type_,
            state=state,
            country=country,
            ending=ending,
            industry=industry,
            number_of_shares=number_of_shares,
            par_value=par_value,
            is_company_private=is_company_private,
            address=address,
            timezone=timezone,
            shareholders=shareholders,
            directors=directors,
            officers=officers,
            created_at=created_at,
            updated_at=updated_at,
            federal_tax_filing=federal_tax_filing,
            state_tax_filing=state_tax_filing,
            foreign_qualification_addresses=foreign_qualification_addresses,
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
