# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectCreate``."""

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
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ProjectCreate:
    """A project to be made. Tags may be given as further keys, named metadata_ and the id of the tag."""

    name: str | Unset = UNSET
    """At most 500 characters."""

    client_id: int | Unset = UNSET
    client_contact_id: int | Unset = UNSET
    """The contact at the client. A company may have made it required."""

    purchase_order: str | Unset = UNSET
    pm_id: int | Unset = UNSET
    account_id: int | Unset = UNSET
    job_order_category_id: int | Unset = UNSET
    project_type_id: int | Unset = UNSET
    job_order: str | Unset = UNSET
    """At most 150 characters."""

    value: float | Unset = UNSET
    """The value in thousands of the currency."""

    probability: int | Unset = UNSET
    """How likely it is, in percent. At most 100."""

    external_cost_percentage: int | Unset = UNSET
    """The share of external cost, in percent."""

    start_date: datetime.date | Unset = UNSET
    """The starting month. A response calls it date_start. Format date."""

    duration: int | Unset = UNSET
    """How many months it lasts. At least 1."""

    due_date: datetime.date | Unset = UNSET
    """Format date."""

    signed_on: datetime.date | Unset = UNSET
    """Format date."""

    business_unit_id: int | Unset = UNSET
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
        if self.client_id is not UNSET:
            result["client_id"] = self.client_id
        if self.client_contact_id is not UNSET:
            result["client_contact_id"] = self.client_contact_id
        if self.purchase_order is not UNSET:
            result["purchase_order"] = self.purchase_order
        if self.pm_id is not UNSET:
            result["pm_id"] = self.pm_id
        if self.account_id is not UNSET:
            result["account_id"] = self.account_id
        if self.job_order_category_id is not UNSET:
            result["job_order_category_id"] = self.job_order_category_id
        if self.project_type_id is not UNSET:
            result["project_type_id"] = self.project_type_id
        if self.job_order is not UNSET:
            result["job_order"] = self.job_order
        if self.value is not UNSET:
            result["value"] = self.value
        if self.probability is not UNSET:
            result["probability"] = self.probability
        if self.external_cost_percentage is not UNSET:
            result["external_cost_percentage"] = self.external_cost_percentage
        if self.start_date is not UNSET:
            result["start_date"] = to_json(self.start_date)
        if self.duration is not UNSET:
            result["duration"] = self.duration
        if self.due_date is not UNSET:
            result["due_date"] = to_json(self.due_date)
        if self.signed_on is not UNSET:
            result["signed_on"] = to_json(self.signed_on)
        if self.business_unit_id is not UNSET:
            result["business_unit_id"] = self.business_unit_id
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
            return decode_non_object(cls, "ProjectCreate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 17:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.name = src_dict["name"]
                instance.client_id = src_dict["client_id"]
                instance.client_contact_id = src_dict["client_contact_id"]
                instance.purchase_order = src_dict["purchase_order"]
                instance.pm_id = src_dict["pm_id"]
                instance.account_id = src_dict["account_id"]
                instance.job_order_category_id = src_dict["job_order_category_id"]
                instance.project_type_id = src_dict["project_type_id"]
                instance.job_order = src_dict["job_order"]
                instance.value = src_dict["value"]
                instance.probability = src_dict["probability"]
                instance.external_cost_percentage = src_dict["external_cost_percentage"]
                json_start_date: Any = src_dict["start_date"]
                instance.start_date = parse_date(json_start_date)
                instance.duration = src_dict["duration"]
                json_due_date: Any = src_dict["due_date"]
                instance.due_date = parse_date(json_due_date)
                json_signed_on: Any = src_dict["signed_on"]
                instance.signed_on = parse_date(json_signed_on)
                instance.business_unit_id = src_dict["business_unit_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.name = pop("name", UNSET)
        instance.client_id = pop("client_id", UNSET)
        instance.client_contact_id = pop("client_contact_id", UNSET)
        instance.purchase_order = pop("purchase_order", UNSET)
        instance.pm_id = pop("pm_id", UNSET)
        instance.account_id = pop("account_id", UNSET)
        instance.job_order_category_id = pop("job_order_category_id", UNSET)
        instance.project_type_id = pop("project_type_id", UNSET)
        instance.job_order = pop("job_order", UNSET)
        instance.value = pop("value", UNSET)
        instance.probability = pop("probability", UNSET)
        instance.external_cost_percentage = pop("external_cost_percentage", UNSET)
        raw_start_date: Any = pop("start_date", UNSET)
        instance.start_date = UNSET if raw_start_date is UNSET else parse_date(raw_start_date)
        instance.duration = pop("duration", UNSET)
        raw_due_date: Any = pop("due_date", UNSET)
        instance.due_date = UNSET if raw_due_date is UNSET else parse_date(raw_due_date)
        raw_signed_on: Any = pop("signed_on", UNSET)
        instance.signed_on = UNSET if raw_signed_on is UNSET else parse_date(raw_signed_on)
        instance.business_unit_id = pop("business_unit_id", UNSET)
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
