# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTask``."""

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
from ..models.project_plan_task_dependency_type_type_1 import (
    ProjectPlanTaskDependencyTypeType1,
)
from ..models.project_plan_task_status_key_type_1 import (
    ProjectPlanTaskStatusKeyType1,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ProjectPlanTask:
    """A task of a project plan. Custom fields come as further keys, named custom_field_ and the id of the field."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str
    """At most 255 characters."""

    sort: float

    project_plan_area_id: int
    """At least 1.0."""

    budget_task_id: int | None | Unset = UNSET
    """At least 1.0."""

    start_date: datetime.date | None | Unset = UNSET
    """Format date."""

    end_date: datetime.date | None | Unset = UNSET
    """Format date."""

    notes: None | str | Unset = UNSET

    status_key: None | ProjectPlanTaskStatusKeyType1 | Unset = UNSET

    depends_on_id: int | None | Unset = UNSET
    """At least 1.0."""

    dependency_type: None | ProjectPlanTaskDependencyTypeType1 | Unset = UNSET

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
        if _self.name is not UNSET:
            found["name"] = _self.name
        if _self.sort is not UNSET:
            found["sort"] = _self.sort
        if _self.project_plan_area_id is not UNSET:
            found["project_plan_area_id"] = _self.project_plan_area_id
        if self.budget_task_id is not UNSET:
            found["budget_task_id"] = self.budget_task_id
        if self.start_date is not UNSET:
            found["start_date"] = json_value(self.start_date)
        if self.end_date is not UNSET:
            found["end_date"] = json_value(self.end_date)
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.status_key is not UNSET:
            found["status_key"] = self.status_key
        if self.depends_on_id is not UNSET:
            found["depends_on_id"] = self.depends_on_id
        if self.dependency_type is not UNSET:
            found["dependency_type"] = self.dependency_type
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
            return stand_in(cls, "ProjectPlanTask", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 13:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.name = src_dict["name"]
                _made.sort = src_dict["sort"]
                _made.project_plan_area_id = src_dict["project_plan_area_id"]
                _made.budget_task_id = src_dict["budget_task_id"]
                _given_start_date: Any = src_dict["start_date"]
                _made.start_date = None if _given_start_date is None else date(_given_start_date)
                _given_end_date: Any = src_dict["end_date"]
                _made.end_date = None if _given_end_date is None else date(_given_end_date)
                _made.notes = src_dict["notes"]
                _made.status_key = src_dict["status_key"]
                _made.depends_on_id = src_dict["depends_on_id"]
                _made.dependency_type = src_dict["dependency_type"]
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
            _made.name = _pop("name")
            _made.sort = _pop("sort")
            _made.project_plan_area_id = _pop("project_plan_area_id")
        except KeyError:
            return completed(
                cls,
                "ProjectPlanTask",
                src_dict,
                ("id", "created_at", "updated_at", "name", "sort", "project_plan_area_id"),
            )
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.budget_task_id = _pop("budget_task_id", UNSET)
        _raw_start_date: Any = _pop("start_date", UNSET)
        _made.start_date = (
            UNSET if _raw_start_date is UNSET else None if _raw_start_date is None else date(_raw_start_date)
        )
        _raw_end_date: Any = _pop("end_date", UNSET)
        _made.end_date = UNSET if _raw_end_date is UNSET else None if _raw_end_date is None else date(_raw_end_date)
        _made.notes = _pop("notes", UNSET)
        _made.status_key = _pop("status_key", UNSET)
        _made.depends_on_id = _pop("depends_on_id", UNSET)
        _made.dependency_type = _pop("dependency_type", UNSET)
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
