# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Budget``."""

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
from ..models.budget_status import BudgetStatus
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class Budget:
    """The schema ``Budget``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    project_id: int
    """At least 1.0."""

    price_list_id: int
    """At least 1.0."""

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
        if _self.project_id is not UNSET:
            found["project_id"] = _self.project_id
        if _self.price_list_id is not UNSET:
            found["price_list_id"] = _self.price_list_id
        if _self.version is not UNSET:
            found["version"] = _self.version
        if _self.status is not UNSET:
            found["status"] = _self.status
        if _self.final_net_price is not UNSET:
            found["final_net_price"] = _self.final_net_price
        if _self.total_external_cost is not UNSET:
            found["total_external_cost"] = _self.total_external_cost
        if _self.total_cost is not UNSET:
            found["total_cost"] = _self.total_cost
        if _self.total_price is not UNSET:
            found["total_price"] = _self.total_price
        if _self.total_days is not UNSET:
            found["total_days"] = _self.total_days
        if _self.is_baseline is not UNSET:
            found["is_baseline"] = _self.is_baseline
        if _self.notes is not UNSET:
            found["notes"] = _self.notes
        if _self.is_currency_enabled is not UNSET:
            found["is_currency_enabled"] = _self.is_currency_enabled
        if self.stream_id is not UNSET:
            found["stream_id"] = self.stream_id
        if self.final_net_price_currency is not UNSET:
            found["final_net_price_currency"] = self.final_net_price_currency
        if self.currency is not UNSET:
            found["currency"] = self.currency
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
            return stand_in(cls, "Budget", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.project_id = src_dict["project_id"]
                _made.price_list_id = src_dict["price_list_id"]
                _made.version = src_dict["version"]
                _made.status = src_dict["status"]
                _made.final_net_price = src_dict["final_net_price"]
                _made.total_external_cost = src_dict["total_external_cost"]
                _made.total_cost = src_dict["total_cost"]
                _made.total_price = src_dict["total_price"]
                _made.total_days = src_dict["total_days"]
                _made.is_baseline = src_dict["is_baseline"]
                _made.notes = src_dict["notes"]
                _made.is_currency_enabled = src_dict["is_currency_enabled"]
                _made.stream_id = src_dict["stream_id"]
                _made.final_net_price_currency = src_dict["final_net_price_currency"]
                _made.currency = src_dict["currency"]
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
            _made.project_id = _pop("project_id")
            _made.price_list_id = _pop("price_list_id")
            _made.version = _pop("version")
            _made.status = _pop("status")
            _made.final_net_price = _pop("final_net_price")
            _made.total_external_cost = _pop("total_external_cost")
            _made.total_cost = _pop("total_cost")
            _made.total_price = _pop("total_price")
            _made.total_days = _pop("total_days")
            _made.is_baseline = _pop("is_baseline")
            _made.notes = _pop("notes")
            _made.is_currency_enabled = _pop("is_currency_enabled")
        except KeyError:
            return completed(
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
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.stream_id = _pop("stream_id", UNSET)
        _made.final_net_price_currency = _pop("final_net_price_currency", UNSET)
        _made.currency = _pop("currency", UNSET)
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
