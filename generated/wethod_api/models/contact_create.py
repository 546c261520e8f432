# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ContactCreate``."""

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
class ContactCreate:
    """A contact to be made. Lengths and required fields are not known; a telephone is not among the fields."""

    email: str | Unset = UNSET

    name: str | Unset = UNSET

    surname: str | Unset = UNSET

    role: str | Unset = UNSET

    notes: str | Unset = UNSET

    linkedin: str | Unset = UNSET

    description: str | Unset = UNSET

    client_id: int | Unset = UNSET
    """The id of the client."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.email is not UNSET:
            found["email"] = self.email
        if self.name is not UNSET:
            found["name"] = self.name
        if self.surname is not UNSET:
            found["surname"] = self.surname
        if self.role is not UNSET:
            found["role"] = self.role
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.linkedin is not UNSET:
            found["linkedin"] = self.linkedin
        if self.description is not UNSET:
            found["description"] = self.description
        if self.client_id is not UNSET:
            found["client_id"] = self.client_id
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
            return stand_in(cls, "ContactCreate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.email = src_dict["email"]
                _made.name = src_dict["name"]
                _made.surname = src_dict["surname"]
                _made.role = src_dict["role"]
                _made.notes = src_dict["notes"]
                _made.linkedin = src_dict["linkedin"]
                _made.description = src_dict["description"]
                _made.client_id = src_dict["client_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.email = _pop("email", UNSET)
        _made.name = _pop("name", UNSET)
        _made.surname = _pop("surname", UNSET)
        _made.role = _pop("role", UNSET)
        _made.notes = _pop("notes", UNSET)
        _made.linkedin = _pop("linkedin", UNSET)
        _made.description = _pop("description", UNSET)
        _made.client_id = _pop("client_id", UNSET)
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
