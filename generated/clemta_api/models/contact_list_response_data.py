# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactListResponseData``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    each,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ContactListResponseData:
    """The schema ``ContactListResponseData``."""

    contacts: list[ContactResponse]

    total: int
    """How many contacts match in all, on every page together."""

    skip: int | Unset = UNSET
    """How many matches were passed over before this page."""

    limit: int | Unset = UNSET
    """The most matches a page of this listing may hold."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.contacts is not UNSET:
            found["contacts"] = json_value(_self.contacts)
        if _self.total is not UNSET:
            found["total"] = _self.total
        if self.skip is not UNSET:
            found["skip"] = self.skip
        if self.limit is not UNSET:
            found["limit"] = self.limit
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
            return stand_in(cls, "ContactListResponseData", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _given_contacts: Any = src_dict["contacts"]
                _made.contacts = each("ContactListResponseData.contacts", _given_contacts, ContactResponse.from_dict)
                _made.total = src_dict["total"]
                _made.skip = src_dict["skip"]
                _made.limit = src_dict["limit"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _raw_contacts: Any = _pop("contacts")
            _made.total = _pop("total")
        except KeyError:
            return completed(cls, "ContactListResponseData", src_dict, ("contacts", "total"))
        _made.contacts = each("ContactListResponseData.contacts", _raw_contacts, ContactResponse.from_dict)
        _made.skip = _pop("skip", UNSET)
        _made.limit = _pop("limit", UNSET)
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


from ..models.contact_response import ContactResponse
