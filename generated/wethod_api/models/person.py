# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Person``."""

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
class Person:
    """A person of the company."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    email: str
    """At most 50 characters."""

    name: str
    """At most 50 characters."""

    surname: str
    """At most 50 characters."""

    role: str
    """At most 50 characters."""

    is_archived: bool

    is_visible_in_people_allocation: bool

    has_timesheet_required: bool

    level_id: int
    """At least 1.0."""

    price_list_id: int
    """At least 1.0."""

    role_id: int | Unset = UNSET
    """At least 1.0."""

    stream_id: int | Unset = UNSET
    """The stream. It does nothing where streams are switched off. At least 1.0."""

    job_title_id: int | Unset = UNSET
    """At least 1.0."""

    allocation_manager_id: int | Unset = UNSET
    """At least 1.0."""

    capacity_id: int | Unset = UNSET
    """At least 1.0."""

    location_id: int | Unset = UNSET
    """At least 1.0."""

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
        if _self.email is not UNSET:
            found["email"] = _self.email
        if _self.name is not UNSET:
            found["name"] = _self.name
        if _self.surname is not UNSET:
            found["surname"] = _self.surname
        if _self.role is not UNSET:
            found["role"] = _self.role
        if _self.is_archived is not UNSET:
            found["is_archived"] = _self.is_archived
        if _self.is_visible_in_people_allocation is not UNSET:
            found["is_visible_in_people_allocation"] = _self.is_visible_in_people_allocation
        if _self.has_timesheet_required is not UNSET:
            found["has_timesheet_required"] = _self.has_timesheet_required
        if _self.level_id is not UNSET:
            found["level_id"] = _self.level_id
        if _self.price_list_id is not UNSET:
            found["price_list_id"] = _self.price_list_id
        if self.role_id is not UNSET:
            found["role_id"] = self.role_id
        if self.stream_id is not UNSET:
            found["stream_id"] = self.stream_id
        if self.job_title_id is not UNSET:
            found["job_title_id"] = self.job_title_id
        if self.allocation_manager_id is not UNSET:
            found["allocation_manager_id"] = self.allocation_manager_id
        if self.capacity_id is not UNSET:
            found["capacity_id"] = self.capacity_id
        if self.location_id is not UNSET:
            found["location_id"] = self.location_id
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
            return stand_in(cls, "Person", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.email = src_dict["email"]
                _made.name = src_dict["name"]
                _made.surname = src_dict["surname"]
                _made.role = src_dict["role"]
                _made.is_archived = src_dict["is_archived"]
                _made.is_visible_in_people_allocation = src_dict["is_visible_in_people_allocation"]
                _made.has_timesheet_required = src_dict["has_timesheet_required"]
                _made.level_id = src_dict["level_id"]
                _made.price_list_id = src_dict["price_list_id"]
                _made.role_id = src_dict["role_id"]
                _made.stream_id = src_dict["stream_id"]
                _made.job_title_id = src_dict["job_title_id"]
                _made.allocation_manager_id = src_dict["allocation_manager_id"]
                _made.capacity_id = src_dict["capacity_id"]
                _made.location_id = src_dict["location_id"]
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
            _made.email = _pop("email")
            _made.name = _pop("name")
            _made.surname = _pop("surname")
            _made.role = _pop("role")
            _made.is_archived = _pop("is_archived")
            _made.is_visible_in_people_allocation = _pop("is_visible_in_people_allocation")
            _made.has_timesheet_required = _pop("has_timesheet_required")
            _made.level_id = _pop("level_id")
            _made.price_list_id = _pop("price_list_id")
        except KeyError:
            return completed(
                cls,
                "Person",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "email",
                    "name",
                    "surname",
                    "role",
                    "is_archived",
                    "is_visible_in_people_allocation",
                    "has_timesheet_required",
                    "level_id",
                    "price_list_id",
                ),
            )
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.role_id = _pop("role_id", UNSET)
        _made.stream_id = _pop("stream_id", UNSET)
        _made.job_title_id = _pop("job_title_id", UNSET)
        _made.allocation_manager_id = _pop("allocation_manager_id", UNSET)
        _made.capacity_id = _pop("capacity_id", UNSET)
        _made.location_id = _pop("location_id", UNSET)
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
