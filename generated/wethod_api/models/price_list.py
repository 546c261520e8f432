# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PriceList``."""

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
class PriceList:
    """The schema ``PriceList``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str

    is_default_for_client: bool

    is_default_for_company: bool

    uses_default_price_list_costs: bool

    description: str | Unset = UNSET

    available_from: datetime.date | Unset = UNSET
    """Format date."""

    available_to: datetime.date | Unset = UNSET
    """Format date."""

    client_id: int | Unset = UNSET
    """At least 1.0."""

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
        if _self.is_default_for_client is not UNSET:
            found["is_default_for_client"] = _self.is_default_for_client
        if _self.is_default_for_company is not UNSET:
            found["is_default_for_company"] = _self.is_default_for_company
        if _self.uses_default_price_list_costs is not UNSET:
            found["uses_default_price_list_costs"] = _self.uses_default_price_list_costs
        if self.description is not UNSET:
            found["description"] = self.description
        if self.available_from is not UNSET:
            found["available_from"] = json_value(self.available_from)
        if self.available_to is not UNSET:
            found["available_to"] = json_value(self.available_to)
        if self.client_id is not UNSET:
            found["client_id"] = self.client_id
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
            return stand_in(cls, "PriceList", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 11:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.name = src_dict["name"]
                _made.is_default_for_client = src_dict["is_default_for_client"]
                _made.is_default_for_company = src_dict["is_default_for_company"]
                _made.uses_default_price_list_costs = src_dict["uses_default_price_list_costs"]
                _made.description = src_dict["description"]
                _given_available_from: Any = src_dict["available_from"]
                _made.available_from = date(_given_available_from)
                _given_available_to: Any = src_dict["available_to"]
                _made.available_to = date(_given_available_to)
                _made.client_id = src_dict["client_id"]
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
            _made.is_default_for_client = _pop("is_default_for_client")
            _made.is_default_for_company = _pop("is_default_for_company")
            _made.uses_default_price_list_costs = _pop("uses_default_price_list_costs")
        except KeyError:
            return completed(
                cls,
                "PriceList",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "name",
                    "is_default_for_client",
                    "is_default_for_company",
                    "uses_default_price_list_costs",
                ),
            )
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.description = _pop("description", UNSET)
        _raw_available_from: Any = _pop("available_from", UNSET)
        _made.available_from = UNSET if _raw_available_from is UNSET else date(_raw_available_from)
        _raw_available_to: Any = _pop("available_to", UNSET)
        _made.available_to = UNSET if _raw_available_to is UNSET else date(_raw_available_to)
        _made.client_id = _pop("client_id", UNSET)
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
