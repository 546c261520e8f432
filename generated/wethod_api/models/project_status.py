# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectStatus``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    date,
    date_time,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ProjectStatus:
    """The schema ``ProjectStatus``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    project_id: int | Unset = UNSET
    """At least 1.0."""

    date: datetime.date | Unset = UNSET
    """The day of the report, a Monday. Format date."""

    days_left: float | Unset = UNSET

    progress: float | Unset = UNSET

    notes: str | Unset = UNSET

    project_status_risk_id: int | Unset = UNSET
    """At least 1.0."""

    deleted_at: datetime.datetime | Unset = UNSET
    """When it was deleted, if it was. Format date-time."""

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
        if self.project_id is not UNSET:
            found["project_id"] = self.project_id
        if self.date is not UNSET:
            found["date"] = json_value(self.date)
        if self.days_left is not UNSET:
            found["days_left"] = self.days_left
        if self.progress is not UNSET:
            found["progress"] = self.progress
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.project_status_risk_id is not UNSET:
            found["project_status_risk_id"] = self.project_status_risk_id
        if self.deleted_at is not UNSET:
            found["deleted_at"] = json_value(self.deleted_at)
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
            return stand_in(cls, "ProjectStatus", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 10:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.project_id = src_dict["project_id"]
                _given_date: Any = src_dict["date"]
                _made.date = date(_given_date)
                _made.days_left = src_dict["days_left"]
                _made.progress = src_dict["progress"]
                _made.notes = src_dict["notes"]
                _made.project_status_risk_id = src_dict["project_status_risk_id"]
                _given_deleted_at: Any = src_dict["deleted_at"]
                _made.deleted_at = date_time(_given_deleted_at)
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
            return completed(cls, "ProjectStatus", src_dict, ("id", "created_at", "updated_at"))
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.project_id = _pop("project_id", UNSET)
        _raw_date: Any = _pop("date", UNSET)
        _made.date = UNSET if _raw_date is UNSET else date(_raw_date)
        _made.days_left = _pop("days_left", UNSET)
        _made.progress = _pop("progress", UNSET)
        _made.notes = _pop("notes", UNSET)
        _made.project_status_risk_id = _pop("project_status_risk_id", UNSET)
        _raw_deleted_at: Any = _pop("deleted_at", UNSET)
        _made.deleted_at = UNSET if _raw_deleted_at is UNSET else date_time(_raw_deleted_at)
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
