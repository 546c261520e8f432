# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FixedAssetListResponseData``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field


@define
class FixedAssetListResponseData:
    """The schema ``FixedAssetListResponseData``."""

    fixed_assets: list[FixedAssetResponse]

    total: int
    """How many fixed assets match in all, on every page together."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["fixed_assets"] = [item.to_dict() for item in self.fixed_assets]
        found["total"] = self.total
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        _raw_fixed_assets = _values.pop("fixed_assets")
        fixed_assets: list[FixedAssetResponse] = [FixedAssetResponse.from_dict(item) for item in _raw_fixed_assets]
        total: int = _values.pop("total")
        _made = cls(
            fixed_assets=fixed_assets,
            total=total,
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


from ..models.fixed_asset_response import FixedAssetResponse
