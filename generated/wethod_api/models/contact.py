# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Contact``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    date_time,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class Contact:
    """A person at a client. What is required is deduced from the other schemas; what may be null is not known."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    client_id: int | None | Unset = UNSET
    """The id of the client. At least 1.0."""

    email: None | str | Unset = UNSET

    name: None | str | Unset = UNSET

    surname: None | str | Unset = UNSET

    role: None | str | Unset = UNSET

    notes: None | str | Unset = UNSET
    """Notes, of any length."""

    linkedin: None | str | Unset = UNSET

    description: None | str | Unset = UNSET
    """A description, of any length as far as is known."""

    telephone: int | None | str | Unset = UNSET
    """A telephone number. The published sample has a string, another client of this API an integer."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.id is not UNSET:
            found["id"] = _self.id
        if _self.created_at is not UNSET:
            found["created_at"] = json_value(_self.created_at)
        if _self.updated_at is not UNSET:
            found["updated_at"] = json_value(_self.updated_at)
        if self.client_id is not UNSET:
            found["client_id"] = self.client_id
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
        if self.telephone is not UNSET:
            found["telephone"] = self.telephone
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
            return stand_in(cls, "Contact", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 12:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.client_id = src_dict["client_id"]
                _made.email = src_dict["email"]
                _made.name = src_dict["name"]
                _made.surname = src_dict["surname"]
                _made.role = src_dict["role"]
                _made.notes = src_dict["notes"]
                _made.linkedin = src_dict["linkedin"]
                _made.description = src_dict["description"]
                _made.telephone = src_dict["telephone"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.id = _pop("id")
            _raw_created_at: Any = _pop("created_at")
            _raw_updated_at: Any = _pop("updated_at")
        except KeyError:
            return completed(cls, "Contact", src_dict, ("id", "created_at", "updated_at"))
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.client_id = _pop("client_id", UNSET)
        _made.email = _pop("email", UNSET)
        _made.name = _pop("name", UNSET)
        _made.surname = _pop("surname", UNSET)
        _made.role = _pop("role", UNSET)
        _made.notes = _pop("notes", UNSET)
        _made.linkedin = _pop("linkedin", UNSET)
        _made.description = _pop("description", UNSET)
        _made.telephone = _pop("telephone", UNSET)
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
