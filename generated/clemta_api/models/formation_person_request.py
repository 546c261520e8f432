# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationPersonRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


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
    """Address for mail to this person."""

    ssn: str | Unset = UNSET
    """US Social Security Number of this person, where there is one."""

    phone: str | Unset = UNSET
    """Phone number without the dialling code."""

    iso_code: str | Unset = UNSET
    """Country code of the phone number, two letters."""

    address: Address | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["first_name"] = self.first_name
        found["last_name"] = self.last_name
        found["title"] = self.title
        if not isinstance(self.email, Unset):
            found["email"] = self.email
        if not isinstance(self.ssn, Unset):
            found["ssn"] = self.ssn
        if not isinstance(self.phone, Unset):
            found["phone"] = self.phone
        if not isinstance(self.iso_code, Unset):
            found["iso_code"] = self.iso_code
        if not isinstance(self.address, Unset):
            found["address"] = self.address.to_dict()
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        first_name: str = _values.pop("first_name")
        last_name: str = _values.pop("last_name")
        title: str = _values.pop("title")
        email: str | Unset = _values.pop("email", UNSET)
        ssn: str | Unset = _values.pop("ssn", UNSET)
        phone: str | Unset = _values.pop("phone", UNSET)
        iso_code: str | Unset = _values.pop("iso_code", UNSET)
        _raw_address = _values.pop("address", UNSET)
        address: Address | Unset = UNSET if isinstance(_raw_address, Unset) else Address.from_dict(_raw_address)
        _made = cls(
            first_name=first_name,
            last_name=last_name,
            title=title,
            email=email,
            ssn=ssn,
            phone=phone,
            iso_code=iso_code,
            address=address,
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
