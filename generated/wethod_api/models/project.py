# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Project``."""

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
class Project:
    """A project or an opportunity. Tags come as further keys, named metadata_ and the id of the tag."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str

    value: float
    """The value in thousands of the currency."""

    probability: int
    """How likely it is, in percent. At most 100.0."""

    external_cost_percentage: int
    """The share of external cost, in percent."""

    date_start: datetime.date
    """The first day of the month in which it starts. Format date."""

    duration: int
    """How many months it lasts. At least 1.0."""

    is_archived: bool

    job_order_category_id: int
    """At least 1.0."""

    client_id: int
    """At least 1.0."""

    pm_id: int
    """At least 1.0."""

    job_order: str | Unset = UNSET

    purchase_order: str | Unset = UNSET

    archived_on: datetime.date | Unset = UNSET
    """Format date."""

    due_date: datetime.date | Unset = UNSET
    """Format date."""

    signed_on: datetime.date | Unset = UNSET
    """Format date."""

    is_timesheet_whitelist_enabled: bool | Unset = UNSET

    project_type_id: int | Unset = UNSET
    """At least 1.0."""

    account_id: int | Unset = UNSET
    """At least 1.0."""

    client_contact_id: int | Unset = UNSET
    """At least 1.0."""

    reason_why_id: int | Unset = UNSET
    """At least 1.0."""

    business_unit_id: int | Unset = UNSET
    """At least 1.0."""

    billing_group_id: int | Unset = UNSET
    """At least 1.0."""

    project_stage_id: int | Unset = UNSET

    job_order_category: ProjectJobOrderCategory | Unset = UNSET

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
        if _self.name is not UNSET:
            found["name"] = _self.name
        if _self.value is not UNSET:
            found["value"] = _self.value
        if _self.probability is not UNSET:
            found["probability"] = _self.probability
        if _self.external_cost_percentage is not UNSET:
            found["external_cost_percentage"] = _self.external_cost_percentage
        if _self.date_start is not UNSET:
            found["date_start"] = json_value(_self.date_start)
        if _self.duration is not UNSET:
            found["duration"] = _self.duration
        if _self.is_archived is not UNSET:
            found["is_archived"] = _self.is_archived
        if _self.job_order_category_id is not UNSET:
            found["job_order_category_id"] = _self.job_order_category_id
        if _self.client_id is not UNSET:
            found["client_id"] = _self.client_id
        if _self.pm_id is not UNSET:
            found["pm_id"] = _self.pm_id
        if self.job_order is not UNSET:
            found["job_order"] = self.job_order
        if self.purchase_order is not UNSET:
            found["purchase_order"] = self.purchase_order
        if self.archived_on is not UNSET:
            found["archived_on"] = json_value(self.archived_on)
        if self.due_date is not UNSET:
            found["due_date"] = json_value(self.due_date)
        if self.signed_on is not UNSET:
            found["signed_on"] = json_value(self.signed_on)
        if self.is_timesheet_whitelist_enabled is not UNSET:
            found["is_timesheet_whitelist_enabled"] = self.is_timesheet_whitelist_enabled
        if self.project_type_id is not UNSET:
            found["project_type_id"] = self.project_type_id
        if self.account_id is not UNSET:
            found["account_id"] = self.account_id
        if self.client_contact_id is not UNSET:
            found["client_contact_id"] = self.client_contact_id
        if self.reason_why_id is not UNSET:
            found["reason_why_id"] = self.reason_why_id
        if self.business_unit_id is not UNSET:
            found["business_unit_id"] = self.business_unit_id
        if self.billing_group_id is not UNSET:
            found["billing_group_id"] = self.billing_group_id
        if self.project_stage_id is not UNSET:
            found["project_stage_id"] = self.project_stage_id
        if self.job_order_category is not UNSET:
            found["job_order_category"] = json_value(self.job_order_category)
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
            return stand_in(cls, "Project", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 28:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.name = src_dict["name"]
                _made.value = src_dict["value"]
                _made.probability = src_dict["probability"]
                _made.external_cost_percentage = src_dict["external_cost_percentage"]
                _given_date_start: Any = src_dict["date_start"]
                _made.date_start = date(_given_date_start)
                _made.duration = src_dict["duration"]
                _made.is_archived = src_dict["is_archived"]
                _made.job_order_category_id = src_dict["job_order_category_id"]
                _made.client_id = src_dict["client_id"]
                _made.pm_id = src_dict["pm_id"]
                _made.job_order = src_dict["job_order"]
                _made.purchase_order = src_dict["purchase_order"]
                _given_archived_on: Any = src_dict["archived_on"]
                _made.archived_on = date(_given_archived_on)
                _given_due_date: Any = src_dict["due_date"]
                _made.due_date = date(_given_due_date)
                _given_signed_on: Any = src_dict["signed_on"]
                _made.signed_on = date(_given_signed_on)
                _made.is_timesheet_whitelist_enabled = src_dict["is_timesheet_whitelist_enabled"]
                _made.project_type_id = src_dict["project_type_id"]
                _made.account_id = src_dict["account_id"]
                _made.client_contact_id = src_dict["client_contact_id"]
                _made.reason_why_id = src_dict["reason_why_id"]
                _made.business_unit_id = src_dict["business_unit_id"]
                _made.billing_group_id = src_dict["billing_group_id"]
                _made.project_stage_id = src_dict["project_stage_id"]
                _given_job_order_category: Any = src_dict["job_order_category"]
                _made.job_order_category = ProjectJobOrderCategory.from_dict(_given_job_order_category)
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
            _made.name = _pop("name")
            _made.value = _pop("value")
            _made.probability = _pop("probability")
            _made.external_cost_percentage = _pop("external_cost_percentage")
            _raw_date_start: Any = _pop("date_start")
            _made.duration = _pop("duration")
            _made.is_archived = _pop("is_archived")
            _made.job_order_category_id = _pop("job_order_category_id")
            _made.client_id = _pop("client_id")
            _made.pm_id = _pop("pm_id")
        except KeyError:
            return completed(
                cls,
                "Project",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "name",
                    "value",
                    "probability",
                    "external_cost_percentage",
                    "date_start",
                    "duration",
                    "is_archived",
                    "job_order_category_id",
                    "client_id",
                    "pm_id",
                ),
            )
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.date_start = date(_raw_date_start)
        _made.job_order = _pop("job_order", UNSET)
        _made.purchase_order = _pop("purchase_order", UNSET)
        _raw_archived_on: Any = _pop("archived_on", UNSET)
        _made.archived_on = UNSET if _raw_archived_on is UNSET else date(_raw_archived_on)
        _raw_due_date: Any = _pop("due_date", UNSET)
        _made.due_date = UNSET if _raw_due_date is UNSET else date(_raw_due_date)
        _raw_signed_on: Any = _pop("signed_on", UNSET)
        _made.signed_on = UNSET if _raw_signed_on is UNSET else date(_raw_signed_on)
        _made.is_timesheet_whitelist_enabled = _pop("is_timesheet_whitelist_enabled", UNSET)
        _made.project_type_id = _pop("project_type_id", UNSET)
        _made.account_id = _pop("account_id", UNSET)
        _made.client_contact_id = _pop("client_contact_id", UNSET)
        _made.reason_why_id = _pop("reason_why_id", UNSET)
        _made.business_unit_id = _pop("business_unit_id", UNSET)
        _made.billing_group_id = _pop("billing_group_id", UNSET)
        _made.project_stage_id = _pop("project_stage_id", UNSET)
        _raw_job_order_category: Any = _pop("job_order_category", UNSET)
        _made.job_order_category = (
            UNSET if _raw_job_order_category is UNSET else ProjectJobOrderCategory.from_dict(_raw_job_order_category)
        )
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


from ..models.project_job_order_category import ProjectJobOrderCategory
