# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``Address``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
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

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.address1 is not UNSET:
            result["address1"] = untyped.address1
        if untyped.city is not UNSET:
            result["city"] = untyped.city
        if untyped.state is not UNSET:
            result["state"] = untyped.state
        if untyped.zip_ is not UNSET:
            result["zip"] = untyped.zip_
        if untyped.country is not UNSET:
            result["country"] = untyped.country
        if self.address2 is not UNSET:
            result["address2"] = self.address2
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
            return decode_non_object(cls, "Address", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 6:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.address1 = src_dict["address1"]
                instance.city = src_dict["city"]
                instance.state = src_dict["state"]
                instance.zip_ = src_dict["zip"]
                instance.country = src_dict["country"]
                instance.address2 = src_dict["address2"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.address1 = pop("address1")
            instance.city = pop("city")
            instance.state = pop("state")
            instance.zip_ = pop("zip")
            instance.country = pop("country")
        except KeyError:
            return decode_incomplete(cls, "Address", src_dict, ("address1", "city", "state", "zip", "country"))
        instance.address2 = pop("address2", UNSET)
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
