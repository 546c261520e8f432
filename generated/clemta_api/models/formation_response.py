# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import UNSET, Unset


@define
class FormationResponse:
    """The schema ``FormationResponse``."""

    success: bool
    """Whether the request was carried out."""

    message: str
    """What happened, in words for people."""

    data: FormationResponseDataType0 | None | Unset = UNSET
    """The formation, or null when the request failed."""

    error: FormationResponseErrorType0 | None | Unset = UNSET
    """The fault, or null when the request succeeded."""

    additional_properties: dict[str, Any] = field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["success"] = self.success
        found["message"] = self.message
        if not isinstance(self.data, Unset):
            found["data"] = None if self.data is None else self.data.to_dict()
        if not isinstance(self.error, Unset):
            found["error"] = None if self.error is None else self.error.to_dict()
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        values = dict(src_dict)
        success: bool = values.pop("success")
        message: str = values.pop("message")
        _data = values.pop("data", UNSET)
        data: FormationResponseDataType0 | None | Unset = (
            UNSET
            if isinstance(_data, Unset)
            else None
            if _data is None
            else FormationResponseDataType0.from_dict(_data)
        )
        _error = values.pop("error", UNSET)
        error: FormationResponseErrorType0 | None | Unset = (
            UNSET
            if isinstance(_error, Unset)
            else None
            if _error is None
            else FormationResponseErrorType0.from_dict(_error)
        )
        made = cls(
            success=success,
            message=message,
            data=data,
            error=error,
        )
        made.additional_properties = values
        return made

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


from ..models.formation_response_data_type_0 import FormationResponseDataType0
from ..models.formation_response_error_type_0 import FormationResponseErrorType0
