# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PersonUpdate``."""

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
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class PersonUpdate:
    """The schema ``PersonUpdate``."""

    name: str | Unset = UNSET
    surname: str | Unset = UNSET
    is_archived: bool | Unset = UNSET
    is_visible_in_people_allocation: bool | Unset = UNSET
    has_timesheet_required: bool | Unset = UNSET
    level_id: int | Unset = UNSET
    price_list_id: int | Unset = UNSET
    job_title_id: int | Unset = UNSET
    allocation_manager_id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.name is not UNSET:
            result["name"] = self.name
        if self.surname is not UNSET:
            result["surname"] = self.surname
        if self.is_archived is not UNSET:
            result["is_archived"] = self.is_archived
        if self.is_visible_in_people_allocation is not UNSET:
            result["is_visible_in_people_allocation"] = self.is_visible_in_people_allocation
        if self.has_timesheet_required is not UNSET:
            result["has_timesheet_required"] = self.has_timesheet_required
        if self.level_id is not UNSET:
            result["level_id"] = self.level_id
        if self.price_list_id is not UNSET:
            result["price_list_id"] = self.price_list_id
        if self.job_title_id is not UNSET:
            result["job_title_id"] = self.job_title_id
        if self.allocation_manager_id is not UNSET:
            result["allocation_manager_id"] = self.allocation_manager_id
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
            return decode_non_object(cls, "PersonUpdate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 9:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.name = src_dict["name"]
                instance.surname = src_dict["surname"]
                instance.is_archived = src_dict["is_archived"]
                instance.is_visible_in_people_allocation = src_dict["is_visible_in_people_allocation"]
                instance.has_timesheet_required = src_dict["has_timesheet_required"]
                instance.level_id = src_dict["level_id"]
                instance.price_list_id = src_dict["price_list_id"]
                instance.job_title_id = src_dict["job_title_id"]
                instance.allocation_manager_id = src_dict["allocation_manager_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.name = pop("name", UNSET)
        instance.surname = pop("surname", UNSET)
        instance.is_archived = pop("is_archived", UNSET)
        instance.is_visible_in_people_allocation = pop("is_visible_in_people_allocation", UNSET)
        instance.has_timesheet_required = pop("has_timesheet_required", UNSET)
        instance.level_id = pop("level_id", UNSET)
        instance.price_list_id = pop("price_list_id", UNSET)
        instance.job_title_id = pop("job_title_id", UNSET)
        instance.allocation_manager_id = pop("allocation_manager_id", UNSET)
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
