# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FixedAssetResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field


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

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["id"] = self.id
        found["created_at"] = self.created_at
        found["updated_at"] = self.updated_at
        found["title"] = self.title
        found["placed_in_service"] = self.placed_in_service
        found["cost"] = self.cost
        found["salvage_value"] = self.salvage_value
        found["business_use"] = self.business_use
        found["fixed_asset_number"] = self.fixed_asset_number
        found["fixed_asset_number_text"] = self.fixed_asset_number_text
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        id: str = _values.pop("id")
        created_at: int = _values.pop("created_at")
        updated_at: int = _values.pop("updated_at")
        title: str = _values.pop("title")
        placed_in_service: int = _values.pop("placed_in_service")
        cost: float = _values.pop("cost")
        salvage_value: float = _values.pop("salvage_value")
        business_use: float = _values.pop("business_use")
        fixed_asset_number: int = _values.pop("fixed_asset_number")
        fixed_asset_number_text: str = _values.pop("fixed_asset_number_text")
        _made = cls(
            id=id,
            created_at=created_at,
            updated_at=updated_at,
            title=title,
            placed_in_service=placed_in_service,
            cost=cost,
            salvage_value=salvage_value,
            business_use=business_use,
            fixed_asset_number=fixed_asset_number,
            fixed_asset_number_text=fixed_asset_number_text,
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
