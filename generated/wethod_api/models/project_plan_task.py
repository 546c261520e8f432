# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectPlanTask``."""

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
from ..models.project_plan_task_dependency_type_type_1 import (
    ProjectPlanTaskDependencyTypeType1,
)
from ..models.project_plan_task_status_key_type_1 import (
    ProjectPlanTaskStatusKeyType1,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ProjectPlanTask:
    """A task of a project plan. Custom fields come as further keys, named custom_field_ and the id of the field."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str
    """At most 255 characters."""

    sort: float
    project_plan_area_id: int
    """At least 1."""

    budget_task_id: int | None | Unset = UNSET
    """At least 1."""

    start_date: datetime.date | None | Unset = UNSET
    """Format date."""

    end_date: datetime.date | None | Unset = UNSET
    """Format date."""

    notes: None | str | Unset = UNSET
    status_key: None | ProjectPlanTaskStatusKeyType1 | Unset = UNSET
    depends_on_id: int | None | Unset = UNSET
    """At least 1."""

    dependency_type: None | ProjectPlanTaskDependencyTypeType1 | Unset = UNSET
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
        if untyped.name is not UNSET:
            result["name"] = untyped.name
        if untyped.sort is not UNSET:
            result["sort"] = untyped.sort
        if untyped.project_plan_area_id is not UNSET:
            result["project_plan_area_id"] = untyped.project_plan_area_id
        if self.budget_task_id is not UNSET:
            result["budget_task_id"] = self.budget_task_id
        if self.start_date is not UNSET:
            result["start_date"] = to_json(self.start_date)
        if self.end_date is not UNSET:
            result["end_date"] = to_json(self.end_date)
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.status_key is not UNSET:
            result["status_key"] = self.status_key
        if self.depends_on_id is not UNSET:
            result["depends_on_id"] = self.depends_on_id
        if self.dependency_type is not UNSET:
            result["dependency_type"] = self.dependency_type
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
            return decode_non_object(cls, "ProjectPlanTask", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 13:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.name = src_dict["name"]
                instance.sort = src_dict["sort"]
                instance.project_plan_area_id = src_dict["project_plan_area_id"]
                instance.budget_task_id = src_dict["budget_task_id"]
                json_start_date: Any = src_dict["start_date"]
                instance.start_date = None if json_start_date is None else parse_date(json_start_date)
                json_end_date: Any = src_dict["end_date"]
                instance.end_date = None if json_end_date is None else parse_date(json_end_date)
                instance.notes = src_dict["notes"]
                instance.status_key = src_dict["status_key"]
                instance.depends_on_id = src_dict["depends_on_id"]
                instance.dependency_type = src_dict["dependency_type"]
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
            instance.name = pop("name")
            instance.sort = pop("sort")
            instance.project_plan_area_id = pop("project_plan_area_id")
        except KeyError:
            return decode_incomplete(
                cls,
                "ProjectPlanTask",
                src_dict,
                ("id", "created_at", "updated_at", "name", "sort", "project_plan_area_id"),
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.budget_task_id = pop("budget_task_id", UNSET)
        raw_start_date: Any = pop("start_date", UNSET)
        instance.start_date = (
            UNSET if raw_start_date is UNSET else None if raw_start_date is None else parse_date(raw_start_date)
        )
        raw_end_date: Any = pop("end_date", UNSET)
        instance.end_date = (
            UNSET if raw_end_date is UNSET else None if raw_end_date is None else parse_date(raw_end_date)
        )
        instance.notes = pop("notes", UNSET)
        instance.status_key = pop("status_key", UNSET)
        instance.depends_on_id = pop("depends_on_id", UNSET)
        instance.dependency_type = pop("dependency_type", UNSET)
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
