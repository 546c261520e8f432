# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FixedAssetResponse``."""

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
class FixedAssetResponse:
    """The schema ``FixedAssetResponse``."""

    id: str
    """Id of the fixed asset, 24 hex digits in every published sample."""

    created_at: int
    """When the asset was added, in Unix seconds."""

    updated_at: int
    """When the asset last changed, in Unix seconds."""

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

    fixed_asset_number: int
    """Running number of the asset, given by the server and never changed."""

    fixed_asset_number_text: str
    """The running number with its prefix, such as AST-1."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.id is not UNSET:
            found["id"] = _self.id
        if _self.created_at is not UNSET:
            found["created_at"] = _self.created_at
        if _self.updated_at is not UNSET:
            found["updated_at"] = _self.updated_at
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
        if _self.fixed_asset_number is not UNSET:
            found["fixed_asset_number"] = _self.fixed_asset_number
        if _self.fixed_asset_number_text is not UNSET:
            found["fixed_asset_number_text"] = _self.fixed_asset_number_text
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
            return stand_in(cls, "FixedAssetResponse", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 10:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _made.created_at = src_dict["created_at"]
                _made.updated_at = src_dict["updated_at"]
                _made.title = src_dict["title"]
                _made.placed_in_service = src_dict["placed_in_service"]
                _made.cost = src_dict["cost"]
                _made.salvage_value = src_dict["salvage_value"]
                _made.business_use = src_dict["business_use"]
                _made.fixed_asset_number = src_dict["fixed_asset_number"]
                _made.fixed_asset_number_text = src_dict["fixed_asset_number_text"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.id = _pop("id")
            _made.created_at = _pop("created_at")
            _made.updated_at = _pop("updated_at")
            _made.title = _pop("title")
            _made.placed_in_service = _pop("placed_in_service")
            _made.cost = _pop("cost")
            _made.salvage_value = _pop("salvage_value")
            _made.business_use = _pop("business_use")
            _made.fixed_asset_number = _pop("fixed_asset_number")
            _made.fixed_asset_number_text = _pop("fixed_asset_number_text")
        except KeyError:
            return completed(
                cls,
                "FixedAssetResponse",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "title",
                    "placed_in_service",
                    "cost",
                    "salvage_value",
                    "business_use",
                    "fixed_asset_number",
                    "fixed_asset_number_text",
                ),
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
