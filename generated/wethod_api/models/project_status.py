# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectStatus``."""

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
    parse_date,
    parse_datetime,
    to_json,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ProjectStatus:
    """The schema ``ProjectStatus``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    project_id: int | Unset = UNSET
    """At least 1."""

    date: datetime.date | Unset = UNSET
    """The day of the report, a Monday. Format date."""

    days_left: float | Unset = UNSET
    progress: float | Unset = UNSET
    notes: str | Unset = UNSET
    project_status_risk_id: int | Unset = UNSET
    """At least 1."""

    deleted_at: datetime.datetime | Unset = UNSET
    """When it was deleted, if it was. Format date-time."""

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
        if self.project_id is not UNSET:
            result["project_id"] = self.project_id
        if self.date is not UNSET:
            result["date"] = to_json(self.date)
        if self.days_left is not UNSET:
            result["days_left"] = self.days_left
        if self.progress is not UNSET:
            result["progress"] = self.progress
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.project_status_risk_id is not UNSET:
            result["project_status_risk_id"] = self.project_status_risk_id
        if self.deleted_at is not UNSET:
            result["deleted_at"] = to_json(self.deleted_at)
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
            return decode_non_object(cls, "ProjectStatus", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 10:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.project_id = src_dict["project_id"]
                json_date: Any = src_dict["date"]
                instance.date = parse_date(json_date)
                instance.days_left = src_dict["days_left"]
                instance.progress = src_dict["progress"]
                instance.notes = src_dict["notes"]
                instance.project_status_risk_id = src_dict["project_status_risk_id"]
                json_deleted_at: Any = src_dict["deleted_at"]
                instance.deleted_at = parse_datetime(json_deleted_at)
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
        except KeyError:
            return decode_incomplete(cls, "ProjectStatus", src_dict, ("id", "created_at", "updated_at"))
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.project_id = pop("project_id", UNSET)
        raw_date: Any = pop("date", UNSET)
        instance.date = UNSET if raw_date is UNSET else parse_date(raw_date)
        instance.days_left = pop("days_left", UNSET)
        instance.progress = pop("progress", UNSET)
        instance.notes = pop("notes", UNSET)
        instance.project_status_risk_id = pop("project_status_risk_id", UNSET)
        raw_deleted_at: Any = pop("deleted_at", UNSET)
        instance.deleted_at = UNSET if raw_deleted_at is UNSET else parse_datetime(raw_deleted_at)
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
