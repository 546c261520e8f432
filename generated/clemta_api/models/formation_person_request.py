# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationPersonRequest``."""

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
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class FormationPersonRequest:
    """The schema ``FormationPersonRequest``."""

    first_name: str
    """First name."""

    last_name: str
    """Last name."""

    title: str
    """Role in the company, such as Treasurer."""

    email: str | Unset = UNSET
    """Address for mail to this person. Format email."""

    ssn: str | Unset = UNSET
    """US Social Security Number of this person, where there is one."""

    phone: str | Unset = UNSET
    """Phone number without the dialling code."""

    iso_code: str | Unset = UNSET
    """Country code of the phone number, two letters."""

    address: Address | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.first_name is not UNSET:
            found["first_name"] = _self.first_name
        if _self.last_name is not UNSET:
            found["last_name"] = _self.last_name
        if _self.title is not UNSET:
            found["title"] = _self.title
        if self.email is not UNSET:
            found["email"] = self.email
        if self.ssn is not UNSET:
            found["ssn"] = self.ssn
        if self.phone is not UNSET:
            found["phone"] = self.phone
        if self.iso_code is not UNSET:
            found["iso_code"] = self.iso_code
        if self.address is not UNSET:
            found["address"] = json_value(self.address)
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
            return stand_in(cls, "FormationPersonRequest", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.first_name = src_dict["first_name"]
                _made.last_name = src_dict["last_name"]
                _made.title = src_dict["title"]
                _made.email = src_dict["email"]
                _made.ssn = src_dict["ssn"]
                _made.phone = src_dict["phone"]
                _made.iso_code = src_dict["iso_code"]
                _given_address: Any = src_dict["address"]
                _made.address = Address.from_dict(_given_address)
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.first_name = _pop("first_name")
            _made.last_name = _pop("last_name")
            _made.title = _pop("title")
        except KeyError:
            return completed(cls, "FormationPersonRequest", src_dict, ("first_name", "last_name", "title"))
        _made.email = _pop("email", UNSET)
        _made.ssn = _pop("ssn", UNSET)
        _made.phone = _pop("phone", UNSET)
        _made.iso_code = _pop("iso_code", UNSET)
        _raw_address: Any = _pop("address", UNSET)
        _made.address = UNSET if _raw_address is UNSET else Address.from_dict(_raw_address)
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
