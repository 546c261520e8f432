# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactBilling``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
)
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
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

    tax_id: str | Unset = _field(default=UNSET, repr=_hide)
    """Number the tax office knows the contact by."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.email is not UNSET:
            result["email"] = self.email
        if self.phone is not UNSET:
            result["phone"] = self.phone
        if self.phone_code is not UNSET:
            result["phone_code"] = self.phone_code
        if self.iso_code is not UNSET:
            result["iso_code"] = self.iso_code
        if self.country is not UNSET:
            result["country"] = self.country
        if self.address_1 is not UNSET:
            result["address_1"] = self.address_1
        if self.address_2 is not UNSET:
            result["address_2"] = self.address_2
        if self.postal_code is not UNSET:
            result["postal_code"] = self.postal_code
        if self.district is not UNSET:
            result["district"] = self.district
        if self.state is not UNSET:
            result["state"] = self.state
        if self.province is not UNSET:
            result["province"] = self.province
        if self.tax_id is not UNSET:
            result["tax_id"] = self.tax_id
        return result

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode a parsed JSON object; scalars are not checked.

        Raises:
            errors.UnexpectedValue: The value is no object, lacks a required property, or has a value inside that is no
                object or array where its schema is one.  Inside ``decoding.lenient()`` nothing is raised.
        """
        src_type: Any = type(src_dict)
        if src_type is not dict and not is_mapping(src_dict):
            return decode_non_object(cls, "ContactBilling", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 12:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.email = src_dict["email"]
                instance.phone = src_dict["phone"]
                instance.phone_code = src_dict["phone_code"]
                instance.iso_code = src_dict["iso_code"]
                instance.country = src_dict["country"]
                instance.address_1 = src_dict["address_1"]
                instance.address_2 = src_dict["address_2"]
                instance.postal_code = src_dict["postal_code"]
                instance.district = src_dict["district"]
                instance.state = src_dict["state"]
                instance.province = src_dict["province"]
                instance.tax_id = src_dict["tax_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.email = pop("email", UNSET)
        instance.phone = pop("phone", UNSET)
        instance.phone_code = pop("phone_code", UNSET)
        instance.iso_code = pop("iso_code", UNSET)
        instance.country = pop("country", UNSET)
        instance.address_1 = pop("address_1", UNSET)
        instance.address_2 = pop("address_2", UNSET)
        instance.postal_code = pop("postal_code", UNSET)
        instance.district = pop("district", UNSET)
        instance.state = pop("state", UNSET)
        instance.province = pop("province", UNSET)
        instance.tax_id = pop("tax_id", UNSET)
        instance.additional_properties = fields
        return instance

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields in :attr:`additional_properties`."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
