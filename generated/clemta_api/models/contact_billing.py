# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactBilling``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    is_mapping,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ContactBilling:
    """The schema ``ContactBilling``."""

    email: str | Unset = UNSET
    """Address that invoices go to."""

    phone: str | Unset = UNSET
    """Phone number for billing."""

    phone_code: str | Unset = UNSET
    """International dialling code of the phone number, such as +1."""

    iso_code: str | Unset = UNSET
    """Country as its two-letter code, such as US."""

    country: str | Unset = UNSET
    """Country by name."""

    address_1: str | Unset = UNSET
    """First line of the billing address."""

    address_2: str | Unset = UNSET
    """Second line of the billing address."""

    postal_code: str | Unset = UNSET
    """Postal or ZIP code."""

    district: str | Unset = UNSET
    """District or county."""

    state: str | Unset = UNSET
    """State of the billing address."""

    province: str | Unset = UNSET
    """Province of the billing address."""

    tax_id: str | Unset = UNSET
    """Number the tax office knows the contact by."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.email is not UNSET:
            found["email"] = self.email
        if self.phone is not UNSET:
            found["phone"] = self.phone
        if self.phone_code is not UNSET:
            found["phone_code"] = self.phone_code
        if self.iso_code is not UNSET:
            found["iso_code"] = self.iso_code
        if self.country is not UNSET:
            found["country"] = self.country
        if self.address_1 is not UNSET:
            found["address_1"] = self.address_1
        if self.address_2 is not UNSET:
            found["address_2"] = self.address_2
        if self.postal_code is not UNSET:
            found["postal_code"] = self.postal_code
        if self.district is not UNSET:
            found["district"] = self.district
        if self.state is not UNSET:
            found["state"] = self.state
        if self.province is not UNSET:
            found["province"] = self.province
        if self.tax_id is not UNSET:
            found["tax_id"] = self.tax_id
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
            return stand_in(cls, "ContactBilling", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 12:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.email = src_dict["email"]
                _made.phone = src_dict["phone"]
                _made.phone_code = src_dict["phone_code"]
                _made.iso_code = src_dict["iso_code"]
                _made.country = src_dict["country"]
                _made.address_1 = src_dict["address_1"]
                _made.address_2 = src_dict["address_2"]
                _made.postal_code = src_dict["postal_code"]
                _made.district = src_dict["district"]
                _made.state = src_dict["state"]
                _made.province = src_dict["province"]
                _made.tax_id = src_dict["tax_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.email = _pop("email", UNSET)
        _made.phone = _pop("phone", UNSET)
        _made.phone_code = _pop("phone_code", UNSET)
        _made.iso_code = _pop("iso_code", UNSET)
        _made.country = _pop("country", UNSET)
        _made.address_1 = _pop("address_1", UNSET)
        _made.address_2 = _pop("address_2", UNSET)
        _made.postal_code = _pop("postal_code", UNSET)
        _made.district = _pop("district", UNSET)
        _made.state = _pop("state", UNSET)
        _made.province = _pop("province", UNSET)
        _made.tax_id = _pop("tax_id", UNSET)
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
