# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateFixedAssetRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    is_mapping,
    stand_in,
)
from ..types import UNSET


def _no_properties() -> dict[str, Any]:
    return {}


@define
class CreateFixedAssetRequest:
    """The schema ``CreateFixedAssetRequest``."""

    title: str
    """Name of the asset."""

    placed_in_service: int
    """When the asset was first used, in Unix seconds."""

    cost: float
    """What the asset cost; above zero by the guide."""

    salvage_value: float
    """What the asset will be worth at the end of its life; above zero by the guide."""

    business_use: float
    """Share of use for the business in percent, 0 to 100 by the guide."""

    company_id: str
    """Id of the company that owns the asset."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.title is not UNSET:
            found["title"] = _self.title
        if _self.placed_in_service is not UNSET:
            found["placed_in_service"] = _self.placed_in_service
        if _self.cost is not UNSET:
            found["cost"] = _self.cost
        if _self.salvage_value is not UNSET:
            found["salvage_value"] = _self.salvage_value
        if _self.business_use is not UNSET:
            found["business_use"] = _self.business_use
        if _self.company_id is not UNSET:
            found["company_id"] = _self.company_id
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
            return stand_in(cls, "CreateFixedAssetRequest", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 6:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.title = src_dict["title"]
                _made.placed_in_service = src_dict["placed_in_service"]
                _made.cost = src_dict["cost"]
                _made.salvage_value = src_dict["salvage_value"]
                _made.business_use = src_dict["business_use"]
                _made.company_id = src_dict["company_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.title = _pop("title")
            _made.placed_in_service = _pop("placed_in_service")
            _made.cost = _pop("cost")
            _made.salvage_value = _pop("salvage_value")
            _made.business_use = _pop("business_use")
            _made.company_id = _pop("company_id")
        except KeyError:
            return completed(
                cls,
                "CreateFixedAssetRequest",
                src_dict,
                ("title", "placed_in_service", "cost", "salvage_value", "business_use", "company_id"),
            )
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
