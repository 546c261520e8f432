# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FixedAssetResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
)
from ..types import UNSET
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
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
            result["created_at"] = untyped.created_at
        if untyped.updated_at is not UNSET:
            result["updated_at"] = untyped.updated_at
        if untyped.title is not UNSET:
            result["title"] = untyped.title
        if untyped.placed_in_service is not UNSET:
            result["placed_in_service"] = untyped.placed_in_service
        if untyped.cost is not UNSET:
            result["cost"] = untyped.cost
        if untyped.salvage_value is not UNSET:
            result["salvage_value"] = untyped.salvage_value
        if untyped.business_use is not UNSET:
            result["business_use"] = untyped.business_use
        if untyped.fixed_asset_number is not UNSET:
            result["fixed_asset_number"] = untyped.fixed_asset_number
        if untyped.fixed_asset_number_text is not UNSET:
            result["fixed_asset_number_text"] = untyped.fixed_asset_number_text
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
            return decode_non_object(cls, "FixedAssetResponse", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 10:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                instance.created_at = src_dict["created_at"]
                instance.updated_at = src_dict["updated_at"]
                instance.title = src_dict["title"]
                instance.placed_in_service = src_dict["placed_in_service"]
                instance.cost = src_dict["cost"]
                instance.salvage_value = src_dict["salvage_value"]
                instance.business_use = src_dict["business_use"]
                instance.fixed_asset_number = src_dict["fixed_asset_number"]
                instance.fixed_asset_number_text = src_dict["fixed_asset_number_text"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.id = pop("id")
            instance.created_at = pop("created_at")
            instance.updated_at = pop("updated_at")
            instance.title = pop("title")
            instance.placed_in_service = pop("placed_in_service")
            instance.cost = pop("cost")
            instance.salvage_value = pop("salvage_value")
            instance.business_use = pop("business_use")
            instance.fixed_asset_number = pop("fixed_asset_number")
            instance.fixed_asset_number_text = pop("fixed_asset_number_text")
        except KeyError:
            return decode_incomplete(
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
