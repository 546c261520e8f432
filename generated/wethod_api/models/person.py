# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Person``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
    parse_datetime,
    to_json,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class Person:
    """A person of the company."""

    id: int
    """Its id. At least 1."""

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
    """At least 1."""

    price_list_id: int
    """At least 1."""

    role_id: int | Unset = UNSET
    """At least 1."""

    stream_id: int | Unset = UNSET
    """The stream. It does nothing where streams are switched off. At least 1."""

    job_title_id: int | Unset = UNSET
    """At least 1."""

    allocation_manager_id: int | Unset = UNSET
    """At least 1."""

    capacity_id: int | Unset = UNSET
    """At least 1."""

    location_id: int | Unset = UNSET
    """At least 1."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.id is not UNSET:
            result["id"] = untyped.id
        if untyped.created_at is not UNSET:
            result["created_at"] = to_json(untyped.created_at)
        if untyped.updated_at is not UNSET:
            result["updated_at"] = to_json(untyped.updated_at)
        if untyped.email is not UNSET:
            result["email"] = untyped.email
        if untyped.name is not UNSET:
            result["name"] = untyped.name
        if untyped.surname is not UNSET:
            result["surname"] = untyped.surname
        if untyped.role is not UNSET:
            result["role"] = untyped.role
        if untyped.is_archived is not UNSET:
            result["is_archived"] = untyped.is_archived
        if untyped.is_visible_in_people_allocation is not UNSET:
            result["is_visible_in_people_allocation"] = untyped.is_visible_in_people_allocation
        if untyped.has_timesheet_required is not UNSET:
            result["has_timesheet_required"] = untyped.has_timesheet_required
        if untyped.level_id is not UNSET:
            result["level_id"] = untyped.level_id
        if untyped.price_list_id is not UNSET:
            result["price_list_id"] = untyped.price_list_id
        if self.role_id is not UNSET:
            result["role_id"] = self.role_id
        if self.stream_id is not UNSET:
            result["stream_id"] = self.stream_id
        if self.job_title_id is not UNSET:
            result["job_title_id"] = self.job_title_id
        if self.allocation_manager_id is not UNSET:
            result["allocation_manager_id"] = self.allocation_manager_id
        if self.capacity_id is not UNSET:
            result["capacity_id"] = self.capacity_id
        if self.location_id is not UNSET:
            result["location_id"] = self.location_id
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
            return decode_non_object(cls, "Person", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.email = src_dict["email"]
                instance.name = src_dict["name"]
                instance.surname = src_dict["surname"]
                instance.role = src_dict["role"]
                instance.is_archived = src_dict["is_archived"]
                instance.is_visible_in_people_allocation = src_dict["is_visible_in_people_allocation"]
                instance.has_timesheet_required = src_dict["has_timesheet_required"]
                instance.level_id = src_dict["level_id"]
                instance.price_list_id = src_dict["price_list_id"]
                instance.role_id = src_dict["role_id"]
                instance.stream_id = src_dict["stream_id"]
                instance.job_title_id = src_dict["job_title_id"]
                instance.allocation_manager_id = src_dict["allocation_manager_id"]
                instance.capacity_id = src_dict["capacity_id"]
                instance.location_id = src_dict["location_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.id = pop("id")
            raw_created_at: Any = pop("created_at")
            raw_updated_at: Any = pop("updated_at")
            instance.email = pop("email")
            instance.name = pop("name")
            instance.surname = pop("surname")
            instance.role = pop("role")
            instance.is_archived = pop("is_archived")
            instance.is_visible_in_people_allocation = pop("is_visible_in_people_allocation")
            instance.has_timesheet_required = pop("has_timesheet_required")
            instance.level_id = pop("level_id")
            instance.price_list_id = pop("price_list_id")
        except KeyError:
            return decode_incomplete(
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
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.role_id = pop("role_id", UNSET)
        instance.stream_id = pop("stream_id", UNSET)
        instance.job_title_id = pop("job_title_id", UNSET)
        instance.allocation_manager_id = pop("allocation_manager_id", UNSET)
        instance.capacity_id = pop("capacity_id", UNSET)
        instance.location_id = pop("location_id", UNSET)
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
