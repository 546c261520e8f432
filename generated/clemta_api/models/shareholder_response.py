# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ShareholderResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    is_mapping,
    json_value,
    stand_in,
)
from ..models.shareholder_response_type import ShareholderResponseType
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


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

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.first_name is not UNSET:
            found["first_name"] = self.first_name
        if self.last_name is not UNSET:
            found["last_name"] = self.last_name
        if self.title is not UNSET:
            found["title"] = self.title
        if self.number_of_shares is not UNSET:
            found["number_of_shares"] = self.number_of_shares
        if self.email is not UNSET:
            found["email"] = self.email
        if self.phone is not UNSET:
            found["phone"] = self.phone
        if self.iso_code is not UNSET:
            found["iso_code"] = self.iso_code
        if self.address is not UNSET:
            found["address"] = json_value(self.address)
        if self.is_director is not UNSET:
            found["is_director"] = self.is_director
        if self.is_main_incorporator is not UNSET:
            found["is_main_incorporator"] = self.is_main_incorporator
        if self.type_ is not UNSET:
            found["type"] = self.type_
        if self.legal_entity_name is not UNSET:
            found["legal_entity_name"] = self.legal_entity_name
        if self.representative_name is not UNSET:
            found["representative_name"] = self.representative_name
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
            return stand_in(cls, "ShareholderResponse", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 13:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.first_name = src_dict["first_name"]
                _made.last_name = src_dict["last_name"]
                _made.title = src_dict["title"]
                _made.number_of_shares = src_dict["number_of_shares"]
                _made.email = src_dict["email"]
                _made.phone = src_dict["phone"]
                _made.iso_code = src_dict["iso_code"]
                _given_address: Any = src_dict["address"]
                _made.address = Address.from_dict(_given_address)
                _made.is_director = src_dict["is_director"]
                _made.is_main_incorporator = src_dict["is_main_incorporator"]
                _made.type_ = src_dict["type"]
                _made.legal_entity_name = src_dict["legal_entity_name"]
                _made.representative_name = src_dict["representative_name"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.first_name = _pop("first_name", UNSET)
        _made.last_name = _pop("last_name", UNSET)
        _made.title = _pop("title", UNSET)
        _made.number_of_shares = _pop("number_of_shares", UNSET)
        _made.email = _pop("email", UNSET)
        _made.phone = _pop("phone", UNSET)
        _made.iso_code = _pop("iso_code", UNSET)
        _raw_address: Any = _pop("address", UNSET)
        _made.address = UNSET if _raw_address is UNSET else Address.from_dict(_raw_address)
        _made.is_director = _pop("is_director", UNSET)
        _made.is_main_incorporator = _pop("is_main_incorporator", UNSET)
        _made.type_ = _pop("type", UNSET)
        _made.legal_entity_name = _pop("legal_entity_name", UNSET)
        _made.representative_name = _pop("representative_name", UNSET)
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
