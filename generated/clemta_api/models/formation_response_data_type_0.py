# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationResponseDataType0``."""

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
from ..models.formation_response_data_type_0_status import (
    FormationResponseDataType0Status,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
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

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.company_id is not UNSET:
            result["company_id"] = untyped.company_id
        if untyped.status is not UNSET:
            result["status"] = untyped.status
        if self.formation_id is not UNSET:
            result["formation_id"] = self.formation_id
        if self.external_id is not UNSET:
            result["external_id"] = self.external_id
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
            return decode_non_object(cls, "FormationResponseDataType0", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.company_id = src_dict["company_id"]
                instance.status = src_dict["status"]
                instance.formation_id = src_dict["formation_id"]
                instance.external_id = src_dict["external_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.company_id = pop("company_id")
            instance.status = pop("status")
        except KeyError:
            return decode_incomplete(cls, "FormationResponseDataType0", src_dict, ("company_id", "status"))
        instance.formation_id = pop("formation_id", UNSET)
        instance.external_id = pop("external_id", UNSET)
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
