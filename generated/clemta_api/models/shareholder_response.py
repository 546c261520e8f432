# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ShareholderResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.shareholder_response_type import ShareholderResponseType
from ..types import UNSET, Unset


@define
class ShareholderResponse:
    """The schema ``ShareholderResponse``."""

    first_name: str | Unset = UNSET
    """First name."""

    last_name: str | Unset = UNSET
    """Last name."""

    title: str | Unset = UNSET
    """Role in the company, such as Treasurer."""

    number_of_shares: float | Unset = UNSET
    """Shares this shareholder holds."""

    email: str | Unset = UNSET
    """Address for mail to this person."""

    phone: str | Unset = UNSET
    """Phone number without the dialling code."""

    iso_code: str | Unset = UNSET
    """Country code of the phone number, two letters."""

    address: Address | Unset = UNSET

    is_director: bool | Unset = UNSET
    """Whether the shareholder is a director as well."""

    is_main_incorporator: bool | Unset = UNSET
    """Whether this shareholder leads the formation."""

    type_: ShareholderResponseType | Unset = UNSET
    """Whether the shareholder is a person or an organization."""

    legal_entity_name: str | Unset = UNSET
    """Full legal name of an organization."""

    representative_name: str | Unset = UNSET
    """Person who acts for an organization."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if not isinstance(self.first_name, Unset):
            found["first_name"] = self.first_name
        if not isinstance(self.last_name, Unset):
            found["last_name"] = self.last_name
        if not isinstance(self.title, Unset):
            found["title"] = self.title
        if not isinstance(self.number_of_shares, Unset):
            found["number_of_shares"] = self.number_of_shares
        if not isinstance(self.email, Unset):
            found["email"] = self.email
        if not isinstance(self.phone, Unset):
            found["phone"] = self.phone
        if not isinstance(self.iso_code, Unset):
            found["iso_code"] = self.iso_code
        if not isinstance(self.address, Unset):
            found["address"] = self.address.to_dict()
        if not isinstance(self.is_director, Unset):
            found["is_director"] = self.is_director
        if not isinstance(self.is_main_incorporator, Unset):
            found["is_main_incorporator"] = self.is_main_incorporator
        if not isinstance(self.type_, Unset):
            found["type"] = self.type_
        if not isinstance(self.legal_entity_name, Unset):
            found["legal_entity_name"] = self.legal_entity_name
        if not isinstance(self.representative_name, Unset):
            found["representative_name"] = self.representative_name
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        first_name: str | Unset = _values.pop("first_name", UNSET)
        last_name: str | Unset = _values.pop("last_name", UNSET)
        title: str | Unset = _values.pop("title", UNSET)
        number_of_shares: float | Unset = _values.pop("number_of_shares", UNSET)
        email: str | Unset = _values.pop("email", UNSET)
        phone: str | Unset = _values.pop("phone", UNSET)
        iso_code: str | Unset = _values.pop("iso_code", UNSET)
        _raw_address = _values.pop("address", UNSET)
        address: Address | Unset = UNSET if isinstance(_raw_address, Unset) else Address.from_dict(_raw_address)
        is_director: bool | Unset = _values.pop("is_director", UNSET)
        is_main_incorporator: bool | Unset = _values.pop("is_main_incorporator", UNSET)
        type_: ShareholderResponseType | Unset = _values.pop("type", UNSET)
        legal_entity_name: str | Unset = _values.pop("legal_entity_name", UNSET)
        representative_name: str | Unset = _values.pop("representative_name", UNSET)
        _made = cls(
            first_name=first_name,
            last_name=last_name,
            title=title,
            number_of_shares=number_of_shares,
            email=email,
            phone=phone,
            iso_code=iso_code,
            address=address,
            is_director=is_director,
            is_main_incorporator=is_main_incorporator,
            type_=type_,
            legal_entity_name=legal_entity_name,
            representative_name=representative_name,
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
