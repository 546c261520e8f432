# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``TimesheetLog``."""

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
class TimesheetLog:
    """The schema ``TimesheetLog``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    person_id: int | Unset = UNSET

    date: datetime.date | Unset = UNSET
    """Format date."""

    project_id: int | Unset = UNSET

    to_project_id: int | Unset = UNSET

    mode: str | Unset = UNSET

    from_hours: float | Unset = UNSET

    to_hours: float | Unset = UNSET

    author_id: int | Unset = UNSET

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
        if self.person_id is not UNSET:
            found["person_id"] = self.person_id
        if self.date is not UNSET:
            found["date"] = json_value(self.date)
        if self.project_id is not UNSET:
            found["project_id"] = self.project_id
        if self.to_project_id is not UNSET:
            found["to_project_id"] = self.to_project_id
        if self.mode is not UNSET:
            found["mode"] = self.mode
        if self.from_hours is not UNSET:
            found["from_hours"] = self.from_hours
        if self.to_hours is not UNSET:
            found["to_hours"] = self.to_hours
        if self.author_id is not UNSET:
            found["author_id"] = self.author_id
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
            return stand_in(cls, "TimesheetLog", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 11:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.person_id = src_dict["person_id"]
                _given_date: Any = src_dict["date"]
                _made.date = date(_given_date)
                _made.project_id = src_dict["project_id"]
                _made.to_project_id = src_dict["to_project_id"]
                _made.mode = src_dict["mode"]
                _made.from_hours = src_dict["from_hours"]
                _made.to_hours = src_dict["to_hours"]
                _made.author_id = src_dict["author_id"]
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
            return completed(cls, "TimesheetLog", src_dict, ("id", "created_at", "updated_at"))
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.person_id = _pop("person_id", UNSET)
        _raw_date: Any = _pop("date", UNSET)
        _made.date = UNSET if _raw_date is UNSET else date(_raw_date)
        _made.project_id = _pop("project_id", UNSET)
        _made.to_project_id = _pop("to_project_id", UNSET)
        _made.mode = _pop("mode", UNSET)
        _made.from_hours = _pop("from_hours", UNSET)
        _made.to_hours = _pop("to_hours", UNSET)
        _made.author_id = _pop("author_id", UNSET)
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
