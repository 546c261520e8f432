# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Project``."""

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
class Project:
    """A project or an opportunity. Tags come as further keys, named metadata_ and the id of the tag."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str
    value: float
    """The value in thousands of the currency."""

    probability: int
    """How likely it is, in percent. At most 100."""

    external_cost_percentage: int
    """The share of external cost, in percent."""

    date_start: datetime.date
    """The first day of the month in which it starts. Format date."""

    duration: int
    """How many months it lasts. At least 1."""

    is_archived: bool
    job_order_category_id: int
    """At least 1."""

    client_id: int
    """At least 1."""

    pm_id: int
    """At least 1."""

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
    """At least 1."""

    account_id: int | Unset = UNSET
    """At least 1."""

    client_contact_id: int | Unset = UNSET
    """At least 1."""

    reason_why_id: int | Unset = UNSET
    """At least 1."""

    business_unit_id: int | Unset = UNSET
    """At least 1."""

    billing_group_id: int | Unset = UNSET
    """At least 1."""

    project_stage_id: int | Unset = UNSET
    job_order_category: ProjectJobOrderCategory | Unset = UNSET
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
        if untyped.name is not UNSET:
            result["name"] = untyped.name
        if untyped.value is not UNSET:
            result["value"] = untyped.value
        if untyped.probability is not UNSET:
            result["probability"] = untyped.probability
        if untyped.external_cost_percentage is not UNSET:
            result["external_cost_percentage"] = untyped.external_cost_percentage
        if untyped.date_start is not UNSET:
            result["date_start"] = to_json(untyped.date_start)
        if untyped.duration is not UNSET:
            result["duration"] = untyped.duration
        if untyped.is_archived is not UNSET:
            result["is_archived"] = untyped.is_archived
        if untyped.job_order_category_id is not UNSET:
            result["job_order_category_id"] = untyped.job_order_category_id
        if untyped.client_id is not UNSET:
            result["client_id"] = untyped.client_id
        if untyped.pm_id is not UNSET:
            result["pm_id"] = untyped.pm_id
        if self.job_order is not UNSET:
            result["job_order"] = self.job_order
        if self.purchase_order is not UNSET:
            result["purchase_order"] = self.purchase_order
        if self.archived_on is not UNSET:
            result["archived_on"] = to_json(self.archived_on)
        if self.due_date is not UNSET:
            result["due_date"] = to_json(self.due_date)
        if self.signed_on is not UNSET:
            result["signed_on"] = to_json(self.signed_on)
        if self.is_timesheet_whitelist_enabled is not UNSET:
            result["is_timesheet_whitelist_enabled"] = self.is_timesheet_whitelist_enabled
        if self.project_type_id is not UNSET:
            result["project_type_id"] = self.project_type_id
        if self.account_id is not UNSET:
            result["account_id"] = self.account_id
        if self.client_contact_id is not UNSET:
            result["client_contact_id"] = self.client_contact_id
        if self.reason_why_id is not UNSET:
            result["reason_why_id"] = self.reason_why_id
        if self.business_unit_id is not UNSET:
            result["business_unit_id"] = self.business_unit_id
        if self.billing_group_id is not UNSET:
            result["billing_group_id"] = self.billing_group_id
        if self.project_stage_id is not UNSET:
            result["project_stage_id"] = self.project_stage_id
        if self.job_order_category is not UNSET:
            result["job_order_category"] = to_json(self.job_order_category)
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
            return decode_non_object(cls, "Project", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 28:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.name = src_dict["name"]
                instance.value = src_dict["value"]
                instance.probability = src_dict["probability"]
                instance.external_cost_percentage = src_dict["external_cost_percentage"]
                json_date_start: Any = src_dict["date_start"]
                instance.date_start = parse_date(json_date_start)
                instance.duration = src_dict["duration"]
                instance.is_archived = src_dict["is_archived"]
                instance.job_order_category_id = src_dict["job_order_category_id"]
                instance.client_id = src_dict["client_id"]
                instance.pm_id = src_dict["pm_id"]
                instance.job_order = src_dict["job_order"]
                instance.purchase_order = src_dict["purchase_order"]
                json_archived_on: Any = src_dict["archived_on"]
                instance.archived_on = parse_date(json_archived_on)
                json_due_date: Any = src_dict["due_date"]
                instance.due_date = parse_date(json_due_date)
                json_signed_on: Any = src_dict["signed_on"]
                instance.signed_on = parse_date(json_signed_on)
                instance.is_timesheet_whitelist_enabled = src_dict["is_timesheet_whitelist_enabled"]
                instance.project_type_id = src_dict["project_type_id"]
                instance.account_id = src_dict["account_id"]
                instance.client_contact_id = src_dict["client_contact_id"]
                instance.reason_why_id = src_dict["reason_why_id"]
                instance.business_unit_id = src_dict["business_unit_id"]
                instance.billing_group_id = src_dict["billing_group_id"]
                instance.project_stage_id = src_dict["project_stage_id"]
                json_job_order_category: Any = src_dict["job_order_category"]
                instance.job_order_category = ProjectJobOrderCategory.from_dict(json_job_order_category)
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
            instance.name = pop("name")
            instance.value = pop("value")
            instance.probability = pop("probability")
            instance.external_cost_percentage = pop("external_cost_percentage")
            raw_date_start: Any = pop("date_start")
            instance.duration = pop("duration")
            instance.is_archived = pop("is_archived")
            instance.job_order_category_id = pop("job_order_category_id")
            instance.client_id = pop("client_id")
            instance.pm_id = pop("pm_id")
        except KeyError:
            return decode_incomplete(
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
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.date_start = parse_date(raw_date_start)
        instance.job_order = pop("job_order", UNSET)
        instance.purchase_order = pop("purchase_order", UNSET)
        raw_archived_on: Any = pop("archived_on", UNSET)
        instance.archived_on = UNSET if raw_archived_on is UNSET else parse_date(raw_archived_on)
        raw_due_date: Any = pop("due_date", UNSET)
        instance.due_date = UNSET if raw_due_date is UNSET else parse_date(raw_due_date)
        raw_signed_on: Any = pop("signed_on", UNSET)
        instance.signed_on = UNSET if raw_signed_on is UNSET else parse_date(raw_signed_on)
        instance.is_timesheet_whitelist_enabled = pop("is_timesheet_whitelist_enabled", UNSET)
        instance.project_type_id = pop("project_type_id", UNSET)
        instance.account_id = pop("account_id", UNSET)
        instance.client_contact_id = pop("client_contact_id", UNSET)
        instance.reason_why_id = pop("reason_why_id", UNSET)
        instance.business_unit_id = pop("business_unit_id", UNSET)
        instance.billing_group_id = pop("billing_group_id", UNSET)
        instance.project_stage_id = pop("project_stage_id", UNSET)
        raw_job_order_category: Any = pop("job_order_category", UNSET)
        instance.job_order_category = (
            UNSET if raw_job_order_category is UNSET else ProjectJobOrderCategory.from_dict(raw_job_order_category)
        )
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


from ..models.project_job_order_category import ProjectJobOrderCategory
