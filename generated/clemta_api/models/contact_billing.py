# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactBilling``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


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

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if not isinstance(self.email, Unset):
            found["email"] = self.email
        if not isinstance(self.phone, Unset):
            found["phone"] = self.phone
        if not isinstance(self.phone_code, Unset):
            found["phone_code"] = self.phone_code
        if not isinstance(self.iso_code, Unset):
            found["iso_code"] = self.iso_code
        if not isinstance(self.country, Unset):
            found["country"] = self.country
        if not isinstance(self.address_1, Unset):
            found["address_1"] = self.address_1
        if not isinstance(self.address_2, Unset):
            found["address_2"] = self.address_2
        if not isinstance(self.postal_code, Unset):
            found["postal_code"] = self.postal_code
        if not isinstance(self.district, Unset):
            found["district"] = self.district
        if not isinstance(self.state, Unset):
            found["state"] = self.state
        if not isinstance(self.province, Unset):
            found["province"] = self.province
        if not isinstance(self.tax_id, Unset):
            found["tax_id"] = self.tax_id
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        email: str | Unset = _values.pop("email", UNSET)
        phone: str | Unset = _values.pop("phone", UNSET)
        phone_code: str | Unset = _values.pop("phone_code", UNSET)
        iso_code: str | Unset = _values.pop("iso_code", UNSET)
        country: str | Unset = _values.pop("country", UNSET)
        address_1: str | Unset = _values.pop("address_1", UNSET)
        address_2: str | Unset = _values.pop("address_2", UNSET)
        postal_code: str | Unset = _values.pop("postal_code", UNSET)
        district: str | Unset = _values.pop("district", UNSET)
        state: str | Unset = _values.pop("state", UNSET)
        province: str | Unset = _values.pop("province", UNSET)
        tax_id: str | Unset = _values.pop("tax_id", UNSET)
        _made = cls(
            email=email,
            phone=phone,
            phone_code=phone_code,
            iso_code=iso_code,
            country=country,
            address_1=address_1,
            address_2=address_2,
            postal_code=postal_code,
            district=district,
            state=state,
            province=province,
            tax_id=tax_id,
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
