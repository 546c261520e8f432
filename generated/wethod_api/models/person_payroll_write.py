# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PersonPayrollWrite``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
)
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class PersonPayrollWrite:
    """The schema ``PersonPayrollWrite``."""

    person_id: int | Unset = UNSET
    business_unit_id: int | Unset = UNSET
    cost: float | Unset = _field(default=UNSET, repr=_hide)
    taxes: int | Unset = _field(default=UNSET, repr=_hide)
    from_: str | Unset = UNSET
    to: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.person_id is not UNSET:
            result["person_id"] = self.person_id
        if self.business_unit_id is not UNSET:
            result["business_unit_id"] = self.business_unit_id
        if self.cost is not UNSET:
            result["cost"] = self.cost
        if self.taxes is not UNSET:
            result["taxes"] = self.taxes
        if self.from_ is not UNSET:
            result["from"] = self.from_
        if self.to is not UNSET:
            result["to"] = self.to
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
            return decode_non_object(cls, "PersonPayrollWrite", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 6:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.person_id = src_dict["person_id"]
                instance.business_unit_id = src_dict["business_unit_id"]
                instance.cost = src_dict["cost"]
                instance.taxes = src_dict["taxes"]
                instance.from_ = src_dict["from"]
                instance.to = src_dict["to"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.person_id = pop("person_id", UNSET)
        instance.business_unit_id = pop("business_unit_id", UNSET)
        instance.cost = pop("cost", UNSET)
        instance.taxes = pop("taxes", UNSET)
        instance.from_ = pop("from", UNSET)
        instance.to = pop("to", UNSET)
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
