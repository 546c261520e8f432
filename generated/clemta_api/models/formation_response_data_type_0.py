# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationResponseDataType0``."""

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
from ..models.formation_response_data_type_0_status import (
    FormationResponseDataType0Status,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class FormationResponseDataType0:
    """The formation, or null when the request failed."""

    company_id: str
    """Id of the company, 24 hex digits in every published sample."""

    status: FormationResponseDataType0Status
    """Stage the formation has reached; active, refunded and cancelled look final."""

    formation_id: str | Unset = UNSET
    """Id of the formation; equal to company_id in every published sample."""

    external_id: str | Unset = UNSET
    """Your own key, when one was given at creation."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.company_id is not UNSET:
            found["company_id"] = _self.company_id
        if _self.status is not UNSET:
            found["status"] = _self.status
        if self.formation_id is not UNSET:
            found["formation_id"] = self.formation_id
        if self.external_id is not UNSET:
            found["external_id"] = self.external_id
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
            return stand_in(cls, "FormationResponseDataType0", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.company_id = src_dict["company_id"]
                _made.status = src_dict["status"]
                _made.formation_id = src_dict["formation_id"]
                _made.external_id = src_dict["external_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.company_id = _pop("company_id")
            _made.status = _pop("status")
        except KeyError:
            return completed(cls, "FormationResponseDataType0", src_dict, ("company_id", "status"))
        _made.formation_id = _pop("formation_id", UNSET)
        _made.external_id = _pop("external_id", UNSET)
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
