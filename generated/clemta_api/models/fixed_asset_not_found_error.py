# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FixedAssetNotFoundError``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


@define
class FixedAssetNotFoundError:
    """The schema ``FixedAssetNotFoundError``."""

    success: bool

    message: str

    error: FixedAssetNotFoundErrorError

    data: FixedAssetNotFoundErrorDataType0 | None | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["success"] = self.success
        found["message"] = self.message
        found["error"] = self.error.to_dict()
        if not isinstance(self.data, Unset):
            found["data"] = None if self.data is None else self.data.to_dict()
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        success: bool = _values.pop("success")
        message: str = _values.pop("message")
        _raw_error = _values.pop("error")
        error: FixedAssetNotFoundErrorError = FixedAssetNotFoundErrorError.from_dict(_raw_error)
        _raw_data = _values.pop("data", UNSET)
        data: FixedAssetNotFoundErrorDataType0 | None | Unset = (
            UNSET
            if isinstance(_raw_data, Unset)
            else None
            if _raw_data is None
            else FixedAssetNotFoundErrorDataType0.from_dict(_raw_data)
        )
        _made = cls(
            success=success,
            message=message,
            error=error,
            data=data,
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


from ..models.fixed_asset_not_found_error_data_type_0 import FixedAssetNotFoundErrorDataType0
from ..models.fixed_asset_not_found_error_error import FixedAssetNotFoundErrorError
