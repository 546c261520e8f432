# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``Address``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    is_mapping,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


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

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.address1 is not UNSET:
            found["address1"] = _self.address1
        if _self.city is not UNSET:
            found["city"] = _self.city
        if _self.state is not UNSET:
            found["state"] = _self.state
        if _self.zip_ is not UNSET:
            found["zip"] = _self.zip_
        if _self.country is not UNSET:
            found["country"] = _self.country
        if self.address2 is not UNSET:
            found["address2"] = self.address2
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
            return stand_in(cls, "Address", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 6:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.address1 = src_dict["address1"]
                _made.city = src_dict["city"]
                _made.state = src_dict["state"]
                _made.zip_ = src_dict["zip"]
                _made.country = src_dict["country"]
                _made.address2 = src_dict["address2"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.address1 = _pop("address1")
            _made.city = _pop("city")
            _made.state = _pop("state")
            _made.zip_ = _pop("zip")
            _made.country = _pop("country")
        except KeyError:
            return completed(cls, "Address", src_dict, ("address1", "city", "state", "zip", "country"))
        _made.address2 = _pop("address2", UNSET)
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
