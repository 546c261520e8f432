# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Invoice``."""

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
from ..models.invoice_status import InvoiceStatus
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class Invoice:
    """The schema ``Invoice``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    status: InvoiceStatus
    value: float
    issue_date: datetime.date
    """Format date."""

    project_id: int
    """At least 1."""

    invoice_number: None | str | Unset = UNSET
    purchase_order: None | str | Unset = UNSET
    exchange_rate: float | None | Unset = UNSET
    payment_date: datetime.date | None | Unset = UNSET
    """Format date."""

    notes: None | str | Unset = UNSET
    budget_area_uid: None | str | Unset = UNSET
    vat_rate_id: int | None | Unset = UNSET
    payment_term_id: int | None | Unset = UNSET
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
        if untyped.status is not UNSET:
            result["status"] = untyped.status
        if untyped.value is not UNSET:
            result["value"] = untyped.value
        if untyped.issue_date is not UNSET:
            result["issue_date"] = to_json(untyped.issue_date)
        if untyped.project_id is not UNSET:
            result["project_id"] = untyped.project_id
        if self.invoice_number is not UNSET:
            result["invoice_number"] = self.invoice_number
        if self.purchase_order is not UNSET:
            result["purchase_order"] = self.purchase_order
        if self.exchange_rate is not UNSET:
            result["exchange_rate"] = self.exchange_rate
        if self.payment_date is not UNSET:
            result["payment_date"] = to_json(self.payment_date)
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.budget_area_uid is not UNSET:
            result["budget_area_uid"] = self.budget_area_uid
        if self.vat_rate_id is not UNSET:
            result["vat_rate_id"] = self.vat_rate_id
        if self.payment_term_id is not UNSET:
            result["payment_term_id"] = self.payment_term_id
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
            return decode_non_object(cls, "Invoice", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 15:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.status = src_dict["status"]
                instance.value = src_dict["value"]
                json_issue_date: Any = src_dict["issue_date"]
                instance.issue_date = parse_date(json_issue_date)
                instance.project_id = src_dict["project_id"]
                instance.invoice_number = src_dict["invoice_number"]
                instance.purchase_order = src_dict["purchase_order"]
                instance.exchange_rate = src_dict["exchange_rate"]
                json_payment_date: Any = src_dict["payment_date"]
                instance.payment_date = None if json_payment_date is None else parse_date(json_payment_date)
                instance.notes = src_dict["notes"]
                instance.budget_area_uid = src_dict["budget_area_uid"]
                instance.vat_rate_id = src_dict["vat_rate_id"]
                instance.payment_term_id = src_dict["payment_term_id"]
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
            instance.status = pop("status")
            instance.value = pop("value")
            raw_issue_date: Any = pop("issue_date")
            instance.project_id = pop("project_id")
        except KeyError:
            return decode_incomplete(
                cls,
                "Invoice",
                src_dict,
                ("id", "created_at", "updated_at", "status", "value", "issue_date", "project_id"),
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.issue_date = parse_date(raw_issue_date)
        instance.invoice_number = pop("invoice_number", UNSET)
        instance.purchase_order = pop("purchase_order", UNSET)
        instance.exchange_rate = pop("exchange_rate", UNSET)
        raw_payment_date: Any = pop("payment_date", UNSET)
        instance.payment_date = (
            UNSET if raw_payment_date is UNSET else None if raw_payment_date is None else parse_date(raw_payment_date)
        )
        instance.notes = pop("notes", UNSET)
        instance.budget_area_uid = pop("budget_area_uid", UNSET)
        instance.vat_rate_id = pop("vat_rate_id", UNSET)
        instance.payment_term_id = pop("payment_term_id", UNSET)
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
