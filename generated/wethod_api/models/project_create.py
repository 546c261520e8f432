# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ProjectCreate``."""

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
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
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
    """How likely it is, in percent. At most 100.0."""

    external_cost_percentage: int | Unset = UNSET
    """The share of external cost, in percent."""

    start_date: datetime.date | Unset = UNSET
    """The starting month. An answer calls it date_start. Format date."""

    duration: int | Unset = UNSET
    """How many months it lasts. At least 1.0."""

    due_date: datetime.date | Unset = UNSET
    """Format date."""

    signed_on: datetime.date | Unset = UNSET
    """Format date."""

    business_unit_id: int | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.name is not UNSET:
            found["name"] = self.name
        if self.client_id is not UNSET:
            found["client_id"] = self.client_id
        if self.client_contact_id is not UNSET:
            found["client_contact_id"] = self.client_contact_id
        if self.purchase_order is not UNSET:
            found["purchase_order"] = self.purchase_order
        if self.pm_id is not UNSET:
            found["pm_id"] = self.pm_id
        if self.account_id is not UNSET:
            found["account_id"] = self.account_id
        if self.job_order_category_id is not UNSET:
            found["job_order_category_id"] = self.job_order_category_id
        if self.project_type_id is not UNSET:
            found["project_type_id"] = self.project_type_id
        if self.job_order is not UNSET:
            found["job_order"] = self.job_order
        if self.value is not UNSET:
            found["value"] = self.value
        if self.probability is not UNSET:
            found["probability"] = self.probability
        if self.external_cost_percentage is not UNSET:
            found["external_cost_percentage"] = self.external_cost_percentage
        if self.start_date is not UNSET:
            found["start_date"] = json_value(self.start_date)
        if self.duration is not UNSET:
            found["duration"] = self.duration
        if self.due_date is not UNSET:
            found["due_date"] = json_value(self.due_date)
        if self.signed_on is not UNSET:
            found["signed_on"] = json_value(self.signed_on)
        if self.business_unit_id is not UNSET:
            found["business_unit_id"] = self.business_unit_id
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
            return stand_in(cls, "ProjectCreate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 17:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.name = src_dict["name"]
                _made.client_id = src_dict["client_id"]
                _made.client_contact_id = src_dict["client_contact_id"]
                _made.purchase_order = src_dict["purchase_order"]
                _made.pm_id = src_dict["pm_id"]
                _made.account_id = src_dict["account_id"]
                _made.job_order_category_id = src_dict["job_order_category_id"]
                _made.project_type_id = src_dict["project_type_id"]
                _made.job_order = src_dict["job_order"]
                _made.value = src_dict["value"]
                _made.probability = src_dict["probability"]
                _made.external_cost_percentage = src_dict["external_cost_percentage"]
                _given_start_date: Any = src_dict["start_date"]
                _made.start_date = date(_given_start_date)
                _made.duration = src_dict["duration"]
                _given_due_date: Any = src_dict["due_date"]
                _made.due_date = date(_given_due_date)
                _given_signed_on: Any = src_dict["signed_on"]
                _made.signed_on = date(_given_signed_on)
                _made.business_unit_id = src_dict["business_unit_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.name = _pop("name", UNSET)
        _made.client_id = _pop("client_id", UNSET)
        _made.client_contact_id = _pop("client_contact_id", UNSET)
        _made.purchase_order = _pop("purchase_order", UNSET)
        _made.pm_id = _pop("pm_id", UNSET)
        _made.account_id = _pop("account_id", UNSET)
        _made.job_order_category_id = _pop("job_order_category_id", UNSET)
        _made.project_type_id = _pop("project_type_id", UNSET)
        _made.job_order = _pop("job_order", UNSET)
        _made.value = _pop("value", UNSET)
        _made.probability = _pop("probability", UNSET)
        _made.external_cost_percentage = _pop("external_cost_percentage", UNSET)
        _raw_start_date: Any = _pop("start_date", UNSET)
        _made.start_date = UNSET if _raw_start_date is UNSET else date(_raw_start_date)
        _made.duration = _pop("duration", UNSET)
        _raw_due_date: Any = _pop("due_date", UNSET)
        _made.due_date = UNSET if _raw_due_date is UNSET else date(_raw_due_date)
        _raw_signed_on: Any = _pop("signed_on", UNSET)
        _made.signed_on = UNSET if _raw_signed_on is UNSET else date(_raw_signed_on)
        _made.business_unit_id = _pop("business_unit_id", UNSET)
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
