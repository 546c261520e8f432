# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``JobOrderCategory``."""

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
class JobOrderCategory:
    """A category of job orders. There may be further flags."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str
    """At most 50 characters."""

    color: str
    """At most 50 characters."""

    is_chargeable: bool
    is_allocation_request_required: bool
    is_planning_allowed_to_everybody: bool
    is_planning_unlimited: bool | Unset = UNSET
    hours_type: str | Unset = UNSET
    is_program_required: bool | Unset = UNSET
    is_budget_invoice_driven: bool | Unset = UNSET
    is_capex: bool | Unset = UNSET
    external_costs_type: str | Unset = UNSET
    is_won_lost_feedback_required: bool | Unset = UNSET
    is_opportunity_status_tracking_enabled: bool | Unset = UNSET
    is_timesheet_automatic: bool | Unset = UNSET
    is_external_drive_canvas_enabled: bool | Unset = UNSET
    project_status_mode: str | Unset = UNSET
    is_project_review_required: bool | Unset = UNSET
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
        if untyped.color is not UNSET:
            result["color"] = untyped.color
        if untyped.is_chargeable is not UNSET:
            result["is_chargeable"] = untyped.is_chargeable
        if untyped.is_allocation_request_required is not UNSET:
            result["is_allocation_request_required"] = untyped.is_allocation_request_required
        if untyped.is_planning_allowed_to_everybody is not UNSET:
            result["is_planning_allowed_to_everybody"] = untyped.is_planning_allowed_to_everybody
        if self.is_planning_unlimited is not UNSET:
            result["is_planning_unlimited"] = self.is_planning_unlimited
        if self.hours_type is not UNSET:
            result["hours_type"] = self.hours_type
        if self.is_program_required is not UNSET:
            result["is_program_required"] = self.is_program_required
        if self.is_budget_invoice_driven is not UNSET:
            result["is_budget_invoice_driven"] = self.is_budget_invoice_driven
        if self.is_capex is not UNSET:
            result["is_capex"] = self.is_capex
        if self.external_costs_type is not UNSET:
            result["external_costs_type"] = self.external_costs_type
        if self.is_won_lost_feedback_required is not UNSET:
            result["is_won_lost_feedback_required"] = self.is_won_lost_feedback_required
        if self.is_opportunity_status_tracking_enabled is not UNSET:
            result["is_opportunity_status_tracking_enabled"] = self.is_opportunity_status_tracking_enabled
        if self.is_timesheet_automatic is not UNSET:
            result["is_timesheet_automatic"] = self.is_timesheet_automatic
        if self.is_external_drive_canvas_enabled is not UNSET:
            result["is_external_drive_canvas_enabled"] = self.is_external_drive_canvas_enabled
        if self.project_status_mode is not UNSET:
            result["project_status_mode"] = self.project_status_mode
        if self.is_project_review_required is not UNSET:
            result["is_project_review_required"] = self.is_project_review_required
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
            return decode_non_object(cls, "JobOrderCategory", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 20:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.name = src_dict["name"]
                instance.color = src_dict["color"]
                instance.is_chargeable = src_dict["is_chargeable"]
                instance.is_allocation_request_required = src_dict["is_allocation_request_required"]
                instance.is_planning_allowed_to_everybody = src_dict["is_planning_allowed_to_everybody"]
                instance.is_planning_unlimited = src_dict["is_planning_unlimited"]
                instance.hours_type = src_dict["hours_type"]
                instance.is_program_required = src_dict["is_program_required"]
                instance.is_budget_invoice_driven = src_dict["is_budget_invoice_driven"]
                instance.is_capex = src_dict["is_capex"]
                instance.external_costs_type = src_dict["external_costs_type"]
                instance.is_won_lost_feedback_required = src_dict["is_won_lost_feedback_required"]
                instance.is_opportunity_status_tracking_enabled = src_dict["is_opportunity_status_tracking_enabled"]
                instance.is_timesheet_automatic = src_dict["is_timesheet_automatic"]
                instance.is_external_drive_canvas_enabled = src_dict["is_external_drive_canvas_enabled"]
                instance.project_status_mode = src_dict["project_status_mode"]
                instance.is_project_review_required = src_dict["is_project_review_required"]
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
            instance.color = pop("color")
            instance.is_chargeable = pop("is_chargeable")
            instance.is_allocation_request_required = pop("is_allocation_request_required")
            instance.is_planning_allowed_to_everybody = pop("is_planning_allowed_to_everybody")
        except KeyError:
            return decode_incomplete(
                cls,
                "JobOrderCategory",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "name",
                    "color",
                    "is_chargeable",
                    "is_allocation_request_required",
                    "is_planning_allowed_to_everybody",
                ),
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.is_planning_unlimited = pop("is_planning_unlimited", UNSET)
        instance.hours_type = pop("hours_type", UNSET)
        instance.is_program_required = pop("is_program_required", UNSET)
        instance.is_budget_invoice_driven = pop("is_budget_invoice_driven", UNSET)
        instance.is_capex = pop("is_capex", UNSET)
        instance.external_costs_type = pop("external_costs_type", UNSET)
        instance.is_won_lost_feedback_required = pop("is_won_lost_feedback_required", UNSET)
        instance.is_opportunity_status_tracking_enabled = pop("is_opportunity_status_tracking_enabled", UNSET)
        instance.is_timesheet_automatic = pop("is_timesheet_automatic", UNSET)
        instance.is_external_drive_canvas_enabled = pop("is_external_drive_canvas_enabled", UNSET)
        instance.project_status_mode = pop("project_status_mode", UNSET)
        instance.is_project_review_required = pop("is_project_review_required", UNSET)
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
