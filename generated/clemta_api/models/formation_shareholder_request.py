# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationShareholderRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.formation_shareholder_request_type import (
    FormationShareholderRequestType,
)
from ..types import UNSET, Unset


@define
class FormationShareholderRequest:
    """The schema ``FormationShareholderRequest``."""

    type_: FormationShareholderRequestType
    """Whether the shareholder is a person or an organization."""

    number_of_shares: float
    """Shares this shareholder takes, 1 or more."""

    email: str
    """Address for mail to the shareholder."""

    phone: str
    """Phone number of the shareholder, without the dialling code."""

    iso_code: str
    """Country code of the shareholder, two letters."""

    title: str
    """Role in the company, such as CEO."""

    address: Address

    is_main_incorporator: bool | Unset = UNSET
    """Whether this shareholder leads the formation."""

    is_director: bool | Unset = UNSET
    """Whether the shareholder is a director as well; for a C-CORP only."""

    is_officer: bool | Unset = UNSET
    """Whether the shareholder is an officer as well; for a C-CORP only."""

    first_name: str | Unset = UNSET
    """First name; required of an individual."""

    last_name: str | Unset = UNSET
    """Last name; required of an individual."""

    ssn: str | Unset = UNSET
    """US Social Security Number; an individual gives this or itin."""

    itin: str | Unset = UNSET
    """US Individual Taxpayer Identification Number; an individual gives this or ssn."""

    legal_entity_name: str | Unset = UNSET
    """Full legal name; required of an organization."""

    representative_name: str | Unset = UNSET
    """Person who acts for it; required of an organization."""

    ein: str | Unset = UNSET
    """US Employer Identification Number; required of an organization."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["type"] = self.type_
        found["number_of_shares"] = self.number_of_shares
        found["email"] = self.email
        found["phone"] = self.phone
        found["iso_code"] = self.iso_code
        found["title"] = self.title
        found["address"] = self.address.to_dict()
        if not isinstance(self.is_main_incorporator, Unset):
            found["is_main_incorporator"] = self.is_main_incorporator
        if not isinstance(self.is_director, Unset):
            found["is_director"] = self.is_director
        if not isinstance(self.is_officer, Unset):
            found["is_officer"] = self.is_officer
        if not isinstance(self.first_name, Unset):
            found["first_name"] = self.first_name
        if not isinstance(self.last_name, Unset):
            found["last_name"] = self.last_name
        if not isinstance(self.ssn, Unset):
            found["ssn"] = self.ssn
        if not isinstance(self.itin, Unset):
            found["itin"] = self.itin
        if not isinstance(self.legal_entity_name, Unset):
            found["legal_entity_name"] = self.legal_entity_name
        if not isinstance(self.representative_name, Unset):
            found["representative_name"] = self.representative_name
        if not isinstance(self.ein, Unset):
            found["ein"] = self.ein
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        type_: FormationShareholderRequestType = _values.pop("type")
        number_of_shares: float = _values.pop("number_of_shares")
        email: str = _values.pop("email")
        phone: str = _values.pop("phone")
        iso_code: str = _values.pop("iso_code")
        title: str = _values.pop("title")
        _raw_address = _values.pop("address")
        address: Address = Address.from_dict(_raw_address)
        is_main_incorporator: bool | Unset = _values.pop("is_main_incorporator", UNSET)
        is_director: bool | Unset = _values.pop("is_director", UNSET)
        is_officer: bool | Unset = _values.pop("is_officer", UNSET)
        first_name: str | Unset = _values.pop("first_name", UNSET)
        last_name: str | Unset = _values.pop("last_name", UNSET)
        ssn: str | Unset = _values.pop("ssn", UNSET)
        itin: str | Unset = _values.pop("itin", UNSET)
        legal_entity_name: str | Unset = _values.pop("legal_entity_name", UNSET)
        representative_name: str | Unset = _values.pop("representative_name", UNSET)
        ein: str | Unset = _values.pop("ein", UNSET)
        _made = cls(
            type_=type_,
            number_of_shares=number_of_shares,
            email=email,
            phone=phone,
            iso_code=iso_code,
            title=title,
            address=address,
            is_main_incorporator=is_main_incorporator,
            is_director=is_director,
            is_officer=is_officer,
            first_name=first_name,
            last_name=last_name,
            ssn=ssn,
            itin=itin,
            legal_entity_name=legal_entity_name,
            representative_name=representative_name,
            ein=ein,
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
