# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateFixedAssetRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field


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

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["title"] = self.title
        found["placed_in_service"] = self.placed_in_service
        found["cost"] = self.cost
        found["salvage_value"] = self.salvage_value
        found["business_use"] = self.business_use
        found["company_id"] = self.company_id
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        title: str = _values.pop("title")
        placed_in_service: int = _values.pop("placed_in_service")
        cost: float = _values.pop("cost")
        salvage_value: float = _values.pop("salvage_value")
        business_use: float = _values.pop("business_use")
        company_id: str = _values.pop("company_id")
        _made = cls(
            title=title,
            placed_in_service=placed_in_service,
            cost=cost,
            salvage_value=salvage_value,
            business_use=business_use,
            company_id=company_id,
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
