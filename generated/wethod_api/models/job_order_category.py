# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``JobOrderCategory``."""

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
class JobOrderCategory:
    """A category of job orders. There may be further flags."""

    id: int
    """Its id. At least 1.0."""

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
        if _self.color is not UNSET:
            found["color"] = _self.color
        if _self.is_chargeable is not UNSET:
            found["is_chargeable"] = _self.is_chargeable
        if _self.is_allocation_request_required is not UNSET:
            found["is_allocation_request_required"] = _self.is_allocation_request_required
        if _self.is_planning_allowed_to_everybody is not UNSET:
            found["is_planning_allowed_to_everybody"] = _self.is_planning_allowed_to_everybody
        if self.is_planning_unlimited is not UNSET:
            found["is_planning_unlimited"] = self.is_planning_unlimited
        if self.hours_type is not UNSET:
            found["hours_type"] = self.hours_type
        if self.is_program_required is not UNSET:
            found["is_program_required"] = self.is_program_required
        if self.is_budget_invoice_driven is not UNSET:
            found["is_budget_invoice_driven"] = self.is_budget_invoice_driven
        if self.is_capex is not UNSET:
            found["is_capex"] = self.is_capex
        if self.external_costs_type is not UNSET:
            found["external_costs_type"] = self.external_costs_type
        if self.is_won_lost_feedback_required is not UNSET:
            found["is_won_lost_feedback_required"] = self.is_won_lost_feedback_required
        if self.is_opportunity_status_tracking_enabled is not UNSET:
            found["is_opportunity_status_tracking_enabled"] = self.is_opportunity_status_tracking_enabled
        if self.is_timesheet_automatic is not UNSET:
            found["is_timesheet_automatic"] = self.is_timesheet_automatic
        if self.is_external_drive_canvas_enabled is not UNSET:
            found["is_external_drive_canvas_enabled"] = self.is_external_drive_canvas_enabled
        if self.project_status_mode is not UNSET:
            found["project_status_mode"] = self.project_status_mode
        if self.is_project_review_required is not UNSET:
            found["is_project_review_required"] = self.is_project_review_required
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
            return stand_in(cls, "JobOrderCategory", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 20:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.name = src_dict["name"]
                _made.color = src_dict["color"]
                _made.is_chargeable = src_dict["is_chargeable"]
                _made.is_allocation_request_required = src_dict["is_allocation_request_required"]
                _made.is_planning_allowed_to_everybody = src_dict["is_planning_allowed_to_everybody"]
                _made.is_planning_unlimited = src_dict["is_planning_unlimited"]
                _made.hours_type = src_dict["hours_type"]
                _made.is_program_required = src_dict["is_program_required"]
                _made.is_budget_invoice_driven = src_dict["is_budget_invoice_driven"]
                _made.is_capex = src_dict["is_capex"]
                _made.external_costs_type = src_dict["external_costs_type"]
                _made.is_won_lost_feedback_required = src_dict["is_won_lost_feedback_required"]
                _made.is_opportunity_status_tracking_enabled = src_dict["is_opportunity_status_tracking_enabled"]
                _made.is_timesheet_automatic = src_dict["is_timesheet_automatic"]
                _made.is_external_drive_canvas_enabled = src_dict["is_external_drive_canvas_enabled"]
                _made.project_status_mode = src_dict["project_status_mode"]
                _made.is_project_review_required = src_dict["is_project_review_required"]
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
            _made.color = _pop("color")
            _made.is_chargeable = _pop("is_chargeable")
            _made.is_allocation_request_required = _pop("is_allocation_request_required")
            _made.is_planning_allowed_to_everybody = _pop("is_planning_allowed_to_everybody")
        except KeyError:
            return completed(
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
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.is_planning_unlimited = _pop("is_planning_unlimited", UNSET)
        _made.hours_type = _pop("hours_type", UNSET)
        _made.is_program_required = _pop("is_program_required", UNSET)
        _made.is_budget_invoice_driven = _pop("is_budget_invoice_driven", UNSET)
        _made.is_capex = _pop("is_capex", UNSET)
        _made.external_costs_type = _pop("external_costs_type", UNSET)
        _made.is_won_lost_feedback_required = _pop("is_won_lost_feedback_required", UNSET)
        _made.is_opportunity_status_tracking_enabled = _pop("is_opportunity_status_tracking_enabled", UNSET)
        _made.is_timesheet_automatic = _pop("is_timesheet_automatic", UNSET)
        _made.is_external_drive_canvas_enabled = _pop("is_external_drive_canvas_enabled", UNSET)
        _made.project_status_mode = _pop("project_status_mode", UNSET)
        _made.is_project_review_required = _pop("is_project_review_required", UNSET)
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
