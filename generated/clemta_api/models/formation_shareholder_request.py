# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationShareholderRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    is_mapping,
    json_value,
    stand_in,
)
from ..models.formation_shareholder_request_type import (
    FormationShareholderRequestType,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class FormationShareholderRequest:
    """The schema ``FormationShareholderRequest``."""

    type_: FormationShareholderRequestType
    """Whether the shareholder is a person or an organization."""

    number_of_shares: float
    """Shares this shareholder takes, 1 or more. At least 1.0."""

    email: str
    """Address for mail to the shareholder. Format email."""

    phone: str
    """Phone number of the shareholder, without the dialling code."""

    iso_code: str
    """Country code of the shareholder, two letters."""

    title: str
    """Role in the company, such as CEO."""

    address: Address

    is_main_incorporator: bool | Unset = UNSET
    """Whether this shareholder leads the formation. The server's default is false."""

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

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.type_ is not UNSET:
            found["type"] = _self.type_
        if _self.number_of_shares is not UNSET:
            found["number_of_shares"] = _self.number_of_shares
        if _self.email is not UNSET:
            found["email"] = _self.email
        if _self.phone is not UNSET:
            found["phone"] = _self.phone
        if _self.iso_code is not UNSET:
            found["iso_code"] = _self.iso_code
        if _self.title is not UNSET:
            found["title"] = _self.title
        if _self.address is not UNSET:
            found["address"] = json_value(_self.address)
        if self.is_main_incorporator is not UNSET:
            found["is_main_incorporator"] = self.is_main_incorporator
        if self.is_director is not UNSET:
            found["is_director"] = self.is_director
        if self.is_officer is not UNSET:
            found["is_officer"] = self.is_officer
        if self.first_name is not UNSET:
            found["first_name"] = self.first_name
        if self.last_name is not UNSET:
            found["last_name"] = self.last_name
        if self.ssn is not UNSET:
            found["ssn"] = self.ssn
        if self.itin is not UNSET:
            found["itin"] = self.itin
        if self.legal_entity_name is not UNSET:
            found["legal_entity_name"] = self.legal_entity_name
        if self.representative_name is not UNSET:
            found["representative_name"] = self.representative_name
        if self.ein is not UNSET:
            found["ein"] = self.ein
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
            return stand_in(cls, "FormationShareholderRequest", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 17:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.type_ = src_dict["type"]
                _made.number_of_shares = src_dict["number_of_shares"]
                _made.email = src_dict["email"]
                _made.phone = src_dict["phone"]
                _made.iso_code = src_dict["iso_code"]
                _made.title = src_dict["title"]
                _given_address: Any = src_dict["address"]
                _made.address = Address.from_dict(_given_address)
                _made.is_main_incorporator = src_dict["is_main_incorporator"]
                _made.is_director = src_dict["is_director"]
                _made.is_officer = src_dict["is_officer"]
                _made.first_name = src_dict["first_name"]
                _made.last_name = src_dict["last_name"]
                _made.ssn = src_dict["ssn"]
                _made.itin = src_dict["itin"]
                _made.legal_entity_name = src_dict["legal_entity_name"]
                _made.representative_name = src_dict["representative_name"]
                _made.ein = src_dict["ein"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.type_ = _pop("type")
            _made.number_of_shares = _pop("number_of_shares")
            _made.email = _pop("email")
            _made.phone = _pop("phone")
            _made.iso_code = _pop("iso_code")
            _made.title = _pop("title")
            _raw_address: Any = _pop("address")
        except KeyError:
            return completed(
                cls,
                "FormationShareholderRequest",
                src_dict,
                ("type", "number_of_shares", "email", "phone", "iso_code", "title", "address"),
            )
        _made.address = Address.from_dict(_raw_address)
        _made.is_main_incorporator = _pop("is_main_incorporator", UNSET)
        _made.is_director = _pop("is_director", UNSET)
        _made.is_officer = _pop("is_officer", UNSET)
        _made.first_name = _pop("first_name", UNSET)
        _made.last_name = _pop("last_name", UNSET)
        _made.ssn = _pop("ssn", UNSET)
        _made.itin = _pop("itin", UNSET)
        _made.legal_entity_name = _pop("legal_entity_name", UNSET)
        _made.representative_name = _pop("representative_name", UNSET)
        _made.ein = _pop("ein", UNSET)
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
