# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``Address``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


@define
class Address:
    """The schema ``Address``."""

    address1: str
    """First line of the street address."""

    city: str
    """City or town."""

    state: str
    """State, province or region."""

    zip_: str
    """Postal or ZIP code."""

    country: str
    """Country, as a code such as US."""

    address2: str | Unset = UNSET
    """Second line of the street address, such as a suite."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["address1"] = self.address1
        found["city"] = self.city
        found["state"] = self.state
        found["zip"] = self.zip_
        found["country"] = self.country
        if not isinstance(self.address2, Unset):
            found["address2"] = self.address2
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        address1: str = _values.pop("address1")
        city: str = _values.pop("city")
        state: str = _values.pop("state")
        zip_: str = _values.pop("zip")
        country: str = _values.pop("country")
        address2: str | Unset = _values.pop("address2", UNSET)
        _made = cls(
            address1=address1,
            city=city,
            state=state,
            zip_=zip_,
            country=country,
            address2=address2,
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
