# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTaskUpdate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    date,
    is_mapping,
    json_value,
    stand_in,
)
from ..models.project_plan_task_update_dependency_type_type_1 import (
    ProjectPlanTaskUpdateDependencyTypeType1,
)
from ..models.project_plan_task_update_status_key_type_1 import (
    ProjectPlanTaskUpdateStatusKeyType1,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ProjectPlanTaskUpdate:
    """What to change of a task. A field left out stays, null clears it; custom fields are further keys."""

    name: str | Unset = UNSET
    """At most 255 characters."""

    notes: None | str | Unset = UNSET

    start_date: datetime.date | None | Unset = UNSET
    """Format date."""

    end_date: datetime.date | None | Unset = UNSET
    """Format date."""

    depends_on_id: int | None | Unset = UNSET

    project_plan_area_id: int | None | Unset = UNSET

    dependency_type: None | ProjectPlanTaskUpdateDependencyTypeType1 | Unset = UNSET

    status_key: None | ProjectPlanTaskUpdateStatusKeyType1 | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.name is not UNSET:
            found["name"] = self.name
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.start_date is not UNSET:
            found["start_date"] = json_value(self.start_date)
        if self.end_date is not UNSET:
            found["end_date"] = json_value(self.end_date)
        if self.depends_on_id is not UNSET:
            found["depends_on_id"] = self.depends_on_id
        if self.project_plan_area_id is not UNSET:
            found["project_plan_area_id"] = self.project_plan_area_id
        if self.dependency_type is not UNSET:
            found["dependency_type"] = self.dependency_type
        if self.status_key is not UNSET:
            found["status_key"] = self.status_key
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
            return stand_in(cls, "ProjectPlanTaskUpdate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.name = src_dict["name"]
                _made.notes = src_dict["notes"]
                _given_start_date: Any = src_dict["start_date"]
                _made.start_date = None if _given_start_date is None else date(_given_start_date)
                _given_end_date: Any = src_dict["end_date"]
                _made.end_date = None if _given_end_date is None else date(_given_end_date)
                _made.depends_on_id = src_dict["depends_on_id"]
                _made.project_plan_area_id = src_dict["project_plan_area_id"]
                _made.dependency_type = src_dict["dependency_type"]
                _made.status_key = src_dict["status_key"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.name = _pop("name", UNSET)
        _made.notes = _pop("notes", UNSET)
        _raw_start_date: Any = _pop("start_date", UNSET)
        _made.start_date = (
            UNSET if _raw_start_date is UNSET else None if _raw_start_date is None else date(_raw_start_date)
        )
        _raw_end_date: Any = _pop("end_date", UNSET)
        _made.end_date = UNSET if _raw_end_date is UNSET else None if _raw_end_date is None else date(_raw_end_date)
        _made.depends_on_id = _pop("depends_on_id", UNSET)
        _made.project_plan_area_id = _pop("project_plan_area_id", UNSET)
        _made.dependency_type = _pop("dependency_type", UNSET)
        _made.status_key = _pop("status_key", UNSET)
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
