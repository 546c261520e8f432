# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationBaseResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


@define
class FormationBaseResponse:
    """The schema ``FormationBaseResponse``."""

    success: bool | Unset = UNSET
    """Whether the request was carried out."""

    message: str | Unset = UNSET
    """What happened, in words for people."""

    data: FormationBaseResponseDataType0 | None | Unset = UNSET
    """The result, or null when there is none."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if not isinstance(self.success, Unset):
            found["success"] = self.success
        if not isinstance(self.message, Unset):
            found["message"] = self.message
        if not isinstance(self.data, Unset):
            found["data"] = None if self.data is None else self.data.to_dict()
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        success: bool | Unset = _values.pop("success", UNSET)
        message: str | Unset = _values.pop("message", UNSET)
        _raw_data = _values.pop("data", UNSET)
        data: FormationBaseResponseDataType0 | None | Unset = (
            UNSET
            if isinstance(_raw_data, Unset)
            else None
            if _raw_data is None
            else FormationBaseResponseDataType0.from_dict(_raw_data)
        )
        _made = cls(
            success=success,
            message=message,
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


from ..models.formation_base_response_data_type_0 import FormationBaseResponseDataType0
