# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationResponseDataType0``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.formation_response_data_type_0_status import (
    FormationResponseDataType0Status,
)
from ..types import UNSET, Unset


@define
class FormationResponseDataType0:
    """The formation, or null when the request failed."""

    formation_id: str | Unset = UNSET
    """Id of the formation; equal to company_id in every published sample."""

    company_id: str | Unset = UNSET
    """Id of the company, 24 hex digits in every published sample."""

    status: FormationResponseDataType0Status | Unset = UNSET
    """Stage the formation has reached; active, refunded and cancelled look final."""

    external_id: str | Unset = UNSET
    """Your own key, when one was given at creation."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if not isinstance(self.formation_id, Unset):
            found["formation_id"] = self.formation_id
        if not isinstance(self.company_id, Unset):
            found["company_id"] = self.company_id
        if not isinstance(self.status, Unset):
            found["status"] = self.status
        if not isinstance(self.external_id, Unset):
            found["external_id"] = self.external_id
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        formation_id: str | Unset = _values.pop("formation_id", UNSET)
        company_id: str | Unset = _values.pop("company_id", UNSET)
        status: FormationResponseDataType0Status | Unset = _values.pop("status", UNSET)
        external_id: str | Unset = _values.pop("external_id", UNSET)
        _made = cls(
            formation_id=formation_id,
            company_id=company_id,
            status=status,
            external_id=external_id,
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
