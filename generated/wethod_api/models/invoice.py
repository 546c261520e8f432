# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Invoice``."""

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
from ..models.invoice_status import InvoiceStatus
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class Invoice:
    """The schema ``Invoice``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    status: InvoiceStatus

    value: float

    issue_date: datetime.date
    """Format date."""

    project_id: int
    """At least 1.0."""

    invoice_number: None | str | Unset = UNSET

    purchase_order: None | str | Unset = UNSET

    exchange_rate: float | None | Unset = UNSET

    payment_date: datetime.date | None | Unset = UNSET
    """Format date."""

    notes: None | str | Unset = UNSET

    budget_area_uid: None | str | Unset = UNSET

    vat_rate_id: int | None | Unset = UNSET

    payment_term_id: int | None | Unset = UNSET

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
        if _self.status is not UNSET:
            found["status"] = _self.status
        if _self.value is not UNSET:
            found["value"] = _self.value
        if _self.issue_date is not UNSET:
            found["issue_date"] = json_value(_self.issue_date)
        if _self.project_id is not UNSET:
            found["project_id"] = _self.project_id
        if self.invoice_number is not UNSET:
            found["invoice_number"] = self.invoice_number
        if self.purchase_order is not UNSET:
            found["purchase_order"] = self.purchase_order
        if self.exchange_rate is not UNSET:
            found["exchange_rate"] = self.exchange_rate
        if self.payment_date is not UNSET:
            found["payment_date"] = json_value(self.payment_date)
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.budget_area_uid is not UNSET:
            found["budget_area_uid"] = self.budget_area_uid
        if self.vat_rate_id is not UNSET:
            found["vat_rate_id"] = self.vat_rate_id
        if self.payment_term_id is not UNSET:
            found["payment_term_id"] = self.payment_term_id
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
            return stand_in(cls, "Invoice", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 15:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.status = src_dict["status"]
                _made.value = src_dict["value"]
                _given_issue_date: Any = src_dict["issue_date"]
                _made.issue_date = date(_given_issue_date)
                _made.project_id = src_dict["project_id"]
                _made.invoice_number = src_dict["invoice_number"]
                _made.purchase_order = src_dict["purchase_order"]
                _made.exchange_rate = src_dict["exchange_rate"]
                _given_payment_date: Any = src_dict["payment_date"]
                _made.payment_date = None if _given_payment_date is None else date(_given_payment_date)
                _made.notes = src_dict["notes"]
                _made.budget_area_uid = src_dict["budget_area_uid"]
                _made.vat_rate_id = src_dict["vat_rate_id"]
                _made.payment_term_id = src_dict["payment_term_id"]
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
            _made.status = _pop("status")
            _made.value = _pop("value")
            _raw_issue_date: Any = _pop("issue_date")
            _made.project_id = _pop("project_id")
        except KeyError:
            return completed(
                cls,
                "Invoice",
                src_dict,
                ("id", "created_at", "updated_at", "status", "value", "issue_date", "project_id"),
            )
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.issue_date = date(_raw_issue_date)
        _made.invoice_number = _pop("invoice_number", UNSET)
        _made.purchase_order = _pop("purchase_order", UNSET)
        _made.exchange_rate = _pop("exchange_rate", UNSET)
        _raw_payment_date: Any = _pop("payment_date", UNSET)
        _made.payment_date = (
            UNSET if _raw_payment_date is UNSET else None if _raw_payment_date is None else date(_raw_payment_date)
        )
        _made.notes = _pop("notes", UNSET)
        _made.budget_area_uid = _pop("budget_area_uid", UNSET)
        _made.vat_rate_id = _pop("vat_rate_id", UNSET)
        _made.payment_term_id = _pop("payment_term_id", UNSET)
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
