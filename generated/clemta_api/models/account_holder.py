# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``AccountHolder``."""

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
from ..types import UNSET


def _no_properties() -> dict[str, Any]:
    return {}


@define
class AccountHolder:
    """The schema ``AccountHolder``."""

    first_name: str
    """First name of the person who will run the account."""

    last_name: str
    """Last name of the person who will run the account."""

    email: str
    """Address the account is reached and signed in with. Format email."""

    phone: str
    """Phone number of the account holder."""

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
        if _self.email is not UNSET:
            found["email"] = _self.email
        if _self.phone is not UNSET:
            found["phone"] = _self.phone
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
            return stand_in(cls, "AccountHolder", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.first_name = src_dict["first_name"]
                _made.last_name = src_dict["last_name"]
                _made.email = src_dict["email"]
                _made.phone = src_dict["phone"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.first_name = _pop("first_name")
            _made.last_name = _pop("last_name")
            _made.email = _pop("email")
            _made.phone = _pop("phone")
        except KeyError:
            return completed(cls, "AccountHolder", src_dict, ("first_name", "last_name", "email", "phone"))
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
