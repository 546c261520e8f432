# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTaskUpdate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
    parse_date,
    to_json,
)
from ..models.project_plan_task_update_dependency_type_type_1 import (
    ProjectPlanTaskUpdateDependencyTypeType1,
)
from ..models.project_plan_task_update_status_key_type_1 import (
    ProjectPlanTaskUpdateStatusKeyType1,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
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
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.name is not UNSET:
            result["name"] = self.name
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.start_date is not UNSET:
            result["start_date"] = to_json(self.start_date)
        if self.end_date is not UNSET:
            result["end_date"] = to_json(self.end_date)
        if self.depends_on_id is not UNSET:
            result["depends_on_id"] = self.depends_on_id
        if self.project_plan_area_id is not UNSET:
            result["project_plan_area_id"] = self.project_plan_area_id
        if self.dependency_type is not UNSET:
            result["dependency_type"] = self.dependency_type
        if self.status_key is not UNSET:
            result["status_key"] = self.status_key
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
            return decode_non_object(cls, "ProjectPlanTaskUpdate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.name = src_dict["name"]
                instance.notes = src_dict["notes"]
                json_start_date: Any = src_dict["start_date"]
                instance.start_date = None if json_start_date is None else parse_date(json_start_date)
                json_end_date: Any = src_dict["end_date"]
                instance.end_date = None if json_end_date is None else parse_date(json_end_date)
                instance.depends_on_id = src_dict["depends_on_id"]
                instance.project_plan_area_id = src_dict["project_plan_area_id"]
                instance.dependency_type = src_dict["dependency_type"]
                instance.status_key = src_dict["status_key"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.name = pop("name", UNSET)
        instance.notes = pop("notes", UNSET)
        raw_start_date: Any = pop("start_date", UNSET)
        instance.start_date = (
            UNSET if raw_start_date is UNSET else None if raw_start_date is None else parse_date(raw_start_date)
        )
        raw_end_date: Any = pop("end_date", UNSET)
        instance.end_date = (
            UNSET if raw_end_date is UNSET else None if raw_end_date is None else parse_date(raw_end_date)
        )
        instance.depends_on_id = pop("depends_on_id", UNSET)
        instance.project_plan_area_id = pop("project_plan_area_id", UNSET)
        instance.dependency_type = pop("dependency_type", UNSET)
        instance.status_key = pop("status_key", UNSET)
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
