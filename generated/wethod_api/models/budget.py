# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Budget``."""

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
from ..models.budget_status import BudgetStatus
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class Budget:
    """The schema ``Budget``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    project_id: int
    """At least 1."""

    price_list_id: int
    """At least 1."""

    version: int
    status: BudgetStatus
    final_net_price: float
    total_external_cost: float
    total_cost: float
    total_price: float
    total_days: float
    is_baseline: bool
    notes: str
    is_currency_enabled: bool
    stream_id: int | Unset = UNSET
    final_net_price_currency: float | Unset = UNSET
    currency: str | Unset = UNSET
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
        if untyped.project_id is not UNSET:
            result["project_id"] = untyped.project_id
        if untyped.price_list_id is not UNSET:
            result["price_list_id"] = untyped.price_list_id
        if untyped.version is not UNSET:
            result["version"] = untyped.version
        if untyped.status is not UNSET:
            result["status"] = untyped.status
        if untyped.final_net_price is not UNSET:
            result["final_net_price"] = untyped.final_net_price
        if untyped.total_external_cost is not UNSET:
            result["total_external_cost"] = untyped.total_external_cost
        if untyped.total_cost is not UNSET:
            result["total_cost"] = untyped.total_cost
        if untyped.total_price is not UNSET:
            result["total_price"] = untyped.total_price
        if untyped.total_days is not UNSET:
            result["total_days"] = untyped.total_days
        if untyped.is_baseline is not UNSET:
            result["is_baseline"] = untyped.is_baseline
        if untyped.notes is not UNSET:
            result["notes"] = untyped.notes
        if untyped.is_currency_enabled is not UNSET:
            result["is_currency_enabled"] = untyped.is_currency_enabled
        if self.stream_id is not UNSET:
            result["stream_id"] = self.stream_id
        if self.final_net_price_currency is not UNSET:
            result["final_net_price_currency"] = self.final_net_price_currency
        if self.currency is not UNSET:
            result["currency"] = self.currency
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
            return decode_non_object(cls, "Budget", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.project_id = src_dict["project_id"]
                instance.price_list_id = src_dict["price_list_id"]
                instance.version = src_dict["version"]
                instance.status = src_dict["status"]
                instance.final_net_price = src_dict["final_net_price"]
                instance.total_external_cost = src_dict["total_external_cost"]
                instance.total_cost = src_dict["total_cost"]
                instance.total_price = src_dict["total_price"]
                instance.total_days = src_dict["total_days"]
                instance.is_baseline = src_dict["is_baseline"]
                instance.notes = src_dict["notes"]
                instance.is_currency_enabled = src_dict["is_currency_enabled"]
                instance.stream_id = src_dict["stream_id"]
                instance.final_net_price_currency = src_dict["final_net_price_currency"]
                instance.currency = src_dict["currency"]
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
            instance.project_id = pop("project_id")
            instance.price_list_id = pop("price_list_id")
            instance.version = pop("version")
            instance.status = pop("status")
            instance.final_net_price = pop("final_net_price")
            instance.total_external_cost = pop("total_external_cost")
            instance.total_cost = pop("total_cost")
            instance.total_price = pop("total_price")
            instance.total_days = pop("total_days")
            instance.is_baseline = pop("is_baseline")
            instance.notes = pop("notes")
            instance.is_currency_enabled = pop("is_currency_enabled")
        except KeyError:
            return decode_incomplete(
                cls,
                "Budget",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "project_id",
                    "price_list_id",
                    "version",
                    "status",
                    "final_net_price",
                    "total_external_cost",
                    "total_cost",
                    "total_price",
                    "total_days",
                    "is_baseline",
                    "notes",
                    "is_currency_enabled",
                ),
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.stream_id = pop("stream_id", UNSET)
        instance.final_net_price_currency = pop("final_net_price_currency", UNSET)
        instance.currency = pop("currency", UNSET)
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
